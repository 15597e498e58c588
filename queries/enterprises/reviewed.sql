-- grain: 名单中每家企业的每个项目每个类别一行，按印发顺序、名单中的行次和类别；只有名单才有
-- unit: 状态：declared 申报（没有登记结论），pending 待核，recognised 认定，refused 不认定，以最近登记的为准，过了截止日的回到申报；登记时间为世界时；单元格为企业名称所在
-- source: 达市府办函〔2023〕53号 附件2备注4、5、6（县（市、区）上报，市经信局组织评审）；台账
-- params: season season, as_of moment=last_received_day, place place?
select
    place.label as place, reviewed.firm, reviewed.project, kind.label as category, reviewed.state, reviewed.reason,
    reviewed.author, reviewed.made_at, reviewed.ends_on, reviewed.listed_as, reviewed.investor, reviewed.investor_home,
    reviewed.relation, reviewed.period, submission.receipt, submission.file, reviewed.sheet,
    stood.letters || reviewed.line::varchar as cell, kind.kind as category_key, kind.counts, kind.topic,
    reviewed.record, reviewed.row_number, reviewed.submission, place.place as place_key
from enterprises_reviewed_as_of($season, $as_of_day, $as_of_moment) as reviewed
join place on place.place = reviewed.place_key
join enterprise_kind as kind on kind.kind = reviewed.kind
join submission on submission.submission = reviewed.submission
join reported_column as stood on stood.submission = reviewed.submission and stood.field = 'firm'
where $place is null or place.place = $place
order by place.ordinal, reviewed.row_number, kind.ordinal
