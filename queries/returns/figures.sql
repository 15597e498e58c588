-- grain: 一个单位一种报表当时有效的那一份中，每个指标一行；不指定单位时列出全部单位
-- unit: 数值用同行所列单位，为累计数；没有数的注明是哪一种空；收到时间为世界时；known_as_of 使报表按另一时刻的所知取数
-- source: 台账
-- params: season season, form form, place place?, as_of moment=last_day, known_as_of knowledge?
select
    reported_value.indicator, indicator.label, indicator.unit, reported_value.value, reported_value.missing,
    answered.period, submission.receipt, submission.received_at, answered.submission,
    answered.place as place_key
from returns_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as answered
join submission on submission.submission = answered.submission
join reported_value on reported_value.submission = answered.submission
join indicator on indicator.indicator = reported_value.indicator
where answered.form = $form and ($place is null or answered.place = $place)
order by answered.place, reported_value.row_number, indicator.ordinal
