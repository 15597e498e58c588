-- grain: 收到的报表的每条核验意见一行，按发现的顺序；有说明的附上最后一次说明的原因
-- unit: 无
-- source: 台账
-- params: season season, as_of moment=last_received_day
select
    finding.submission, finding.code, finding.level, finding.sheet, finding.cell, finding.read, finding.wanted,
    finding.message, explained.latest.reason as reason
from handed_in_as_of($season, $as_of_day, $as_of_moment) as returned
join finding on finding.submission = returned.submission
left join explained_as_of($season, $as_of_moment) as explained
    on explained.submission = finding.submission and explained.ordinal = finding.ordinal
order by finding.submission, finding.ordinal
