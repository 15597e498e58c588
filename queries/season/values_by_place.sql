-- grain: 每个单位最近一次报表中的每个指标一行
-- unit: 数值用同行所列单位，为累计数；没有数的注明是哪一种空；known_as_of 使报表按另一时刻的所知取数
-- source: 达市府办函〔2023〕53号 附件1；达市府办函〔2022〕73号 附件1、附件2
-- params: season season, as_of moment=last_day, known_as_of knowledge?
select
    place.label as place, figures.indicator, indicator.label, indicator.unit, figures.value, figures.missing,
    figures.period, figures.submission, figures.sheet, figures.cell, figures.raw,
    place.place as place_key
from figures_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as figures
join place on place.place = figures.place
join indicator on indicator.indicator = figures.indicator
order by place.ordinal, indicator.ordinal
