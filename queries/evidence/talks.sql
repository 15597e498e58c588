-- grain: 在谈项目的一个数所由来的每个单元格一行，按印发顺序和行次，后来怎样紧跟其后；其他的数没有行
-- unit: 同 evidence/cells；后来签约、终止、达成意向、不再列的，取值为那一天，行次为在谈项目台账里的行次
-- source: 在谈项目台账；签约项目台账
-- params: figure talks, as_of moment=last_day
select
    said.text as role, reporter.label as place, told.label, named as project, value, unit, missing,
    file, sheet, cell, raw, receipt, received_by, received_at,
    null::varchar as reported, reason as correction_reason, author as corrected_by, made_at as corrected_at,
    $as_of_day as told_by, made.text as formula, period, role as role_key, place_key, item,
    row_number, submission, sha256, null::varchar as scheme, null::varchar as version, repeated_in,
    $figure_name as figure
from talk_cells_as_of(
    $figure_fields, $figure_grouped_by, $figure_group_key, $as_of_day, $as_of_moment
) as told
join offices() as reporter on reporter.place = place_key
join wording as said on said.wording = 'cell_' || role
join wording as made on made.wording = 'made_' || $figure_measure
where $figure_gathered = 'talks' and ($figure_place is null or place_key = $figure_place)
order by
    reporter.ordinal, row_number, role not in ('project', 'share'), told.submission, role_key, length(cell), cell, item
