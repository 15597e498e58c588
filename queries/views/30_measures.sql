-- How figures are measured: pace and completion.

-- grain: one row, the share of the counting window gone by the end of the day
create macro pace_as_of(the_season, as_of_day, asked_basis) as table
select ratio(calendar.gone, calendar.whole) as pace
from season
join calendar
    on calendar.season = season.season
    and calendar.basis = coalesce(asked_basis, season.pace_basis)
where season.season = the_season
    and calendar.day <= greatest(as_of_day, season.counting_first - 1)
order by calendar.day desc
limit 1;

-- grain: one place and indicator, every place with every indicator
create macro completion_as_of(the_season, as_of_day, as_of_moment, asked_basis) as table
with assessed as (
    select distinct indicator from target where season = the_season
)
select
    place.ordinal, place.place as place_key, place.label as place, place.short, indicator.indicator,
    reported_value.value as actual,
    target.guarantee as guarantee_target,
    target.work as work_target,
    ratio(reported_value.value, target.guarantee) as guarantee_completion,
    ratio(reported_value.value, target.work) as work_completion,
    pace,
    case
        when target.place is null and (assessed.indicator is not null or reported_by.form is null) then 'no_task'
        when answered.submission is null then 'not_reported'
        when reported_value.value is null then 'missing'
        else 'reported'
    end as status,
    answered.period,
    answered.submission
from place
cross join indicator
cross join pace_as_of(the_season, as_of_day, asked_basis)
left join assessed on assessed.indicator = indicator.indicator
left join reported_by on reported_by.season = the_season and reported_by.indicator = indicator.indicator
left join target
    on target.season = the_season and target.place = place.place and target.indicator = indicator.indicator
left join returns_as_of(the_season, as_of_day, as_of_moment) as answered
    on answered.place = place.place and answered.form = reported_by.form
left join reported_value
    on reported_value.submission = answered.submission and reported_value.indicator = indicator.indicator;
