-- grain: 每种表式每期（月或周）一行，最近的在前，只列已结束的期和已有单位报送的期
-- unit: 已报和应报为单位数
-- source: 台账
-- params: season season, as_of moment=last_day
with answered as (
    select shape.form, known.place, known.period_end
    from returns_known($season, $as_of_day, $as_of_moment) as known
    join shape on shape.shape = known.form
)
select
    form.form, form.label, slot.ordinal, slot.first_day as period_start, slot.last_day as period_end,
    max(answered.period_end) as last_period_end,
    count(distinct answered.place) as reported,
    (select count(*) from reporter where reporter.form = form.form) as expected
from form
join slot on slot.season = form.season and slot.rhythm = form.rhythm
left join answered on answered.form = form.form and answered.period_end between slot.first_day and slot.last_day
where form.season = $season and form.form in (select shape.form from shape)
group by all
having slot.last_day <= $as_of_day or count(answered.place) > 0
order by slot.last_day desc, form.form
