-- Which firms head a chain, by the lists of key enterprises and what came of reviewing them.

-- grain: one firm and project that a list of key enterprises says heads a chain, what came of its review, if it counts
create macro heads_as_of(as_of_day, as_of_moment) as table
with reviewed as (
    select review.season, review.place, exact_name(review.firm) as exact_firm, max({
        'made_at': review.made_at, 'record': review.record, 'outcome': review.outcome, 'ends_on': review.ends_on
    }) as latest
    from enterprise_review as review
    join leading_word on leading_word.category = review.category
    join season on season.season = review.season
    where heard(review.made_at, season.closes, as_of_moment)
        and review.record not in (
            select record from ending where heard(ending.made_at, season.closes, as_of_moment)
        )
    group by all
)
select
    held.place as place_key, exact_name(listed.firm) as exact_firm,
    known_by(renamed.identity, listed.project) as identity,
    coalesce(reviewed.latest.outcome, 'declared') as outcome, counting.state is not null as counts
from registers_as_of(as_of_day, as_of_moment) as held
join key_enterprise as listed on listed.submission = held.latest.submission
join submission on submission.submission = held.latest.submission
join leading_word on says_word(listed.categories, leading_word.word)
left join reviewed
    on reviewed.season = submission.season and reviewed.place = held.place
    and holds_on(as_of_day, reviewed.latest.ends_on)
    and reviewed.exact_firm = exact_name(listed.firm)
left join first_names_as_of(as_of_day, as_of_moment) as renamed
    on renamed.place = held.place and renamed.exact_project = exact_name(listed.project)
left join counting_state as counting
    on counting.used_in = 'heads' and counting.category = leading_word.category
    and counting.state = coalesce(reviewed.latest.outcome, 'declared')
where held.register = 'key_enterprise';
