-- grain: 登记为由原名改来的每个现名一行，按印发顺序和登记的先后；同一现名以最近登记的为准，结束了的不在内
-- unit: 登记时间为世界时；登记编号用来结束这条登记；给出单位和项目的只列这个项目的各个名称
-- source: 台账
-- params: as_of moment=last_day, place place?, project name?
select
    place.label as place, latest.project as project, latest.former as former, latest.reason as reason,
    latest.author as author, latest.made_at as made_at, latest.record as record, place.place as place_key
from renamings_as_of($as_of_day, $as_of_moment) as renamed
join place on place.place = renamed.place
where ($place is null or renamed.place = $place)
    and ($project is null or renamed.exact_project in (
        from names_of($place, $project, $as_of_day, $as_of_moment)
    ))
order by place.ordinal, latest.made_at, latest.record
