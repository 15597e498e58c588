-- grain: 有重点企业报表的考核期，每个单位每类（专题、其中的类别、合计）一行，按印发顺序；一家企业每类、每专题、合计各只计一次
-- unit: 计数时段起的累计数，用同行所列单位；凭据齐全指落地时间和依据都有，只有名单才有；未报送的没有数，也没有取自哪种表式
-- source: 达市府办函〔2023〕53号 附件2；四（四）专题排位
-- params: season season, as_of moment=last_day, known_as_of knowledge?
select
    place.label as place, kind.label as kind, grouping_word.text as grouping,
    case held.shape when 'list' then coalesce(counted.held, 0)
        when 'counts' then coalesce(corrected.value, reported_value.value) end as enterprises,
    kind.unit, case held.shape when 'list' then coalesce(counted.evidenced, 0) end as evidenced,
    reported_value.missing, shape_word.text as shape, held.period, submission.receipt,
    kind.ranked, kind.kind as kind_key, kind.topic, place.place as place_key, place.short,
    held.shape as shape_key, held.submission, reported_value.sheet, reported_value.cell
from place
cross join enterprise_kind as kind
join wording as grouping_word on grouping_word.wording = 'grouping_' || kind.level
left join enterprise_returns_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as held
    on held.place = place.place
left join wording as shape_word on shape_word.wording = 'shape_' || held.shape
left join submission on submission.submission = held.submission
left join enterprises_counted_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as counted
    on counted.place_key = place.place and counted.kind = kind.kind
left join reported_value
    on reported_value.submission = held.submission and reported_value.indicator = kind.indicator
left join corrections_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as corrected
    on corrected.form = held.form and corrected.place = place.place and corrected.period = held.period
    and corrected.indicator = kind.indicator and corrected.guard = reported_value.value
where exists (
    from form
    join register on register.form = form.form and register.register = 'key_enterprise'
    where form.season = $season
)
order by kind.ordinal, place.ordinal
