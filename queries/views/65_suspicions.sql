-- What has to be looked into across units, and everything rules have found, with what became of it.

-- a name by its letters: blanks, brackets and marks aside
create macro plain_name(name) as lower(regexp_replace(name, '[\s\p{Z}\p{P}]', '', 'g'));

-- grain: one city-wide rule and project in force that may be another unit's, too; all of them share the `subject`
create macro matched_as_of(as_of_day, as_of_moment) as table
with listed as (
    select *, plain_name(project) as name, plain_name(investor) as firm
    from projects_as_of(as_of_day, as_of_moment)
),
keyed as (
    select city_rule.*, listed.*, name as subject
    from listed
    join city_rule on city_rule.kind = 'same_name' and length(name) >= city_rule.least_letters
    union all
    select city_rule.*, listed.*, firm || '|' || signed_on || '|' || contract as subject
    from listed
    join city_rule on city_rule.kind = 'same_deal' and firm <> ''
    qualify min(name) over (partition by subject) <> max(name) over (partition by subject)
)
from keyed
where subject is not null
qualify min(place_key) over (partition by rule, subject) <> max(place_key) over (partition by rule, subject);

-- grain: as matched_as_of, in the columns of firings_as_of
create macro suspicions_as_of(the_season, as_of_day, as_of_moment) as table
with matched as (from matched_as_of(as_of_day, as_of_moment)),
others as (
    select
        mine.rule, mine.submission, mine.row_number,
        string_agg(
            distinct place.short || '“' || theirs.project || '”', '、' order by place.short || '“' || theirs.project || '”'
        ) as others
    from matched as mine
    join matched as theirs
        on theirs.rule = mine.rule and theirs.subject = mine.subject and theirs.place_key <> mine.place_key
    join place on place.place = theirs.place_key
    group by mine.rule, mine.submission, mine.row_number
),
told as (
    select matched.*, others.others, stood.letters || matched.line as cell
    from matched
    join others using (rule, submission, row_number)
    join reported_column as stood on stood.submission = matched.submission and stood.field = 'project'
)
select
    told.submission, told.row_number as ordinal, told.rule as code, rule.level, told.sheet, told.cell,
    told.project as read, told.wanted,
    replace(replace(replace(told.message, '{cell}', told.cell), '{read}', told.project), '{others}', told.others)
        as message,
    rule.ordinal as rule_ordinal, rule.label, rule.family, rule.level as rule_level,
    returned.form, returned.place, returned.period, returned.period_end, returned.receipt, returned.received_at,
    returned.status, false as waived, told.subject
from told
join submission as returned on returned.submission = told.submission
join rule on rule.season = the_season and rule.rule = told.rule;
