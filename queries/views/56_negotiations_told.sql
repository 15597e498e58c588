-- What the registers of negotiations told of every project, return by return and last.

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

-- grain: one line of such a register, whatever it calls its project
create macro negotiations_told_as_of(as_of_day, as_of_moment) as table
select
    held.* exclude (place, latest), held.place as place_key, held.latest.period as period,
    known_by(renamed.identity, told.project) as identity, stage.reached, told.*
from negotiation_returns_as_of(as_of_day, as_of_moment) as held
join negotiation as told on told.submission = held.latest.submission
left join talk_state as stage on stage.state = told.state
left join first_names_as_of(as_of_day, as_of_moment) as renamed
    on renamed.place = held.place and renamed.exact_project = exact_name(told.project);

-- grain: one project that a unit ever listed, under whichever of its names, as it was told last
create macro negotiation_rows_as_of(as_of_day, as_of_moment) as table
select
    *, min(period_end) filter (reached = 'terminated') over named as told_ended,
    coalesce(bool_or(reached = 'intended') over named, false) as told_intended
from negotiations_told_as_of(as_of_day, as_of_moment)
window named as (partition by place_key, identity)
qualify row_number() over (partition by place_key, identity order by period_end desc, row_number) = 1;
