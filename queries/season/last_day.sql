-- grain: 一行
-- unit: 台账在该考核期说到的或得知情况的最后一天，以及收到任何报表（含退回的、认不出考核期的）的最后一天；空台账为计数的第一天
-- source: 台账
-- params: season season
with known as (
    select
        season.counting_first, dated_return.season = season.season and dated_return.status = 'accepted' as counts,
        greatest(
            case when dated_return.season is not null then dated_return.period_end end,
            office_day(dated_return.effective_at),
            office_day(dated_return.withdrawn_at)
        ) as day
    from season
    left join dated_return
        on listed_with(
            dated_return.season, dated_return.period_end, dated_return.period, season.season, counting_first, closes
        )
    where season.season = $season
)
select
    coalesce(max(day) filter (counts), any_value(counting_first)) as last_day,
    coalesce(max(day), any_value(counting_first)) as last_received_day
from known
