-- grain: 每个项目归入的每个环节一行，取自各单位最近一份台账，按印发顺序和行次
-- unit: 金额为亿元；占比为占1的份额，一个项目各环节的占比相加为1；合同额（折算）为合同总投资乘以占比；归入：confirmed 经人确认，reported 按所报，chain 没有归入环节（未填或不在清单），unknown 产业链不在清单，untold 未填产业链；原归入为经人确认而清单里不再有的环节；单元格为项目名称所在
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment=last_day, since day?, place place?, chain name?, link name?, mapped confirmed|reported|chain|unknown|untold?
select
    place.label as place, chained.project, chained.investor, chained.investor_home, region.label as region,
    chained.contract, chained.signed_on, chained.state, chained.industry, chained.listed_chain as chain,
    chained.listed_stage as stage, chained.listed_link as link,
    chained.share, chained.contract_part, chained.mapped,
    chained.said_industry, chained.chain as said_chain, chained.link as said_link, chained.task, chained.lapsed,
    chained.registered, chained.landed, chained.started, chained.producing, chained.funds, chained.terminated,
    submission.file, chained.sheet, stood.letters || chained.line::varchar as cell, submission.receipt, chained.period,
    chained.record, chained.author, chained.reason, chained.made_at,
    chained.row_number, chained.submission, place.place as place_key, region.region as region_key
from chained_as_of($as_of_day, $as_of_moment, $since_day) as chained
join place on place.place = chained.place_key
join submission on submission.submission = chained.submission
left join reported_column as stood on stood.submission = chained.submission and stood.field = 'project'
left join origins_as_of($as_of_day, $as_of_moment) as origin on origin.investor_home = chained.investor_home
join region on coalesce(region.region = origin.region, region.unknown)
where ($place is null or place.place = $place)
    and ($chain is null or chained.listed_chain = $chain)
    and ($link is null or chained.listed_link = $link)
    and ($mapped is null or chained.mapped = $mapped)
order by place.ordinal, chained.row_number, chained.listed_chain, chained.listed_link
