-- Every return taken in, with the moment from which it counts.

-- A return received after its season closed is history being entered: it counts from the end of its period.
create macro is_backfilled(received_at, closes) as coalesce(office_day(received_at) > closes, false);

create view dated_return as
select
    submission.*,
    season.closes,
    is_backfilled(received_at, closes) as backfilled,
    case when is_backfilled(received_at, closes) and period_end is not null
        then end_of_day(period_end) else received_at end as effective_at
from submission
left join season on season.season = submission.season;
