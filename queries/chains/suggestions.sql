-- grain: 没有归入环节的项目每条建议一行，把握大的在前，没有建议的也有一行；按印发顺序和行次只取前若干个（清单写明）
-- unit: 合同总投资为亿元；原归入为经人确认而清单里不再有的环节；把握为占1的份额，只作提示，经人确认才算；单元格为项目名称所在
-- source: 把握的取法见 data/chains
-- params: as_of moment=last_day, since day?, place place?
with
sure as (
    select found, confidence from suggesting join chain_version_as_of($as_of_day) using (version)
),
loose as materialized (
    select chained.*, exact_name(concat_ws('|', project, link, remark)) as words
    from chained_as_of($as_of_day, $as_of_moment, $since_day) as chained
    join place on place.place = chained.place_key
    where listed_link is null and ($place is null or place_key = $place)
    qualify row_number() over (order by place.ordinal, chained.row_number)
        <= (select confidence from sure where found = 'most')
),
names as (
    select industry, chain, stage, link, ordinal, 'label' as found, link as word
    from chain_links_as_of($as_of_day, $as_of_moment)
    union all
    select industry, chain, stage, link, ordinal, 'alias', unnest(string_split(aliases, '、'))
    from chain_links_as_of($as_of_day, $as_of_moment)
    union all
    select industry, chain, stage, link, ordinal, 'keyword', unnest(string_split(keywords, '、'))
    from chain_links_as_of($as_of_day, $as_of_moment)
),
sought as materialized (
    select
        names.*, exact_name(word) as exact_word, sure.confidence, least(sure.confidence + same.confidence, 1) as surer
    from names
    join sure on sure.found = names.found
    join sure as same on same.found = 'same_chain'
),
hits as (
    select
        loose.submission, loose.row_number, sought.chain, sought.stage, sought.link, sought.ordinal,
        max({
            'confidence': case when sought.chain = loose.listed_chain then surer else sought.confidence end,
            'word': sought.word
        }) as best
    from loose
    join sought on contains(loose.words, sought.exact_word)
    group by all
)
select
    place.label as place, loose.project, loose.contract, loose.industry, loose.chain as said_chain,
    loose.link as said_link, loose.mapped, loose.lapsed, hits.chain, hits.stage, hits.link,
    hits.best.confidence as confidence, hits.best.word as found, loose.signed_on, loose.state,
    submission.file, loose.sheet, stood.letters || loose.line::varchar as cell, submission.receipt,
    loose.row_number, loose.submission, place.place as place_key
from loose
join place on place.place = loose.place_key
join submission on submission.submission = loose.submission
left join reported_column as stood on stood.submission = loose.submission and stood.field = 'project'
left join hits
    on hits.submission = loose.submission and hits.row_number = loose.row_number
    and hits.best.confidence >= (select confidence from sure where found = 'least')
order by place.ordinal, loose.row_number, confidence desc nulls last, hits.ordinal
