-- Projects under negotiation: as they were told last, and what became of them. No signed figure is taken from them.

-- grain: one such project. It is signed where the unit's ledger lists it, `ended` where it was given up or is no more
-- listed; `left_on` is the day it stopped waiting, or was last seen waiting. Days after the day asked for are not known.
create macro negotiations_as_of(as_of_day, as_of_moment) as table
with signing as (
    select place_key, identity, min(signed_on) as signed_on
    from projects_known_as_of(as_of_day, as_of_moment)
    where coalesce(signed_on <= as_of_day, true)
    group by all
),
stood as (
    select
        told.* exclude (told_ended, told_intended, next_end, first_end), signing.place_key is not null as signed,
        signing.signed_on,
        not signed and (coalesce(told.reached = 'terminated', false) or told.next_end is not null) as ended,
        signed or told_intended or coalesce(told.intended_on <= as_of_day, false) as intended,
        case when talked_on <= as_of_day then talked_on end as talked_day,
        case when intended_on <= as_of_day then intended_on end as intended_day,
        nullif(coalesce(told_ended, next_end), first_end) as ended_on
    from negotiation_rows_as_of(as_of_day, as_of_moment) as told
    left join signing on signing.place_key = told.place_key and signing.identity = told.identity
)
select
    * exclude (last_end, ended_on), case when ended then ended_on end as ended_on,
    case when signed then 'signed' when ended then 'terminated' when intended then 'intended' else 'negotiating' end
        as stands_at,
    case when signed then signed_on when ended then coalesce(ended_on, greatest(talked_day, intended_day))
        else least(last_end, as_of_day) end as left_on
from stood;
