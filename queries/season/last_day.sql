-- grain: 一行
-- unit: 台账在该考核期说到的或得知情况的最后一天；空台账为计数的第一天
-- source: 台账
-- params: season season
select coalesce(
    max(greatest(dated_return.period_end, office_day(dated_return.effective_at))), any_value(season.counting_first)
) as last_day
from season
left join dated_return on dated_return.season = season.season and dated_return.status = 'accepted'
where season.season = $season
