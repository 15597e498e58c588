-- How many key enterprises of each kind a list declares, by the state of their reviews.

-- grain: as enterprises_reviewed_as_of, what counts in a use by its state
create macro enterprises_counting(the_season, as_of_day, as_of_moment, the_use) as table
select reviewed.*
from enterprises_reviewed_as_of(the_season, as_of_day, as_of_moment) as reviewed
join counting_state as counting
    on counting.used_in = the_use and counting.category = reviewed.kind and counting.state = reviewed.state;

-- grain: one place and kind of which its list holds any that count in a use; each firm or project once, by its exact name
create macro enterprises_counted_as_of(the_season, as_of_day, as_of_moment, the_use) as table
select
    reviewed.place_key, kind.kind,
    each_once(kind.counts, exact_project, exact_firm) as held,
    each_once(
        kind.counts,
        case when landed_on is not null and evidence is not null then exact_project end,
        case when landed_on is not null and evidence is not null then exact_firm end
    ) as evidenced
from enterprises_counting(the_season, as_of_day, as_of_moment, the_use) as reviewed
join enterprise_word on enterprise_word.word = reviewed.word
join enterprise_kind as kind on kind.kind = enterprise_word.kind
group by reviewed.place_key, kind.kind;

-- grain: one place and kind of which its list declares any: how many are in each state, each firm or project once
create macro states_counted_as_of(the_season, as_of_day, as_of_moment) as table
select
    reviewed.place_key, kind.kind,
    each_once(kind.counts, case when state = 'recognised' then exact_project end,
        case when state = 'recognised' then exact_firm end) as recognised,
    each_once(kind.counts, case when state = 'pending' then exact_project end,
        case when state = 'pending' then exact_firm end) as pending,
    each_once(kind.counts, case when state = 'refused' then exact_project end,
        case when state = 'refused' then exact_firm end) as refused
from enterprises_reviewed_as_of(the_season, as_of_day, as_of_moment) as reviewed
join enterprise_word on enterprise_word.word = reviewed.word
join enterprise_kind as kind on kind.kind = enterprise_word.kind
group by reviewed.place_key, kind.kind;
