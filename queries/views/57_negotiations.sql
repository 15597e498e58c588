-- Projects under negotiation: as they were told last, and what became of them. No signed figure is taken from them.

-- grain: one unit and day that a register of negotiations speaks of: the one that holds, and the day of the next
create macro negotiation_returns_as_of(as_of_day, as_of_moment) as table
select place, period_end, max({
    'received_at': received_at, 'submission': submission, 'period': period
}) as latest,
    lead(period_end) over (partition by place order by period_end) as next_end,
    min(period_end) over (partition by place) as first_end, max(period_end) over (partition by place) as last_end
from registers_known(as_of_day, as_of_moment)
where register = 'negotiation'
group by place, period_end;

-- grain: one project that a unit ever listed, under whichever of its names, as it was told last
create macro negotiation_rows_as_of(as_of_day, as_of_moment) as table
select
    held.* exclude (place, latest), held.place as place_key, held.latest.period as period,
    known_by(renamed.identity, told.project) as identity, stage.reached, told.*,
    min(held.period_end) filter (stage.reached = 'terminated') over named as told_ended,
    coalesce(bool_or(stage.reached = 'intended') over named, false) as told_intended
from negotiation_returns_as_of(as_of_day, as_of_moment) as held
join negotiation as told on told.submission = held.latest.submission
left join talk_state as stage on stage.state = told.state
left join first_names_as_of(as_of_day, as_of_moment) as renamed
    on renamed.place = held.place and renamed.exact_project = exact_name(told.project)
window named as (partition by held.place, known_by(renamed.identity, told.project))
qualify row_number() over (
    partition by held.place, known_by(renamed.identity, told.project) order by held.period_end desc, told.row_number
) = 1;

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
