-- grain: 查到的签约项目每个一行，取自各单位最近一份台账，按所选次序，只取其中一页；查到的总数写在每行
-- unit: 金额为亿元；停留天数自办到该步之日起算，未填日期的为空；停滞为满了 data/stalls.toml 所定天数；单元格为项目名称所在；不写 limit 列出全部
-- source: data/stalls.toml；台账
-- params: as_of moment=last_day, words words?, place place?, chain name?, step signed|registered|landed|started|producing|terminated?, state state?, stalled stall?, stalled_days count?, band band?, signed_in year?, sort ledger|contract|funds|rate|newest|oldest|longest?, limit count?, offset count?
select
    page.total, page.place, page.project, page.investor, page.investor_home, page.categories, page.industry,
    page.listed_chain as chain, page.link, page.task, page.contract, page.funds, page.funds_rate, page.signed_on,
    page.step, page.state, page.stalled_days, rule.label as stalled,
    submission.file, page.sheet, stood.letters || page.line::varchar as cell, submission.receipt, page.period,
    page.row_number, page.submission, page.place_key
from projects_page(
    $as_of_day, $as_of_moment, $words, $place, $chain, $step, $state, $stalled, $stalled_days, $band, $signed_in,
    $sort, $limit, $offset
) as page
join submission on submission.submission = page.submission
left join reported_column as stood on stood.submission = page.submission and stood.field = 'project'
left join (select distinct stall, label from stall_rule) as rule on rule.stall = page.stall
order by page.nth
