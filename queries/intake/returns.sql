-- grain: 一种表式收到的每份报表（含它的另一种表式）一行，注明属于哪一期，最近收到的在前；退回和撤回的也列出
-- unit: 收到时间、撤回时间为世界时
-- source: 台账
-- params: season season, form form, as_of knowledge=last_received_day
select
    place.label as place, due.ordinal, returned.receipt, returned.file, returned.status, returned.received_at,
    returned.received_by, returned.period, returned.backfilled,
    case when returned.withdrawn_at <= $as_of_moment then returned.withdrawn_at end as withdrawn_at,
    returned.submission, returned.place as place_key
from returned_during($season) as returned
join shape on shape.shape = returned.form
join reporter as place on place.form = shape.form and place.place = returned.place
join due
    on due.season = $season and due.form = shape.form
    and returned.period_end between due.first_day and due.last_day
where shape.form = $form and returned.effective_at <= $as_of_moment
order by returned.received_at desc, returned.submission desc
