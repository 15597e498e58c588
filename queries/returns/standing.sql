-- grain: 一个单位的每个指标一行；不指定单位时列出全部单位
-- unit: 完成数用指标的单位，完成率为占1的份额；有保证目标的按完成率排名，没有的按完成数；known_as_of 使报表按另一时刻的所知取数
-- source: 达市府办函〔2022〕73号 附件1、附件2；达市府办函〔2023〕53号 四（四）
-- params: season season, place place?, as_of moment=last_day, known_as_of knowledge?
select
    indicator.indicator, indicator.label, indicator.unit, standing.actual, standing.guarantee_completion,
    standing.light, standing.targeted, standing.rank, standing.place_key
from standing_by_either($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as standing
join indicator on indicator.indicator = standing.indicator
where $place is null or standing.place_key = $place
order by standing.ordinal, indicator.ordinal
