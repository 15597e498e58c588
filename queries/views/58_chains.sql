-- The list of chains in force on a day as of a moment: the committed one or the one handed in for the year.

-- grain: one version of the committed list; the one in force on the day, whose stages and industries hold for all lists
create macro chain_version_as_of(as_of_day) as table
select version, since from chain_version where since <= as_of_day order by since desc limit 1;

-- grain: the accepted list of a register handed in for the latest year begun by the day, the latest of that year, or none;
-- one received after the season of the day closed is history being entered
create macro list_as_of(the_register, as_of_day, as_of_moment) as table
with known as (
    select max(closes) as closes from season where as_of_day between counting_first and closes
)
select submission.submission, period_start as since
from submission
cross join known
left join withdrawal on withdrawal.submission = submission.submission
where form in (select form from register where register = the_register)
    and status = 'accepted'
    and period_start <= as_of_day
    and heard(received_at, closes, as_of_moment)
    and not heard(withdrawal.made_at, closes, as_of_moment)
order by period_start desc, received_at desc, submission.submission desc
limit 1;

-- grain: one link of the list in force: of the latest one handed in, unless a committed one holds since later
create macro listed_links_as_of(as_of_day, as_of_moment) as table
with uploaded as (
    select submission
    from list_as_of('listed_link', as_of_day, as_of_moment) as handed_in
    where not exists (from chain_version_as_of(as_of_day) as held where held.since > handed_in.since)
)
select
    row_number as ordinal, industry, chain, chain_aliases, stage, link, aliases, keywords, carriers, lead, source,
    listed_link.submission, sheet, line
from listed_link
join uploaded on uploaded.submission = listed_link.submission
union all
select
    ordinal, industry, chain, chain_aliases, stage, link, aliases, keywords, carriers, lead, source, null, null, null
from chain_link
join chain_version_as_of(as_of_day) as held on held.version = chain_link.version
where not exists (from uploaded);

-- grain: one listed link
create macro chain_links_as_of(as_of_day, as_of_moment) as table
select
    held.version, listed.*, chain_stage.ordinal as stage_ordinal, industry.ordinal as industry_ordinal, industry.kind
from listed_links_as_of(as_of_day, as_of_moment) as listed
cross join chain_version_as_of(as_of_day) as held
join chain_stage on chain_stage.version = held.version and chain_stage.stage = listed.stage
join industry on industry.version = held.version and industry.industry = listed.industry;
