-- Landed key enterprises: which return of a place holds, the firms it names, and how many there are of each kind.

-- What a name is compared by; the reader has already made its letters and brackets one form.
create macro exact_name(name) as lower(replace(name, ' ', ''));

-- grain: one place; of the shapes it handed in the one of the latest week, of one week the named list
create macro enterprise_returns_as_of(the_season, as_of_day, as_of_moment) as table
select
    answered.place, answered.form, answered.period, answered.submission,
    case when register.form = answered.form then 'list' else 'counts' end as shape
from returns_as_of(the_season, as_of_day, as_of_moment) as answered
join shape on shape.shape = answered.form
join register on register.form = shape.form and register.register = 'key_enterprise'
join submission on submission.submission = answered.submission
join form on form.season = the_season and form.form = answered.form
join slot
    on slot.season = the_season and slot.rhythm = form.rhythm
    and submission.period_end between slot.first_day and slot.last_day
qualify row_number() over (
    partition by answered.place order by slot.ordinal desc, register.form = answered.form desc, answered.form
) = 1;

-- grain: one firm and project of one place, where a named list holds
create macro key_enterprises_as_of(the_season, as_of_day, as_of_moment) as table
select
    held.place as place_key, held.period,
    exact_name(key_enterprise.firm) as exact_firm,
    exact_name(coalesce(key_enterprise.project, key_enterprise.firm)) as exact_project,
    key_enterprise.*
from enterprise_returns_as_of(the_season, as_of_day, as_of_moment) as held
join key_enterprise on key_enterprise.submission = held.submission
where held.shape = 'list';

-- whether the words of a cell, set apart by 、, hold this one
create macro says_word(words, word) as position('、' || word || '、' in '、' || words || '、') > 0;

-- grain: one place and kind of which its list holds any; each firm or project once, by its exact name
create macro enterprises_counted_as_of(the_season, as_of_day, as_of_moment) as table
select
    named.place_key, kind.kind,
    count(distinct case kind.counts when 'projects' then exact_project else exact_firm end) as held,
    count(distinct case kind.counts when 'projects' then exact_project else exact_firm end)
        filter (named.landed_on is not null and named.evidence is not null) as evidenced
from key_enterprises_as_of(the_season, as_of_day, as_of_moment) as named
join enterprise_word on says_word(named.categories, enterprise_word.word)
join enterprise_kind as kind on kind.kind = enterprise_word.kind
group by named.place_key, kind.kind;
