-- Every return taken in, with the moments from which it counts and no longer does.

-- What is received or taken back after its season closed is history being entered: it counts from the end of its period.
create macro effective_at(received_at, period_end, closes) as
    case when office_day(received_at) > closes then end_of_day(period_end) else received_at end;

-- grain: one return of any status; one whose period is not known counts from the moment it was received
create view dated_return as
select
    submission.*,
    coalesce(office_day(received_at) > closes, false) as backfilled,
    coalesce(effective_at(received_at, period_end, closes), received_at) as effective_at,
    effective_at(withdrawal.made_at, period_end, closes) as withdrawn_at
from submission
left join season on season.season = submission.season
left join withdrawal on withdrawal.submission = submission.submission;

-- grain: one return of a season, or of a register that belongs to none, which is history once this season has closed
create macro returned_during(the_season) as table
select
    submission.*,
    coalesce(office_day(received_at) > closes, false) as backfilled,
    effective_at(received_at, period_end, closes) as effective_at,
    effective_at(withdrawal.made_at, period_end, closes) as withdrawn_at
from submission
join season on season.season = the_season
left join withdrawal on withdrawal.submission = submission.submission
where submission.season in (the_season, 'standing');

-- whether a return is listed with a season: its own; every one where it is not known; a register that belongs to
-- none with those that have begun and not closed on the day it speaks of, a list for a year with those of the year
create macro listed_with(its_season, its_day, its_period, the_season, counting_first, closes) as coalesce(
    its_season = the_season or (
        its_season = 'standing'
        and (its_day between counting_first and closes or its_period = year(counting_first)::varchar)
    ),
    true
);
