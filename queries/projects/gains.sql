-- grain: 同样查法的一页里，每个项目在其单位最近几期台账的每一期一行，从早到晚；同一期多次报送的取最后一份
-- unit: 累计到位资金和较前一期的新增为亿元；那一期没有列出或没有填的为空；不写 periods 取全部各期；同名按不计空格和大小写认，登记了原名的连同原名，一份台账里几个同名的按先后对应
-- source: 台账
-- params: as_of moment=last_day, periods count?, words words?, place place?, chain name?, step signed|registered|landed|started|producing|terminated?, state state?, stalled stall?, stalled_days count?, band band?, signed_in year?, sort ledger|contract|funds|rate|newest|oldest|longest?, limit count?, offset count?
with
page as materialized (
    from projects_page(
        $as_of_day, $as_of_moment, $words, $place, $chain, $step, $state, $stalled, $stalled_days, $band, $signed_in,
        $sort, $limit, $offset
    )
),
latest as (
    select place, period_end, max({'received_at': received_at, 'submission': submission}).submission as submission
    from registers_known($as_of_day, $as_of_moment)
    where register = 'project_state'
    group by place, period_end
),
lately as (
    select *, row_number() over (partition by place order by period_end desc) as back
    from latest
    qualify coalesce(back <= $periods + 1, true)
),
named as (
    select
        project_state.submission, project_state.row_number, funds, known_by(renamed.identity, project) as identity
    from project_state
    join (
        select place, submission from lately union select place_key, submission from page
    ) as returns on returns.submission = project_state.submission
    left join first_names_as_of($as_of_day, $as_of_moment) as renamed
        on renamed.place = returns.place and renamed.exact_project = exact_name(project)
),
held as (
    select *, row_number() over (partition by submission, identity order by row_number) as times
    from named
    where identity in (select identity from page)
),
told as (
    select
        page.nth, page.place, page.project, lately.period_end, lately.back, held.funds,
        held.funds - lag(held.funds) over (partition by page.nth order by lately.period_end) as gain,
        page.row_number, page.submission, page.place_key
    from page
    join held as listed on listed.submission = page.submission and listed.row_number = page.row_number
    join lately on lately.place = page.place_key
    left join held
        on held.submission = lately.submission
        and held.identity = listed.identity and held.times = listed.times
)
select place, project, period_end, funds, gain, row_number, submission, place_key
from told
where coalesce(back <= $periods, true)
order by nth, period_end
