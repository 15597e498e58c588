-- What schemes may score, week by week or month by month.

-- grain: one place, measure and slot told of, by the last return up to the slot
create macro measured_by_slot(the_season, as_of_day, as_of_moment) as table
with told as (
    select
        place_key, indicator, ordinal, last_day,
        last_value(
            case when period is not null then {'value': value, 'status': status, 'period': period} end ignore nulls
        ) over (partition by place_key, indicator order by ordinal) as latest,
        max(ordinal) filter (period is not null) over () as last_told
    from history_as_of(the_season, as_of_day, as_of_moment, null)
),
figures as (
    select
        place_key, indicator, ordinal, last_day, latest.value as value, latest.period as period,
        coalesce(latest.status, 'not_reported') as status
    from told where ordinal <= last_told
),
slots as (select distinct ordinal, last_day from figures)
select
    figures.place_key, figures.ordinal, figures.last_day, figures.indicator as measure, figures.value as part,
    1 as whole, target.guarantee, target.work, figures.status, figures.period
from figures
left join targets_as_of(the_season, as_of_moment) as target
    on target.place = figures.place_key and target.indicator = figures.indicator
union all by name
select
    whole.place_key, whole.ordinal, whole.last_day, follow_through.ratio as measure, part.value as part,
    whole.value as whole, follow_through.target as guarantee, whole.period,
    case when whole.value = 0 then 'empty' when part.value is null then part.status else whole.status end as status
from follow_through_as_of(as_of_moment) as follow_through
join figures as whole on whole.indicator = follow_through.denominator
join figures as part
    on part.indicator = follow_through.numerator and part.place_key = whole.place_key and part.ordinal = whole.ordinal
where follow_through.season = the_season
union all by name
select
    intake.place_key, slots.ordinal, slots.last_day, case_count.measure,
    count(*) filter (
        intake.state = case_count.state and not backfilled and intake.due_at <= end_of_day(slots.last_day)
    ) as part,
    1 as whole, 'counted' as status
from intake_as_of(the_season, as_of_day, as_of_moment) as intake
cross join case_count
cross join slots
group by all
union all by name
select topics.*, slots.last_day, 1 as whole
from topics_by_slot(the_season, as_of_day, as_of_moment) as topics
join slots on slots.ordinal = topics.ordinal;
