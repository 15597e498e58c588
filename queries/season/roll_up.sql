-- grain: 每个单位这张表最近一份报表中的每个数一行，按印发顺序；没有报送的单位一行，没有数
-- unit: 数值用同行所列单位，更正过的为更正后的数；没有数的注明是哪一种空；收到时间为世界时；known_as_of 使报表按另一时刻的所知取数
-- source: 台账
-- params: season season, form form, as_of moment=last_day, known_as_of knowledge?
select
    place.label as place, answered.period, reported_value.indicator, indicator.unit,
    coalesce(corrected.value, reported_value.value) as value,
    reported_value.missing, submission.file, reported_value.sheet, reported_value.cell, reported_value.raw,
    submission.receipt, submission.received_at, submission.submission, place.place as place_key,
    corrected.guard, corrected.reason
from place
left join returns_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as answered
    on answered.place = place.place and answered.form = $form
left join submission on submission.submission = answered.submission
left join reported_value on reported_value.submission = answered.submission
left join corrections_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as corrected
    on corrected.form = answered.form and corrected.place = answered.place and corrected.period = answered.period
    and corrected.indicator = reported_value.indicator and corrected.guard = reported_value.value
left join indicator on indicator.indicator = reported_value.indicator
order by place.ordinal, reported_value.row_number, reported_value.sheet, reported_value.cell, reported_value.indicator
