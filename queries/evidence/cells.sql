-- grain: 一个数所由来的每个单元格一行：报表、上期报表、目标、台账和名单各行，按角色、印发顺序、行次和列次
-- unit: 算式为这个数怎样由这些单元格得来；取值用同行所列单位，市级更正过的为更正后的数，更正前的另列；截至为该行所取的那一天，同上期比较的数两天的都列；日期为年-月-日；收到和更正时间为世界时；本期无变化的报表列所沿用的那一份的单元格，另列本期的回执号；随系统发布的目标没有单元格；归入为项目计入产业链的占比，经人确认的写理由和登记人
-- source: 台账；达市府办函〔2022〕73号 附件1、附件2、附件3；达市府办函〔2023〕53号 附件2
-- params: figure figure, as_of moment=last_day, previous_as_of day?
-- worked: cells
with
told as (
    from return_cells_as_of(
        $figure_gathered, $figure_season, $figure_earlier, $as_of_day, $previous_as_of_day, $as_of_moment
    )
    union all by name
    from level_cells_as_of($figure_season, $figure_levels, $as_of_moment)
    union all by name
    from task_targets_as_of($figure_season, $figure_items, $figure_least, $as_of_moment)
    where $figure_levels = 'asked'
    union all by name
    from slot_cells_as_of(
        $figure_season, $figure_items, $figure_place, $figure_on, $as_of_day, $as_of_moment
    ) where $figure_gathered = 'slot' and (role = 'now' or $figure_earlier)
    union all by name
    from returns_behind_as_of($figure_measure, $figure_season, $figure_items, $as_of_day, $as_of_moment)
),
every_cell as (
    select * from told where list_contains(string_split($figure_items, ','), item)
    union all by name
    from score_cells_as_of(
        $figure_season, $figure_items, $as_of_day, coalesce($figure_held_on, $as_of_day), $as_of_moment
    ) where $figure_gathered = 'score'
    union all by name
    from line_cells_as_of(
        $figure_measure, $figure_gathered, $figure_season, $figure_items, $figure_fields, $figure_least,
        $figure_grouped_by, $figure_group_key, $as_of_day, $as_of_moment
    )
    union all by name
    from link_rows_as_of($figure_grouped_by, $figure_group_key, $as_of_day, $as_of_moment)
    union all by name
    from share_rows_as_of($figure_levels, $figure_season, $figure_items, $as_of_day, $as_of_moment)
)
select
    case when $figure_held_on is null then wording.text else concat(before.text, wording.text) end as role,
    reporter.label as place, every_cell.label, named as project, value, unit, missing,
    file, sheet, cell, raw, receipt, received_by, received_at,
    reported, reason as correction_reason, author as corrected_by, made_at as corrected_at,
    coalesce(told_by, $as_of_day) as told_by, made.text as formula, period, role as role_key, place_key, item,
    row_number, submission, sha256, scheme, version, repeated_in, $figure_name as figure
from every_cell
join offices() as reporter on reporter.place = place_key
join wording on wording.wording = 'cell_' || role
join wording as before on before.wording = 'cell_before'
join wording as made on made.wording = 'made_' || $figure_measure
where $figure_place is null or place_key = $figure_place or role in ('link', 'share_asked')
order by
    role_key <> 'now', beside_role(role_key), reporter.ordinal, row_number, role_key, length(cell), cell,
    item
