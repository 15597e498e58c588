-- grain: 谈过的项目每个一行（拆分到各环节的每个环节一行），同单位同名的为一个，取最后一次所填，按印发顺序和行次；open 为尚未签约、终止的，took 为办到该阶段的，再给出 after 的为这一天之后办到的
-- unit: 拟投资额为亿元，占比为占1的份额；签约日期取自签约项目台账；since_on 为进入现阶段之日，天数从那一天起，不详的为空；单元格为项目名称所在；经人确认归入环节的有登记编号
-- source: 达市府办函〔2023〕53号 一、工作目标；签约、终止的认定见 data/pipeline.toml
-- params: as_of moment=last_day, words words?, place place?, chain name?, link name?, step open|negotiating|intended|signed|terminated?, took negotiating|intended|signed?, after day?
with sought as (
    select unnest(string_split($words, ' ')) as word
)
select
    place.label as place, talks.project, talks.investor, talks.investor_home, talks.industry,
    talks.listed_chain as chain, talks.listed_stage as stage, talks.listed_link as link, talks.share, talks.task,
    talks.planned, talks.planned_part,
    talks.stands_at as step, step.label, talks.state, talks.talked_on, talks.intended_on, talks.signed_on,
    talks.ended_on, talks.since_on, case when talks.open then $as_of_day - talks.since_on end as waiting_days,
    talks.chain as said_chain, talks.link as said_link,
    submission.file, talks.sheet, stood.letters || talks.line::varchar as cell, submission.receipt, talks.period,
    talks.reason, talks.author, talks.record, talks.row_number, talks.submission, place.place as place_key
from talks_as_of($as_of_day, $as_of_moment) as talks
join pipeline_step as step on step.step = talks.stands_at
join place on place.place = talks.place_key
join submission on submission.submission = talks.submission
left join reported_column as stood on stood.submission = talks.submission and stood.field = 'project'
where ($place is null or talks.place_key = $place)
    and ($chain is null or talks.listed_chain = $chain)
    and ($link is null or talks.listed_link = $link)
    and ($step is null or talks.stands_at = $step or ($step = 'open' and talks.open))
    and ($took is null or case when $after_day is null
        then case $took when 'intended' then talks.intended when 'signed' then talks.signed else true end
        else $after_day < case $took
            when 'negotiating' then talked_day when 'intended' then intended_day else signed_on end
        end)
    and ($words is null or not exists (
        from sought where not contains(exact_name(concat_ws('|', talks.project, talks.investor)), word)
    ))
order by place.ordinal, talks.row_number, talks.project, talks.listed_chain, talks.listed_link
