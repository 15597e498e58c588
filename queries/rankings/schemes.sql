-- grain: 考核期当时已知的每个计分方案版本一行，综合在前，同一方案新的在前；写在资料里的没有登记编号
-- unit: in_force 为截至日有效的版本；登记时间为世界时
-- source: data/schemes；台账
-- params: season season, as_of moment=last_day
select
    known.scheme, known.version, known.label, known.kind, known.official, known.valid_from,
    valid.version is not null as in_force, known.reason, known.author, known.made_at, known.record
from schemes_known($season, null, null, $as_of_moment) as known
left join schemes_by_day($season, null, null, $as_of_day, $as_of_moment) as valid
    on valid.day = $as_of_day and valid.scheme = known.scheme and valid.version = known.version
order by known.kind, known.scheme, known.valid_from desc, known.made_at desc nulls last, known.version desc
