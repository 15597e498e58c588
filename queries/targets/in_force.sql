-- grain: 每个单位每个指标每一级目标一行，按指标和印发顺序；没有任务的没有行
-- unit: 目标用同行所列单位；取自上传的目标任务表的，列出文件、单元格和回执号，没有上传的用随系统发布的目标；收到时间为世界时；known_as_of 使目标按另一时刻的所知取数
-- source: 达市府办函〔2022〕73号 附件1、附件2；台账
-- params: season season, as_of knowledge=last_day, known_as_of knowledge?, indicator indicator?, place place?
select
    place.label as place, indicator.label, indicator.unit, wording.text as target_level, target.value,
    target.file, target.sheet, target.cell, target.header, target.receipt, target.received_at,
    target.received_by, target.indicator, target.place as place_key, target.submission,
    target.level as level_key
from target_cells_as_of($season, coalesce($known_as_of_moment, $as_of_moment)) as target
join place on place.place = target.place
join indicator on indicator.indicator = target.indicator
join wording on wording.wording = 'target_level_' || target.level
where ($indicator is null or target.indicator = $indicator)
    and ($place is null or target.place = $place)
order by indicator.ordinal, place.ordinal, target.level
