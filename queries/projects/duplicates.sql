-- grain: 不同单位的两个项目疑似同一项目的每对一行，待认定的在前，理由多、名称近的在前
-- unit: 金额为亿元；名称相近为两个名称依次共有的字占两个名称字数的份额；认定：same 同一项目，different 不是同一项目；单元格为项目名称所在
-- source: data/likeness.toml；台账
-- params: as_of moment=last_day
-- worked: alike
with known as (
    select max(closes) as closes from season where $as_of_day between counting_first and closes
),
ended as (
    select record from ending cross join known where heard(ending.made_at, closes, $as_of_moment)
),
renamed as (from first_names_as_of($as_of_day, $as_of_moment)),
said as (
    select
        record, outcome, reason, author, made_at, one.place, other_place, known_by(mine.identity, project) as identity,
        known_by(theirs.identity, other_project) as other_identity
    from project_likeness as one
    cross join known
    left join renamed as mine on mine.place = one.place and mine.exact_project = exact_name(project)
    left join renamed as theirs on theirs.place = other_place and theirs.exact_project = exact_name(other_project)
    where heard(made_at, closes, $as_of_moment) and record not in (from ended)
),
decided as (
    select place, identity, list({
        'place': other_place, 'project': other_identity, 'outcome': outcome, 'reason': reason, 'author': author,
        'made_at': made_at, 'record': record
    }) as decided
    from (
        from said
        union all by name
        select * replace (
            other_place as place, place as other_place, other_identity as identity, identity as other_identity
        )
        from said
    )
    group by place, identity
)
select
    place.label as place, listed.project, listed.investor, listed.contract, listed.signed_on, listed.state,
    submission.file, listed.sheet, stood.letters || listed.line::varchar as cell, submission.receipt,
    plain_name(listed.project) as name, coalesce(plain_name(listed.investor), '') as firm,
    listed.identity, decided.decided,
    place.place as place_key, listed.row_number, listed.submission
from projects_known_as_of($as_of_day, $as_of_moment) as listed
join place on place.place = listed.place_key
join submission on submission.submission = listed.submission
left join reported_column as stood on stood.submission = listed.submission and stood.field = 'project'
left join decided on decided.place = listed.place_key and decided.identity = listed.identity
where plain_name(listed.project) <> ''
order by place.ordinal, listed.row_number
