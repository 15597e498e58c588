-- grain: 收到的报表的每条核验意见一行，按发现的顺序
-- unit: 无
-- source: 台账
-- params: season season, as_of moment
select
    finding.submission, finding.code, finding.level, finding.sheet, finding.cell, finding.read, finding.wanted,
    finding.message
from dated_return as returned
join finding on finding.submission = returned.submission
where returned.season is null
    or (returned.season = $season and returned.effective_at <= $as_of_moment
        and coalesce(returned.period_end <= $as_of_day, true))
order by finding.submission, finding.ordinal
