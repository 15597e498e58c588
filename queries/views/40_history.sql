-- How a figure came about, period by period.

-- grain: one place, indicator and slot; the latest return of the slot decides
create macro history_as_of(the_season, as_of_day, as_of_moment, asked_basis) as table
with slots as (
    select slots.*, calendar.gone, calendar.whole
    from slots_as_of(the_season, as_of_day, as_of_moment) as slots
    join season on season.season = the_season
    asof join calendar
        on calendar.season = season.season
        and calendar.basis = coalesce(asked_basis, season.pace_basis)
        and calendar.day <= slots.reached_day
),
answered as (
    select known.form, slots.ordinal, known.place, known.period, known.submission
    from slots
    join returns_known(the_season, as_of_day, as_of_moment) as known
        on known.form = slots.form and known.period_end between slots.first_day and slots.last_day
    qualify row_number() over (
        partition by known.form, slots.ordinal, known.place
        order by known.period_end desc, known.received_at desc, known.submission desc
    ) = 1
),
assessed as (
    select distinct indicator from target where season = the_season
),
valued as (
    select
        place.ordinal as place_ordinal, place.place as place_key, place.label as place, place.short,
        reported_by.indicator, slots.ordinal, slots.first_day, slots.last_day,
        answered.period, reported_value.value, target.guarantee,
        ratio(reported_value.value, target.guarantee) as completion,
        ratio(slots.gone, slots.whole) as pace,
        target.place is null and assessed.indicator is not null as no_task
    from place
    cross join reported_by
    join slots on slots.form = reported_by.form
    left join answered
        on answered.place = place.place and answered.form = slots.form and answered.ordinal = slots.ordinal
    left join reported_value
        on reported_value.submission = answered.submission and reported_value.indicator = reported_by.indicator
    left join assessed on assessed.indicator = reported_by.indicator
    left join target
        on target.season = the_season and target.place = place.place and target.indicator = reported_by.indicator
    where reported_by.season = the_season
)
select
    *,
    value - coalesce(
        lag(value ignore nulls) over (partition by indicator, place_key order by ordinal), 0
    ) as gain,
    points(completion, pace) as lead_points,
    case when no_task then 'no_task' when value is null then 'not_reported' else 'reported' end as status
from valued;
