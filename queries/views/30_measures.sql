-- How figures are measured: completion.

-- whether there is a figure, and if not, why
create macro status_of(no_task, submission, actual) as case
    when no_task then 'no_task'
    when submission is null then 'not_reported'
    when actual is null then 'missing'
    else 'reported'
end;

-- grain: one place and indicator, every place with every indicator
create macro completion_as_of(the_season, as_of_day, as_of_moment, asked_basis) as table
with targets as (
    from targets_as_of(the_season, as_of_moment)
)
select
    place.ordinal, place.place as place_key, place.label as place, place.short, asked.indicator,
    coalesce(corrected.value, reported_value.value) as actual,
    target.guarantee as guarantee_target,
    target.work as work_target,
    ratio(coalesce(corrected.value, reported_value.value), target.guarantee) as guarantee_completion,
    ratio(coalesce(corrected.value, reported_value.value), target.work) as work_completion,
    pace,
    status_of(
        target.place is null
            and (asked.form is null or count(target.guarantee) over (partition by asked.indicator) > 0),
        answered.submission, reported_value.value
    ) as status,
    answered.period,
    answered.submission
from place
cross join asked
cross join pace_as_of(the_season, as_of_day, asked_basis)
left join targets as target on target.place = place.place and target.indicator = asked.indicator
left join returns_as_of(the_season, as_of_day, as_of_moment) as answered
    on answered.place = place.place and answered.form = asked.form
left join reported_value
    on reported_value.submission = answered.submission and reported_value.indicator = asked.indicator
left join corrections_as_of(the_season, as_of_day, as_of_moment) as corrected
    on corrected.form = asked.form and corrected.place = answered.place and corrected.period = answered.period
    and corrected.indicator = asked.indicator and corrected.guard = reported_value.value
where asked.season = the_season;
