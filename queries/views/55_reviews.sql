-- What came of reviewing the key enterprises that units declare, and how many of each kind count by it.

-- grain: one unit, firm, category and, where the category counts projects, project; the record made last and not ended
create macro reviews_concluded(the_season, as_of_moment) as table
select place, exact_name(firm) as exact_firm, exact_name(project) as exact_project, category, max({
    'made_at': made_at, 'record': record, 'outcome': outcome, 'reason': reason, 'author': author, 'firm': firm,
    'project': project, 'ends_on': ends_on
}) as latest
from enterprise_review
join season on season.season = the_season
where enterprise_review.season = the_season
    and heard(made_at, season.closes, as_of_moment)
    and record not in (select record from ended_as_of(the_season, as_of_moment))
group by all;

-- whether a conclusion holds on a day: one whose last day is over leaves what is declared, not an earlier conclusion
create macro holds_on(day, ends_on) as coalesce(ends_on >= day, true);

-- grain: as reviews_concluded, those that hold on the day
create macro reviews_as_of(the_season, as_of_day, as_of_moment) as table
from reviews_concluded(the_season, as_of_moment) where holds_on(as_of_day, latest.ends_on);

-- grain: one firm and project of a named list and category it is declared in, with its state: declared where nobody
-- reviewed it
create macro enterprises_reviewed_as_of(the_season, as_of_day, as_of_moment) as table
select
    named.*, enterprise_word.word, kind.kind, coalesce(reviewed.latest.outcome, 'declared') as state,
    reviewed.latest.reason as reason, reviewed.latest.author as author, reviewed.latest.made_at as made_at,
    reviewed.latest.ends_on as ends_on, reviewed.latest.record as record
from key_enterprises_as_of(the_season, as_of_day, as_of_moment) as named
join enterprise_word on says_word(named.categories, enterprise_word.word)
join enterprise_kind as kind on kind.kind = enterprise_word.kind and kind.level = 'category'
left join reviews_as_of(the_season, as_of_day, as_of_moment) as reviewed
    on reviewed.place = named.place_key and reviewed.exact_firm = named.exact_firm and reviewed.category = kind.kind
    and coalesce(reviewed.exact_project, named.exact_project) = named.exact_project;

-- grain: one conclusion that counts, as it is told among what the city has decided
create macro reviews_said_as_of(the_season, as_of_day, as_of_moment) as table
select
    'reviewed_' || latest.outcome as kind, place, concat_ws('，', latest.firm, latest.project, kind.label) as subject,
    latest.reason as reason, latest.author as author, latest.made_at as made_at, latest.ends_on as ends_on,
    latest.record as record
from reviews_as_of(the_season, as_of_day, as_of_moment) as reviewed
join enterprise_kind as kind on kind.kind = reviewed.category and kind.level = 'category';
