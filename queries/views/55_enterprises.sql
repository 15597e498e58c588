-- Landed key enterprises: which return of a place holds, and the firms it names.

-- grain: one return of key enterprises known, with its shape and the week it speaks of
create macro enterprise_returns_known(the_season, as_of_day, as_of_moment) as table
select known.*, slot.ordinal as slot_ordinal, case when register.form = known.form then 'list' else 'counts' end as shape
from returns_known(the_season, as_of_day, as_of_moment) as known
join shape on shape.shape = known.form
join register on register.form = shape.form and register.register = 'key_enterprise'
join form on form.season = the_season and form.form = known.form
join slot
    on slot.season = the_season and slot.rhythm = form.rhythm
    and known.period_end between slot.first_day and slot.last_day;

-- grain: one place; of the shapes it handed in the one of the latest week, of one week the named list
create macro enterprise_returns_as_of(the_season, as_of_day, as_of_moment) as table
select place, form, period, submission, shape
from enterprise_returns_known(the_season, as_of_day, as_of_moment)
qualify row_number() over (
    partition by place
    order by slot_ordinal desc, shape = 'list' desc, period_end desc, received_at desc, submission desc
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

-- how many firms or projects there are, each once
create macro each_once(counts, project, firm) as count(distinct case counts when 'projects' then project else firm end);
