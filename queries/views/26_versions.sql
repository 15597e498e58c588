-- Which return counts among those a unit handed in for one week or month.

-- grain: one return handed in; standing is in_force, replaced, withdrawn or rejected
create macro versions_as_of(the_season, as_of_day, as_of_moment) as table
with stood as (
    select
        returned.*, slot.ordinal as slot_ordinal,
        case when returned.withdrawn_at <= as_of_moment then 'withdrawn' else returned.status end as stands
    from handed_in_as_of(the_season, as_of_day, as_of_moment) as returned
    left join form on form.season = returned.season and form.form = returned.form
    left join slot
        on slot.season = returned.season and slot.rhythm = form.rhythm
        and returned.period_end between slot.first_day and slot.last_day
)
select
    *,
    case when stands <> 'accepted' then stands
        when row_number() over (
            partition by form, place, slot_ordinal, stands order by period_end desc, received_at desc, submission desc
        ) = 1 then 'in_force'
        else 'replaced' end as standing
from stood;
