-- grain: 查到的全部签约项目合为一行，不论显示哪一页；一个也没有的个数为0、金额为空
-- unit: 金额为亿元；停滞为满了 data/stalls.toml 所定天数，日期不明为在等下一步而未填办到日期的项目
-- source: data/stalls.toml；台账
-- params: as_of moment=last_day, words words?, place place?, chain name?, step signed|registered|landed|started|producing|terminated?, state state?, stalled stall?, stalled_days count?, band band?, signed_in year?
select
    count(*) as projects, sum(contract) as contract, sum(funds) as funds,
    count(stall) as stalled_projects,
    count(*) filter (asked_by is not null and stalled_days is null) as unknown_days
from projects_found(
    $as_of_day, $as_of_moment, $words, $place, $chain, $step, $state, $stalled, $stalled_days, $band, $signed_in
)
