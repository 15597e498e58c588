-- grain: 在谈项目台账中每个项目的每个单元格一行，取最后一次列它的那一份，按印发顺序、行次和列次
-- unit: 数值用同行所列单位；原文为单元格里的文字，用表头或格内所写的单位；收到时间为世界时
-- source: 在谈项目台账
-- params: as_of moment=last_day, place place?, project name?
select
    told.header, told.value, told.unit, told.raw, told.written_unit, told.missing, told.sheet, told.cell,
    place.label as place, told.file, told.receipt, told.received_at, told.received_by, told.period,
    told.row_number, told.field, told.submission, told.sha256
from negotiation_cells_as_of($as_of_day, $as_of_moment) as told
join place on place.place = told.place_key
where ($place is null or told.place_key = $place)
    and ($project is null or exact_name(told.named) in (from names_of($place, $project, $as_of_day, $as_of_moment)))
order by place.ordinal, told.row_number, length(told.letters), told.letters
