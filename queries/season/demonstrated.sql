-- grain: 一行；还没有收到过任何报表时没有行
-- unit: 数字是否为演示数据
-- source: 台账
-- params: season season
select store_identity.kind = 'demonstration' as demonstrated
from store_identity
join season on season.season = $season
