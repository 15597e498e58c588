-- What was known: the returns and figures in force as of a day they speak of and a moment we knew them.

-- grain: one accepted return, of any period up to the day
create macro returns_known(the_season, as_of_day, as_of_moment) as table
select *
from dated_return
where season = the_season
    and status = 'accepted'
    and period_end <= as_of_day
    and effective_at <= as_of_moment;

-- grain: one form and place; the latest return decides, nothing is carried forward from an earlier one
create macro returns_as_of(the_season, as_of_day, as_of_moment) as table
select *
from returns_known(the_season, as_of_day, as_of_moment)
qualify row_number() over (
    partition by form, place order by period_end desc, received_at desc, submission desc
) = 1;

-- grain: one place and indicator reported, from the one form that reports it in the season
create macro figures_as_of(the_season, as_of_day, as_of_moment) as table
select
    answered.place, reported_by.indicator, reported_value.value, reported_value.missing,
    answered.period, answered.submission, reported_value.sheet, reported_value.cell, reported_value.raw
from returns_as_of(the_season, as_of_day, as_of_moment) as answered
join reported_by on reported_by.season = the_season and reported_by.form = answered.form
join reported_value
    on reported_value.submission = answered.submission
    and reported_value.indicator = reported_by.indicator;
