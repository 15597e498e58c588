-- grain: 数字背后的每个单元格一行；不指定单位时列出全部单位
-- unit: 数值用同行所列单位，市级更正过的为更正后的数，更正前的数另列；收到和更正时间为世界时
-- source: 台账
-- params: season season, indicator indicator, as_of moment=last_day, place place?
select
    submission.file, figures.sheet, figures.cell, figures.raw, figures.value, indicator.unit,
    submission.receipt, submission.received_at, submission.received_by,
    place.label as place, figures.period, figures.submission, submission.sha256,
    figures.reported as guard, figures.reason as correction_reason, figures.author as corrected_by,
    figures.made_at as corrected_at
from figures_as_of($season, $as_of_day, $as_of_moment) as figures
join submission on submission.submission = figures.submission
join place on place.place = figures.place
join indicator on indicator.indicator = figures.indicator
where figures.indicator = $indicator
    and ($place is null or figures.place = $place)
order by place.ordinal
