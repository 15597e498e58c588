"""The sections of the 口径 page, made from the facts: nothing here is written twice."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from charts.markup import light, text
from charts.meanings.attention import attention_section
from charts.meanings.calendar import calendar_sections
from charts.meanings.definitions import Entry, Section, clause, entry, with_source
from charts.meanings.departments import department_section
from charts.meanings.gaps import gap_sections
from charts.meanings.handing_in import rule_sections
from charts.meanings.pipeline import pipeline_section
from charts.meanings.reviews import review_section
from charts.meanings.schemes import scheme_sections
from charts.meanings.targets import Targets, target_sections
from charts.table import Column
from domain.facts import Facts
from domain.numbers import show_rate
from domain.schemes.scheme import Scheme

SOURCE = Column("依据", "left wrap")


def sections(
    facts: Facts, targets: Targets, tasks: Targets, shares: Mapping[str, Decimal], enacted: Iterable[Scheme] = ()
) -> list[Section]:
    """Indicators, ratios, steps, gaps, reviews, judgements, remarks, targets, schemes, forms, checks, units, due days.

    `targets` is targets/in_force and `tasks` departments/asked, both by season, `shares` what is asked of each
    ratio; `enacted` are the versions of schemes that the city put in force.
    """
    return [
        _indicators(facts),
        _ratios(facts, shares),
        pipeline_section(facts),
        *gap_sections(facts),
        review_section(facts),
        _judgements(facts),
        attention_section(facts),
        *target_sections(facts, targets, tasks),
        *scheme_sections(facts, enacted),
        *rule_sections(facts),
        department_section(facts, tasks[facts.departments.season]),
        *calendar_sections(facts),
    ]


def _indicators(facts: Facts) -> Section:
    columns = [
        Column("指标", "name"),
        Column("单位", "left"),
        Column("性质", "left"),
        Column("口径", "left wrap"),
        SOURCE,
    ]
    rows = [
        with_source(
            entry(row.label, row.unit, facts.sentences[f"nature_{row.nature}"], row.definition),
            row.source,
            facts,
            row.definition_source,
        )
        for row in facts.indicators.values()
    ]
    return Section("指标", columns, rows)


def _ratios(facts: Facts, shares: Mapping[str, Decimal]) -> Section:
    columns = [
        Column("比率", "name"),
        Column("全年要求", "left"),
        Column("分子 ÷ 分母", "left wrap"),
        Column("口径", "left wrap"),
        SOURCE,
    ]
    rows = [
        with_source(
            entry(
                row.label,
                show_rate(shares.get(row.key), 0),
                f"{facts.indicators[row.numerator].label} ÷ {facts.indicators[row.denominator].label}",
                row.definition,
            ),
            row.source,
            facts,
            row.definition_source,
        )
        for row in facts.measures.ratio
    ]
    return Section("签约项目推进比率", columns, rows, "多个单位合并时，先分别求和再相除，不取平均。")


def _judgements(facts: Facts) -> Section:
    measures = facts.measures
    limits = [row.least_lead for row in measures.light]
    lights = [
        Entry(row.label, [light(row.label, facts), text(_limit(limits, at)), clause(measures.light_source, facts)])
        for at, row in enumerate(measures.light)
    ]
    plain = [
        with_source(entry("完成率", "完成数÷目标，保证目标、工作目标分别计算，从不合并"), measures.level_source, facts),
        with_source(entry("完成层次", "、".join(row.label for row in measures.level)), measures.level_source, facts),
        with_source(
            entry("序时进度", "计数时段已过部分所占比例；与序时差按未取整的值计算"), measures.pace_source, facts
        ),
        with_source(entry(measures.no_task, "文件中印作“—”：不考核、不排名，只列完成数"), measures.level_source, facts),
    ]
    return Section("怎样评判", [Column("名称", "name"), Column("规则", "left wrap"), SOURCE], [*plain, *lights])


def _limit(limits: list[Decimal | None], at: int) -> str:
    lower = limits[at]
    if lower is None:
        return f"落后序时超过 {abs(limits[at - 1] or 0)} 个百分点"
    return "达到或超过序时进度" if lower == 0 else f"落后序时不超过 {abs(lower)} 个百分点"
