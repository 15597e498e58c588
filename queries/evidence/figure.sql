-- grain: 数字背后的每个单元格一行；不指定单位时列出全部单位
-- unit: 数值用同行所列单位，市级更正过的为更正后的数，更正前的数另列；收到和更正时间为世界时；本期无变化的报表列所沿用的那一份的单元格，另列本期的回执号
-- source: 台账
-- params: season season, indicator indicator, as_of moment=last_day, place place?
select
    told.file, told.sheet, told.cell, told.raw, told.value, told.unit, told.receipt, told.received_at, told.received_by,
    place.label as place, told.period, told.submission, told.sha256,
    told.reported as guard, told.reason as correction_reason, told.author as corrected_by, told.made_at as corrected_at,
    told.repeated_in
from figure_cells_as_of($season, $as_of_day, $as_of_moment) as told
join place on place.place = told.place_key
where told.item = $indicator
    and ($place is null or told.place_key = $place)
order by place.ordinal
