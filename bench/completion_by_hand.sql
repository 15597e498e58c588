-- grain: one place, as completion/by_place
-- What a practised hand writes for this one question on these tables: one statement, no macros, no views.
-- Shares are plain divisions of whole numbers of 10^-8, so that equal shares are equal.
with
latest as (
    select s.form, s.place, s.period, s.submission
    from submission s
    join season on season.season = s.season
    where s.season = $season and s.status = 'accepted' and s.period_end <= $as_of_day
        and case when (s.received_at + interval 8 hours)::date > season.closes
            then s.period_end::timestamp + interval 16 hours - interval 1 microsecond else s.received_at end <= $as_of_moment
        and s.submission not in (
            select w.submission from withdrawal w
            where case when (w.made_at + interval 8 hours)::date > season.closes
                then s.period_end::timestamp + interval 16 hours - interval 1 microsecond else w.made_at end <= $as_of_moment
        )
    qualify row_number() over (
        partition by s.form, s.place order by s.period_end desc, s.received_at desc, s.submission desc
    ) = 1
),
pace as (
    select gone / whole as pace
    from calendar
    where season = $season and coalesce(basis = $pace_basis, own) and day <= $as_of_day
    order by day desc
    limit 1
),
corrected as (
    select form, place, period, guard, arg_max(value, made_at) as value
    from correction
    where season = $season and indicator = $indicator and counts_from <= $as_of_moment
        and coalesce(ends_on >= $as_of_day, true)
        and record not in (
            select e.record from ending e
            join season on season.season = $season
            where e.made_at <= $as_of_moment or (e.made_at + interval 8 hours)::date > season.closes
        )
    group by all
),
uploaded as (
    select s.form, arg_max(s.submission, (s.received_at, s.submission)) as submission
    from submission s
    join season on season.season = s.season
    where s.season = $season and s.status = 'accepted' and s.form in (select form from targeting)
        and case when (s.received_at + interval 8 hours)::date > season.closes
            then s.period_end::timestamp + interval 16 hours - interval 1 microsecond else s.received_at end <= $as_of_moment
        and s.submission not in (
            select w.submission from withdrawal w
            where case when (w.made_at + interval 8 hours)::date > season.closes
                then s.period_end::timestamp + interval 16 hours - interval 1 microsecond else w.made_at end <= $as_of_moment
        )
    group by s.form
),
aimed as (
    select
        v.place, max(v.value) filter (v.level = 'guarantee') as guarantee,
        max(v.value) filter (v.level = 'work') as work
    from uploaded u
    join target_value v on v.submission = u.submission and v.indicator = $indicator and v.value is not null
    group by v.place
    union all
    select place, guarantee, work
    from target
    where season = $season and indicator = $indicator and not exists (
        from uploaded u join targeting t on t.form = u.form and t.indicator = $indicator
    )
),
figure as (
    select l.place, l.period, l.submission, coalesce(c.value, v.value) as value
    from latest l
    left join reported_value v on v.submission = l.submission and v.indicator = $indicator
    left join corrected c on c.form = l.form and c.place = l.place and c.period = l.period and c.guard = v.value
),
counted as (
    select
        p.label as place, f.value as actual, t.guarantee as guarantee_target, t.work as work_target,
        (f.value::double * 100000000)::bigint / (t.guarantee::double * 100000000)::bigint as guarantee_completion,
        (f.value::double * 100000000)::bigint / (t.work::double * 100000000)::bigint as work_completion,
        pace, (guarantee_completion - pace) * 100 as lead_points,
        case when t.place is null then 'no_task' when f.submission is null then 'not_reported'
            when f.value is null then 'missing' else 'reported' end as status,
        p.place as place_key, p.short, f.period, f.submission, p.ordinal
    from place p
    cross join pace
    left join aimed t on t.place = p.place
    left join figure f on f.place = p.place
)
select
    place, actual, guarantee_target, work_target, guarantee_completion, work_completion, level.label as level,
    pace, lead_points, light.label as light,
    case when guarantee_completion is not null
        then rank() over (order by guarantee_completion desc nulls last) end as rank,
    place_key, short, status, period, submission
from counted
left join level on level.level = case when actual >= work_target then 'work'
    when actual >= guarantee_target then 'guarantee' when actual < guarantee_target then 'short' end
left join light on lead_points >= coalesce(light.least_lead, -1e9) and lead_points < coalesce(light.below, 1e9)
order by rank nulls last, ordinal
