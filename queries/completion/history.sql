-- grain: 每个单位每期（月或周）一行，只列已结束的期和已有单位报送的期
-- unit: 数值为累计，新增为比上次报送多出的数（首次报送的累计数全计新增，存量数不计），均用指标的单位；完成率和序时进度为占1的份额
-- source: 达市府办函〔2022〕73号 附件1、附件2；达市府办函〔2023〕53号 四（三）每周报送
-- params: season season, indicator indicator, as_of moment=last_day, pace_basis day|month?
select
    place, ordinal, period, first_day as period_start, last_day as period_end, value, gain,
    completion, pace, lead_points, status, guarantee as guarantee_target,
    place_key, short
from history_as_of($season, $as_of_day, $as_of_moment, $pace_basis)
where indicator = $indicator
order by place_ordinal, ordinal
