-- grain: 每个在谈项目一行，取各单位最近一份已受理的在谈项目台账，按印发顺序和台账中的行次；所填的原样列出，不看后来是否签约
-- unit: 拟投资额为亿元；单位、所属期和行次说明取自哪一行
-- source: 达市府办函〔2023〕53号 一、工作目标；表式为系统设计
-- params: as_of moment=last_day, place place?
select
    place.label as place, told.project, told.county, told.investor, told.investor_home, told.industry, told.chain,
    told.link, told.task, told.planned, told.talked_on, told.intended_on, told.state, told.remark,
    held.latest.period as period, told.sheet, told.line, told.row_number, told.submission, place.place as place_key
from registers_as_of($as_of_day, $as_of_moment) as held
join negotiation as told on told.submission = held.latest.submission
join place on place.place = held.place
where held.register = 'negotiation' and ($place is null or place.place = $place)
order by place.ordinal, told.row_number
