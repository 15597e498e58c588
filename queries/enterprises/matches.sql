-- grain: 申报的每家企业每个可查名单的类别在参考名单中找到的每家企业一行，同名的在前；没有找到、没有上传名单的也有一行
-- unit: 相似度为占1的份额；名称所比：firm 企业，investor 投资方；比对：same 同名，ending 去掉组织形式后同名，near 相近，none 没有找到，unlisted 没有上传名单；单元格为名单中企业名称所在
-- source: 达市府办函〔2023〕53号 附件2备注1、2、3；上传的重点企业参考名单
-- params: season season, as_of moment=last_received_day, place place?
-- worked: matches
with
declared as (
    select
        place.label as place, reviewed.firm, reviewed.investor, reviewed.relation, reviewed.word as category,
        reviewed.listed_as, reviewed.kind as category_key, reviewed.state, reviewed.project, reviewed.row_number,
        reviewed.submission, reviewed.place_key, place.ordinal
    from enterprises_reviewed_as_of($season, $as_of_day, $as_of_moment) as reviewed
    join place on place.place = reviewed.place_key
    where $place is null or reviewed.place_key = $place
)
select 'declared' as role, declared.* exclude (ordinal), null as aliases, null as subsidiaries, null as home, ordinal,
    null as file, null as sheet, null as cell, null as receipt
from declared
union all
select
    'listed', null, listed.firm, null, null, listed.category, listed.listed_as, null, null, null, listed.row_number,
    listed.submission, null, listed.aliases, listed.subsidiaries, listed.home, null,
    submission.file, listed.sheet, stood.letters || listed.line::varchar, submission.receipt
from references_as_of($as_of_day, $as_of_moment) as listed
join submission on submission.submission = listed.submission
join reported_column as stood on stood.submission = listed.submission and stood.field = 'firm'
order by role, ordinal, row_number, category
