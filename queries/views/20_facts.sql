-- What was known: the returns and figures in force as of a day they speak of and a moment we knew them.

-- grain: one accepted return that was not taken back, of any period up to the day
create macro returns_known(the_season, as_of_day, as_of_moment) as table
select form, place, period, period_end, received_at, submission.submission
from submission
join season on season.season = submission.season
left join withdrawal on withdrawal.submission = submission.submission
where submission.season = the_season
    and status = 'accepted'
    and period_end <= as_of_day
    and effective_at(received_at, period_end, closes) <= as_of_moment
    and coalesce(effective_at(withdrawal.made_at, period_end, closes) > as_of_moment, true);

-- grain: one return of any status; of one whose season is not known only the moment it was received counts
create macro handed_in_as_of(the_season, as_of_day, as_of_moment) as table
select returned.*
from dated_return as returned
join season
    on season.season = the_season
    and listed_with(
        returned.season, returned.period_end, returned.period, season.season, counting_first, closes
    )
where returned.effective_at <= as_of_moment
    and (returned.season is null or coalesce(returned.period_end <= as_of_day, true));

-- grain: one form and place; the latest return decides, nothing is carried forward from an earlier one
-- The greatest of the rows is several times faster than the first of the sorted ones.
create macro returns_as_of(the_season, as_of_day, as_of_moment) as table
select form, place, latest.period, latest.submission
from (
    select form, place, max({
        'period_end': period_end, 'received_at': received_at, 'submission': submission, 'period': period
    }) as latest
    from returns_known(the_season, as_of_day, as_of_moment)
    group by form, place
);

-- grain: one place and indicator reported, from the one form that reports it in the season; `reported` is what the
-- return says where the city has put another value in its place
create macro figures_as_of(the_season, as_of_day, as_of_moment) as table
select
    answered.place, asked.indicator, coalesce(corrected.value, reported_value.value) as value, reported_value.missing,
    answered.period, answered.submission, reported_value.sheet, reported_value.cell, reported_value.raw,
    corrected.guard as reported, corrected.reason, corrected.author, corrected.made_at
from returns_as_of(the_season, as_of_day, as_of_moment) as answered
join asked on asked.season = the_season and asked.form = answered.form
join reported_value
    on reported_value.submission = answered.submission
    and reported_value.indicator = asked.indicator
left join corrections_as_of(the_season, as_of_day, as_of_moment) as corrected
    on corrected.form = answered.form and corrected.place = answered.place and corrected.period = answered.period
    and corrected.indicator = asked.indicator and corrected.guard = reported_value.value;
