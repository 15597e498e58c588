-- grain: 推进的每个项目一行（拆分到各环节的每个环节一行），按印发顺序和行次；给出 step 的为处在该阶段的，给出 took 的为办到该阶段的，再给出 after 的为这一天之后办到的
-- unit: 取自台账，为2019年以来（或 since 起）签约的项目；金额为亿元，占比为占1的份额；阶段为所处的阶段，since_on 为进入该阶段之日，其余日期为办到各阶段之日，达效、终止为台账首次写明的那一期，不详的为空；单元格为项目名称所在
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment=last_day, since day?, place place?, chain name?, step signed|registered|landed|started|producing|at_capacity|terminated?, took signed|registered|landed|started|producing|at_capacity|terminated?, after day?
select
    place.label as place, paced.project, paced.listed_chain as chain, paced.listed_link as link, paced.share,
    paced.contract, paced.contract_part, paced.signed_on, paced.state, step.step, step.label,
    at_step(
        step.step, signed_day, registered_day, landed_day, started_day, producing_day, at_capacity_day, terminated_day
    ) as since_on,
    registered_day, landed_day, started_day, producing_day, at_capacity_day, terminated_day,
    submission.file, paced.sheet, stood.letters || paced.line::varchar as cell, submission.receipt, paced.period,
    paced.row_number, paced.submission, place.place as place_key
from paced_as_of($as_of_day, $as_of_moment, $since_day) as paced
join pipeline_step as step on step.step = paced.stands_at
join place on place.place = paced.place_key
join submission on submission.submission = paced.submission
left join reported_column as stood on stood.submission = paced.submission and stood.field = 'project'
where ($place is null or paced.place_key = $place)
    and ($chain is null or paced.listed_chain = $chain)
    and ($step is null or paced.stands_at = $step)
    and ($took is null or case
        when $after_day is null then at_step($took, true, registered, landed, started, producing, in_full, terminated)
        else $after_day < at_step(
            $took, signed_day, registered_day, landed_day, started_day, producing_day, at_capacity_day, terminated_day
        ) end)
order by place.ordinal, paced.row_number, paced.listed_chain, paced.listed_link
