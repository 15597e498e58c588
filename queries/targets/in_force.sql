-- grain: 每个单位每个指标每一级目标一行，按指标和印发顺序；没有任务的没有行
-- unit: 目标用同行所列单位；取自上传的目标任务表的，列出文件、单元格和回执号，没有上传的用随系统发布的目标；收到时间为世界时；known_as_of 使目标按另一时刻的所知取数
-- source: 达市府办函〔2022〕73号 附件1、附件2；台账
-- params: season season, as_of knowledge=last_day, known_as_of knowledge?, indicator indicator?, place place?
with
handed_in as (
    select
        told.place, told.indicator, told.level, submission.file, told.sheet,
        stood.letters || told.line::varchar as cell, stood.header, submission.receipt, submission.received_at,
        submission.received_by, told.submission
    from target_tables_as_of($season, coalesce($known_as_of_moment, $as_of_moment)) as uploaded
    join target_value as told on told.submission = uploaded.submission
    join reported_column as stood on stood.submission = told.submission and stood.field = told.field
    join submission on submission.submission = told.submission
    where told.value is not null
),
levelled as (
    select
        target.place, target.indicator, level.level,
        case level.level when 'guarantee' then target.guarantee when 'work' then target.work end as value
    from targets_as_of($season, coalesce($known_as_of_moment, $as_of_moment)) as target
    cross join level
)
select
    place.label as place, indicator.label, indicator.unit, wording.text as target_level, levelled.value,
    handed_in.file, handed_in.sheet, handed_in.cell, handed_in.header, handed_in.receipt, handed_in.received_at,
    handed_in.received_by, levelled.indicator, levelled.place as place_key, handed_in.submission,
    levelled.level as level_key
from levelled
join place on place.place = levelled.place
join indicator on indicator.indicator = levelled.indicator
join wording on wording.wording = 'target_level_' || levelled.level
left join handed_in
    on handed_in.place = levelled.place and handed_in.indicator = levelled.indicator
    and handed_in.level = levelled.level
where levelled.value is not null
    and ($indicator is null or levelled.indicator = $indicator)
    and ($place is null or levelled.place = $place)
order by indicator.ordinal, place.ordinal, levelled.level
