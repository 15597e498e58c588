-- The topics of key enterprises, week by week.

-- grain: one place, topic and week; by the return that held at its end, with every correction and conclusion that counts
-- by the day, of the conclusions those that hold at the end of the week
create macro topics_by_slot(the_season, as_of_day, as_of_moment) as table
with held as (
    select slot.ordinal, least(slot.last_day, as_of_day) as day, known.*
    from enterprise_returns_known(the_season, as_of_day, as_of_moment) as known
    join form on form.season = the_season and form.form = known.form
    join slot on slot.season = the_season and slot.rhythm = form.rhythm and slot.ordinal >= known.slot_ordinal
    qualify row_number() over (
        partition by slot.ordinal, known.place
        order by known.slot_ordinal desc, shape = 'list' desc, period_end desc, received_at desc, submission desc
    ) = 1
),
listed as (
    select
        held.ordinal, held.place, topic.kind,
        each_once(topic.counts, exact_name(coalesce(named.project, named.firm)), exact_name(named.firm)) as enterprises
    from held
    join key_enterprise as named on held.shape = 'list' and named.submission = held.submission
    join enterprise_word as word on says_word(named.categories, word.word)
    join enterprise_kind as category on category.kind = word.kind and category.level = 'category'
    join enterprise_kind as topic on topic.kind = category.topic and topic.level = 'topic'
    left join reviews_concluded(the_season, as_of_moment) as reviewed
        on reviewed.place = held.place and reviewed.exact_firm = exact_name(named.firm)
        and reviewed.category = category.kind and holds_on(held.day, reviewed.latest.ends_on)
        and coalesce(reviewed.exact_project, exact_name(coalesce(named.project, named.firm)))
            = exact_name(coalesce(named.project, named.firm))
    join counting_state as counting
        on counting.used_in = 'scores' and counting.category = category.kind
        and counting.state = coalesce(reviewed.latest.outcome, 'declared')
    group by held.ordinal, held.place, topic.kind
)
select
    held.place as place_key, held.ordinal, topic.indicator as measure, held.period,
    case held.shape when 'list' then coalesce(listed.enterprises, 0)
        else coalesce(corrected.value, told.value) end as part,
    status_of(false, held.submission, case when held.shape = 'list' then 0 else told.value end) as status
from held
join enterprise_kind as topic on topic.level = 'topic'
left join listed
    on listed.ordinal = held.ordinal and listed.place = held.place and listed.kind = topic.kind
left join reported_value as told on told.submission = held.submission and told.indicator = topic.indicator
left join corrections_as_of(the_season, as_of_day, as_of_moment) as corrected
    on corrected.form = held.form and corrected.place = held.place and corrected.period = held.period
    and corrected.indicator = topic.indicator and corrected.guard = told.value;
