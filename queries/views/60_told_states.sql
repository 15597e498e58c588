-- What ledgers said of states that no date stands for, and since when.

-- grain: one project of one place and state that no date stands for; the first ledger that says so, what it calls it, and
-- its day, none where that is the first ledger of all
create macro states_told(as_of_day, as_of_moment) as table
with ledgers as (
    select
        returned.place, returned.period_end,
        max({'received_at': returned.received_at, 'submission': returned.submission}).submission as submission
    from dated_return as returned
    join register on register.form = returned.form and register.register = 'project_state'
    where returned.status = 'accepted'
        and returned.period_end <= as_of_day
        and returned.effective_at <= as_of_moment
        and coalesce(returned.withdrawn_at > as_of_moment, true)
    group by returned.place, returned.period_end
)
select
    ledgers.place, known_by(renamed.identity, said.project) as identity, said.state,
    nullif(min(ledgers.period_end), min(first.period_end)) as told_on,
    min({'period_end': ledgers.period_end, 'submission': ledgers.submission}).submission as told_in,
    min({'period_end': ledgers.period_end, 'name': exact_name(said.project)}).name as told_as
from ledgers
join project_state as said on said.submission = ledgers.submission
join pipeline_step as step on step.state = said.state
left join first_names_as_of(as_of_day, as_of_moment) as renamed
    on renamed.place = ledgers.place and renamed.exact_project = exact_name(said.project)
join (select place, min(period_end) as period_end from ledgers group by place) as first on first.place = ledgers.place
group by all;
