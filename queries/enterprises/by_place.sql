-- grain: 有重点企业报表的考核期，每个单位每类（专题、其中的类别、合计）一行，按印发顺序；一家企业每类、每专题、合计各只计一次
-- unit: 计数时段起的累计数，用同行所列单位；凭据齐全指落地时间和依据都有，只有名单才有；未报送的没有数，也没有取自哪种表式；数量按 data/reviews.toml 计入哪些状态；认定、待核、不认定为申报中市级登记了结论的，只有名单才有
-- source: data/reviews.toml；达市府办函〔2023〕53号 附件2；四（四）专题排位
-- params: season season, as_of moment=last_day, known_as_of knowledge?
select
    place.label as place, kind.label as kind, grouping_word.text as grouping, held.enterprises,
    kind.unit, held.evidenced, held.missing, shape_word.text as shape, held.period, submission.receipt,
    kind.ranked, kind.kind as kind_key, kind.topic, place.place as place_key, place.short,
    held.shape as shape_key, held.submission, held.sheet, held.cell,
    case held.shape when 'list' then coalesce(reviewed.recognised, 0) end as recognised,
    case held.shape when 'list' then coalesce(reviewed.pending, 0) end as pending,
    case held.shape when 'list' then coalesce(reviewed.refused, 0) end as refused
from enterprise_kinds_as_of(
    $season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment), 'figures'
) as held
join place on place.place = held.place_key
join enterprise_kind as kind on kind.kind = held.kind
join wording as grouping_word on grouping_word.wording = 'grouping_' || kind.level
left join wording as shape_word on shape_word.wording = 'shape_' || held.shape
left join submission on submission.submission = held.submission
left join states_counted_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as reviewed
    on reviewed.place_key = held.place_key and reviewed.kind = held.kind
where exists (
    from form
    join register on register.form = form.form and register.register = 'key_enterprise'
    where form.season = $season
)
order by kind.ordinal, place.ordinal
