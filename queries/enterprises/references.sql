-- grain: 有效的重点企业参考名单中每个榜单（批次）的每家企业一行，按名单的顺序；没有上传过的没有行
-- unit: 几个词用顿号隔开；收到时间为世界时；known_as_of 使名单按另一时刻的所知取数
-- source: 上传的重点企业参考名单，逐条见“出处”
-- params: as_of moment=last_day
select
    listed.category, listed.listed_as, listed.firm, listed.aliases, listed.subsidiaries, listed.home, listed.source,
    submission.file, listed.sheet, stood.letters || listed.line::varchar as cell, submission.receipt,
    submission.received_at, submission.received_by, submission.period, listed.row_number, listed.submission
from references_as_of($as_of_day, $as_of_moment) as listed
join submission on submission.submission = listed.submission
join reported_column as stood on stood.submission = listed.submission and stood.field = 'firm'
order by listed.row_number
