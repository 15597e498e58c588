-- Everything the rules have found, on returns and across units, and what became of it.

-- grain: as firings_as_of and suspicions_as_of; state is genuine or refused (decided by the city), waived, returned
-- (its return was sent back), explained, unexplained, suspected (across units) or noted (a hint)
create macro fired_as_of(the_season, as_of_day, as_of_moment) as table
with fired as (
    from firings_as_of(the_season, as_of_day, as_of_moment)
    union all by name
    from suspicions_as_of(the_season, as_of_day, as_of_moment)
)
select
    fired.*, decided.outcome, decided.outcome_reason, decided.outcome_author, decided.decided_at, decided.verdict,
    case
        when decided.outcome is not null then decided.outcome
        when fired.waived then 'waived'
        when fired.status = 'rejected' then 'returned'
        when fired.family = 'city' then 'suspected'
        when fired.level <> 'explain' then 'noted'
        when fired.reason is not null then 'explained'
        else 'unexplained'
    end as state
from fired
left join verdicts_as_of(the_season, as_of_moment) as decided
    on decided.rule = fired.code and decided.subject = fired.subject;
