-- How a figure came about, period by period.

-- grain: one place, indicator and slot; the latest return of the slot decides
-- What accumulates starts from nothing, so that its first figure was all gained; a stock has gained nothing yet.
create macro history_as_of(the_season, as_of_day, as_of_moment, asked_basis) as table
with targets as (
    from targets_as_of(the_season, as_of_moment)
),
slots as (
    select slots.*, paces.pace
    from slots_as_of(the_season, as_of_day, as_of_moment) as slots
    asof join paces(the_season, asked_basis) as paces on paces.day <= slots.reached_day
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
valued as (
    select
        place.ordinal as place_ordinal, place.place as place_key, place.label as place, place.short,
        asked.indicator, slots.ordinal, slots.first_day, slots.last_day,
        answered.period, answered.submission, coalesce(corrected.value, reported_value.value) as value,
        target.guarantee, indicator.nature,
        ratio(coalesce(corrected.value, reported_value.value), target.guarantee) as completion,
        slots.pace,
        status_of(
            target.place is null and count(target.guarantee) over (partition by asked.indicator) > 0,
            answered.submission, reported_value.value
        ) as status
    from place
    cross join asked
    join indicator on indicator.indicator = asked.indicator
    join slots on slots.form = asked.form
    left join answered
        on answered.place = place.place and answered.form = slots.form and answered.ordinal = slots.ordinal
    left join reported_value
        on reported_value.submission = answered.submission and reported_value.indicator = asked.indicator
    left join corrections_as_of(the_season, as_of_day, as_of_moment) as corrected
        on corrected.form = slots.form and corrected.place = answered.place and corrected.period = answered.period
        and corrected.indicator = asked.indicator and corrected.guard = reported_value.value
    left join targets as target on target.place = place.place and target.indicator = asked.indicator
    where asked.season = the_season
)
select
    *,
    value - coalesce(
        lag(value ignore nulls) over (partition by indicator, place_key order by ordinal),
        case when nature <> 'snapshot' then 0 end
    ) as gain,
    points(completion, pace) as lead_points
from valued;
