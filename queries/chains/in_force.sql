-- grain: 清单中每个环节一行，按清单的顺序；取自上传的清单，没有上传的用随系统发布的清单
-- unit: 几个词用顿号隔开；取自上传的清单的，列出文件、单元格和回执号；收到时间为世界时；known_as_of 使清单按另一时刻的所知取数
-- source: 公开报道与示例，逐条见“出处”；市级上传的产业链清单
-- params: as_of moment=last_day
select
    listed.industry, listed.chain, listed.chain_aliases, listed.stage, listed.link, listed.aliases, listed.keywords,
    listed.lead, listed.carriers, listed.source, submission.file, listed.sheet,
    stood.letters || listed.line::varchar as cell, submission.receipt, submission.received_at,
    submission.received_by, submission.period, listed.ordinal, listed.version, listed.submission
from chain_links_as_of($as_of_day, $as_of_moment) as listed
left join submission on submission.submission = listed.submission
left join reported_column as stood on stood.submission = listed.submission and stood.field = 'link'
order by listed.ordinal
