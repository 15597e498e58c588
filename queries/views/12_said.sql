-- What people say, as of a moment: said after its season closed it is history being entered and counts on every day.

create macro heard(made_at, closes, as_of_moment) as
    coalesce(made_at <= as_of_moment or office_day(made_at) > closes, false);

-- grain: one record of what the city said or decided that has been ended
create macro ended_as_of(the_season, as_of_moment) as table
select ending.record
from ending
join season on season.season = the_season
where heard(ending.made_at, season.closes, as_of_moment);

-- grain: one rule and subject with a verdict not ended; the one made last
create macro verdicts_as_of(the_season, as_of_moment) as table
select
    rule, subject, latest.outcome, latest.reason as outcome_reason, latest.author as outcome_author,
    latest.made_at as decided_at, latest.record as verdict
from (
    select rule, subject, max({
        'made_at': made_at, 'outcome': outcome, 'reason': reason, 'author': author, 'record': record
    }) as latest
    from verdict
    join season on season.season = the_season
    where heard(made_at, closes, as_of_moment)
        and record not in (select record from ended_as_of(the_season, as_of_moment))
    group by rule, subject
);

-- grain: one unit, form and stretch of due days let off; from the facts, which have no record, and from the ledger
create macro exemptions_as_of(the_season, as_of_day, as_of_moment) as table
select place, form, first_day, last_day, reason, null as author, null as made_at, null as record
from exemption
where granted <= as_of_day
union all
select granted.place, granted.form, first_day, last_day, reason, author, made_at, record
from reporting_exemption as granted
join season on season.season = the_season
where heard(made_at, closes, as_of_moment)
    and record not in (select record from ended_as_of(the_season, as_of_moment));
