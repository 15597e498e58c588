-- grain: 清单中每个环节一行，按产业、产业链、段的顺序；有项目而没有归入环节的，每条链、每个产业另有一行，没有状态
-- unit: 取自台账；签约至投产为个（按占比折算），推进中、已落地、涉及单位、链主、在谈为个；金额为亿元，有项目而都没有填的为空；占比和集中度为占1的份额；还差为个、亿元；断链波及为环节数，占已落地环节的份额；在谈为在谈项目台账中尚未签约、终止的个数，拟投资额都没有填的为空，没有这种台账时为空；在谈起始为其中最早洽谈之日；还没有收到台账时都为空，没有状态和任务
-- source: 达市府办函〔2022〕73号 附件1；达市府办函〔2023〕53号 六大重点产业、新兴产业；状态和任务的划法见 data/gaps.toml
-- params: as_of moment=last_day, since day?, season season?, place place?
with recursive
stated as materialized (
    from link_states_as_of($as_of_day, $as_of_moment, $since_day, $place)
),
stages as (
    select distinct chain, stage, stage_covered from stated where seen.covered
),
cut as (
    select chain, stage as lost, stage from stages
    union
    select cut.chain, cut.lost, stages.stage
    from cut
    join gap_feed on gap_feed.stage = cut.stage
    join stages on stages.chain = cut.chain and stages.stage = gap_feed.feeds
),
behind as (
    select cut.chain, cut.lost, sum(stage_covered)::bigint as links
    from cut
    join stages on stages.chain = cut.chain and stages.stage = cut.stage
    group by cut.chain, cut.lost
),
asked as (
    select
        max(target) filter (counted = 'registered') as registered, max(target) filter (counted = 'started') as started,
        max(target) filter (counted = 'producing') as producing, max(target) filter (counted = 'funds') as funds
    from ratios_asked($season, $as_of_day, $as_of_moment)
)
select
    industry, stated.chain, stage, stated.link, seen.state as state_key, seen.label as state,
    seen.covered as covered, doing.task as task_key, doing.label as task,
    projects, signed, signed_money, stated.registered, landed, landed_money, stated.started, stated.producing,
    ongoing, landed_projects,
    case when seen is not null then missing_of(founded_landed - landed_projects) end as short_landed,
    followed(stated.registered, signed, asked.registered, '').needed_projects as short_registered,
    followed(stated.started, signed, asked.started, '').needed_projects as short_started,
    followed(stated.producing, signed, asked.producing, '').needed_projects as short_producing,
    followed(stated.funds, signed_money, asked.funds, 'funds').needed_money as short_funds,
    places, place_labels, places >= competing_places as competing, concentrated.largest as largest_share,
    concentrated.largest_money as largest_money_share, concentrated.squares as concentration,
    head, heads,
    case when stated.link is not null then counted_if(talked, talks.negotiations) end as negotiations, negotiated_money,
    negotiated_since,
    case when seen.covered and stage_covered = 1 then behind.links when seen.covered then 1 end as cut_off,
    ratio(cut_off, chain_covered) as cut_share, cut_off > 1 and cut_share > bottleneck_over as bottleneck,
    carriers, lead, source
from stated
cross join asked
cross join gap_bound
left join behind on behind.chain = stated.chain and behind.lost = stated.stage
cross join (select told_by('negotiation', $as_of_day, $as_of_moment, $place) as talked)
left join negotiated_as_of($as_of_day, $as_of_moment, $place) as talks
    on talks.chain = stated.chain and talks.link = stated.link
order by stated.chain is null, ordinal nulls last, industry
