-- grain: 一个数所由来的每个单元格一行：报表、上期报表、目标、台账项目，按角色、印发顺序、行次和列次
-- unit: 算式为这个数怎样由这些单元格得来；取值用同行所列单位，市级更正过的为更正后的数，更正前的另列；日期为年-月-日；收到和更正时间为世界时；随系统发布的目标没有单元格
-- source: 台账；达市府办函〔2022〕73号 附件1、附件2
-- params: figure figure, as_of moment=last_day, previous_as_of day?
with
told as (
    select 'now' as role, * replace (as_typed(value::varchar, unit) as value)
    from figure_cells_as_of($figure_season, $as_of_day, $as_of_moment)
    where $figure_gathered = 'returns'
    union all by name
    select 'earlier' as role, * replace (as_typed(value::varchar, unit) as value)
    from figure_cells_as_of($figure_season, $previous_as_of_day, $as_of_moment)
    where $figure_gathered = 'returns' and $figure_earlier
    union all by name
    select
        level as role, target.place as place_key, target.indicator as item, indicator.label,
        as_typed(value::varchar, unit) as value, unit, file, sheet, cell,
        case when cell is not null then as_typed(value::varchar, unit) end as raw,
        receipt, received_by, received_at, submission, sha256
    from target_cells_as_of($figure_season, $as_of_moment) as target
    join indicator on indicator.indicator = target.indicator
    where list_contains(string_split($figure_levels, ','), level)
),
listed as (
    select projects.place_key, projects.submission, projects.row_number
    from projects_as_of($as_of_day, $as_of_moment) as projects
    cross join cohort
    join season on season.season = $figure_season
    left join band on band.indicator = $figure_items
    where case $figure_gathered
            when 'cohort' then projects.signed_on between cohort.since and $as_of_day
            when 'band' then projects.signed_on between season.counting_first and least(season.counting_last, $as_of_day)
                and projects.contract >= band.least and coalesce(projects.contract < band.below, true)
        end
        and case $figure_grouped_by
            when 'chain' then coalesce(projects.chain, '') = $figure_group_key
            when 'year' then year(projects.signed_on)::varchar = $figure_group_key
            else true end
),
every_cell as (
    select * from told where list_contains(string_split($figure_items, ','), item)
    union all by name
    select 'project' as role, cells.* exclude (field, header, letters), field as item, header as label
    from project_cells_as_of($as_of_day, $as_of_moment) as cells
    join listed using (place_key, submission, row_number)
    where list_contains(string_split($figure_fields, ','), field)
)
select
    wording.text as role, place.label as place, every_cell.label, named as project, value, unit, missing,
    file, sheet, cell, raw, receipt, received_by, received_at,
    reported, reason as correction_reason, author as corrected_by, made_at as corrected_at,
    made.text as formula, period, role as role_key, place_key, item, row_number, submission, sha256
from every_cell
join place on place.place = place_key
join wording on wording.wording = 'cell_' || role
join wording as made on made.wording = 'made_' || $figure_measure
where $figure_place is null or place_key = $figure_place
order by role_key <> 'now', role_key, place.ordinal, row_number, length(cell), cell, item
