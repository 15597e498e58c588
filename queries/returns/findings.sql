-- grain: 收到的报表的每条核验意见一行，按发现的顺序
-- unit: 无
-- source: 台账
-- params: season season, as_of moment=last_received_day
select
    finding.submission, finding.code, finding.level, finding.sheet, finding.cell, finding.read, finding.wanted,
    finding.message
from handed_in_as_of($season, $as_of_day, $as_of_moment) as returned
join finding on finding.submission = returned.submission
order by finding.submission, finding.ordinal
