-- grain: 一个单位一种报表到某日为止最近一份有效报表中，每个指标一行
-- unit: 数值用同行所列单位，为累计数；空值为没有数
-- source: 台账
-- params: season season, form form, place place, until day, known knowledge
select
    reported_value.indicator, indicator.label, indicator.unit, reported_value.value, reported_value.missing,
    answered.period
from returns_as_of($season, $until_day, $known_moment) as answered
join reported_value on reported_value.submission = answered.submission
join indicator on indicator.indicator = reported_value.indicator
where answered.form = $form and answered.place = $place
order by indicator.ordinal
