-- grain: 不同单位的两个项目疑似同一项目的每对一行，待认定的在前，理由多、名称近的在前
-- unit: 金额为亿元；名称相近为两个名称依次共有的字占两个名称字数的份额；认定：same 同一项目，different 不是同一项目；单元格为项目名称所在
-- source: data/likeness.toml；台账
-- params: as_of moment=last_day
-- scored: alike
with known as (
    select max(closes) as closes from season where $as_of_day between counting_first and closes
),
ended as (
    select record from ending cross join known where heard(ending.made_at, closes, $as_of_moment)
),
said as (
    select project_likeness.* from project_likeness cross join known where heard(made_at, closes, $as_of_moment)
        and record not in (from ended)
),
decided as (
    select place, exact_name(project) as exact_project, list({
        'place': other_place, 'project': exact_name(other_project), 'outcome': outcome, 'reason': reason,
        'author': author, 'made_at': made_at, 'record': record
    }) as decided
    from (
        from said
        union all by name
        select
            record, other_place as place, other_project as project, place as other_place, project as other_project,
            outcome, reason, author, made_at
        from said
    )
    group by place, exact_name(project)
)
select
    place.label as place, listed.project, listed.investor, listed.contract, listed.signed_on, listed.state,
    submission.file, listed.sheet, stood.letters || listed.line::varchar as cell, submission.receipt,
    plain_name(listed.project) as name, coalesce(plain_name(listed.investor), '') as firm,
    exact_name(listed.project) as exact_project, decided.decided,
    place.place as place_key, listed.row_number, listed.submission
from projects_as_of($as_of_day, $as_of_moment) as listed
join place on place.place = listed.place_key
join submission on submission.submission = listed.submission
left join reported_column as stood on stood.submission = listed.submission and stood.field = 'project'
left join decided on decided.place = listed.place_key and decided.exact_project = exact_name(listed.project)
where plain_name(listed.project) <> ''
order by place.ordinal, listed.row_number
