-- Where the rules did not hold, and what has been said about it.

-- grain: one finding of a return that was answered; the reason given last
create macro explained_as_of(the_season, as_of_moment) as table
select explanation.submission, explanation.ordinal, max({
    'made_at': explanation.made_at, 'reason': reason, 'author': author
}) as latest
from explanation
join dated_return as returned on returned.submission = explanation.submission
join season on season.season = the_season
where heard(explanation.made_at, season.closes, as_of_moment) or returned.backfilled
group by explanation.submission, explanation.ordinal;

-- grain: one finding of a rule on a return handed in; the reason given last, and whether the city lets it stand
create macro firings_as_of(the_season, as_of_day, as_of_moment) as table
select
    finding.*, rule.ordinal as rule_ordinal, rule.label, rule.family, rule.level as rule_level,
    returned.form, returned.place, returned.period, returned.period_end, returned.receipt, returned.received_at,
    returned.status, explained.latest.reason as reason, explained.latest.author as author,
    explained.latest.made_at as explained_at,
    finding.level <> rule.level or exists (
        from waiver
        join reported_value as reported
            on reported.submission = finding.submission and reported.sheet = finding.sheet
            and reported.cell = finding.cell and reported.indicator = waiver.indicator
            and reported.value = waiver.guard
        where waiver.rule = finding.code and waiver.form = returned.form and waiver.place = returned.place
            and (heard(waiver.made_at, season.closes, as_of_moment) or returned.backfilled)
            and coalesce(waiver.ends_on >= as_of_day, true)
            and waiver.record not in (select record from ended_as_of(the_season, as_of_moment))
    ) as waived,
    finding.submission || ':' || finding.ordinal as subject
from handed_in_as_of(the_season, as_of_day, as_of_moment) as returned
join season on season.season = the_season
join finding on finding.submission = returned.submission
join rule on rule.season = the_season and rule.rule = finding.code
left join explained_as_of(the_season, as_of_moment) as explained
    on explained.submission = finding.submission and explained.ordinal = finding.ordinal;
