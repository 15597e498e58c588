-- grain: 一个项目可能的每个原名一行：同一单位在它首次列入以前列过、此后各期不再列的项目，名称、投资方等相近的；理由多、名称近的在前
-- unit: 金额为亿元，取最后列出它的那一期；名称相近为两个名称依次共有的字占两个名称字数的份额；单元格为项目名称所在；首次列入的名称为这个项目最早的名称，登记原名时写它；单位和项目都要写，少一个就没有
-- source: data/likeness.toml；台账
-- params: as_of moment=last_day, place place?, project name?
-- worked: formers
with
ledgers as (
    select period_end, max({'received_at': received_at, 'submission': submission}).submission as submission
    from registers_known($as_of_day, $as_of_moment)
    where register = 'project_state' and place = $place
    group by period_end
),
listed as (
    select
        ledgers.period_end, project_state.*, known_by(renamed.identity, project) as identity
    from project_state
    join ledgers on ledgers.submission = project_state.submission
    left join first_names_as_of($as_of_day, $as_of_moment) as renamed
        on renamed.place = $place and renamed.exact_project = exact_name(project)
),
own as (
    from listed
    where exact_name(project) in (from names_of($place, $project, $as_of_day, $as_of_moment))
    qualify row_number() over (order by period_end, row_number) = 1
),
gone as (
    select identity, max(period_end) as last_end
    from listed
    group by identity
    having max(period_end) < (select period_end from own)
)
select
    listed.project, listed.investor, listed.contract, listed.signed_on, listed.state, submission.period,
    submission.file, listed.sheet, stood.letters || listed.line::varchar as cell, submission.receipt,
    {
        'name': plain_name(listed.project), 'firm': coalesce(plain_name(listed.investor), ''),
        'contract': listed.contract, 'signed_on': listed.signed_on
    } as former,
    {
        'name': plain_name(own.project), 'firm': coalesce(plain_name(own.investor), ''),
        'contract': own.contract, 'signed_on': own.signed_on
    } as own,
    own.project as first_name, listed.row_number, listed.submission, $place as place_key
from gone
join listed on listed.identity = gone.identity and listed.period_end = gone.last_end
cross join own
join submission on submission.submission = listed.submission
left join reported_column as stood on stood.submission = listed.submission and stood.field = 'project'
qualify row_number() over (partition by listed.identity order by listed.row_number) = 1
order by listed.row_number
