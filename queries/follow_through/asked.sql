-- grain: 每项推进率一行，按印发顺序；考核期没有要求的没有行
-- unit: 目标为占1的份额；取自上传的目标任务表中的文字，没有上传的用随系统发布的；known_as_of 使目标按另一时刻的所知取数
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务；台账
-- params: season season, as_of knowledge=last_day, known_as_of knowledge?
select ratio, label, target
from follow_through_as_of(coalesce($known_as_of_moment, $as_of_moment))
where season = $season
order by ordinal
