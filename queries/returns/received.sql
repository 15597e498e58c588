-- grain: 每份收到的报表一行，最近收到的在前；认不出考核期的报表在每个考核期都列出
-- unit: 拒收、需说明、提示为条数；收到时间、撤回时间为世界时
-- source: 台账
-- params: season season, as_of moment=last_received_day
select
    returned.receipt, place.label as place, form.label as form, returned.period, returned.status, returned.received_at,
    returned.file,
    count(*) filter (where finding.level = 'reject') as rejects,
    count(*) filter (where finding.level = 'explain') as explains,
    count(*) filter (where finding.level = 'hint') as hints,
    returned.submission, returned.backfilled, returned.received_by, place.place as place_key,
    returned.standing, returned.withdrawn_at, returned.form as form_key
from versions_as_of($season, $as_of_day, $as_of_moment) as returned
left join reporter as place on place.form = returned.form and place.place = returned.place
left join form on form.season = returned.season and form.form = returned.form
left join finding on finding.submission = returned.submission
group by all
order by returned.received_at desc, returned.submission desc
