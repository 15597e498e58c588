-- The lines of lists of key enterprises that a figure is counted from, and what the city concluded upon them.

-- grain: one line of a list that names a firm of a kind in a category in which its state counts, of which any may be
-- concluded upon
create macro firm_lines_as_of(measure, the_season, the_kind, as_of_day, as_of_moment) as table
select distinct 'line' as role, named.place_key, named.submission, named.row_number
from enterprises_reviewed_as_of(the_season, as_of_day, as_of_moment) as named
join enterprise_word on enterprise_word.kind = the_kind and enterprise_word.word = named.word
left join counting_state as counting
    on counting.used_in = 'figures' and counting.category = named.kind and counting.state = named.state
where counting.state is not null or measure not in ('firms', 'firms_evidenced');

-- grain: one category of such a line that the city has concluded upon, with the conclusion and why, where it is counted
create macro review_rows_as_of(measure, the_season, the_kind, as_of_day, as_of_moment) as table
select
    'reviewed' as role, named.place_key, named.word as item, named.word as label, named.firm as named,
    outcome.text as value, named.reason, named.author, named.made_at, named.period, named.row_number, named.submission
from enterprises_reviewed_as_of(the_season, as_of_day, as_of_moment) as named
join enterprise_word on enterprise_word.kind = the_kind and enterprise_word.word = named.word
join wording as outcome on outcome.wording = 'state_' || named.state
where named.record is not null and measure in ('firms_recognised', 'firms_pending', 'firms_refused');
