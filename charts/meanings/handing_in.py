"""The sections of the 口径 page about handing in: seasons with their windows, forms, checks, units."""

from collections import defaultdict

from charts.meanings.definitions import Section, entry, with_source
from charts.table import Column
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import DASH
from domain.seasons import Span

SOURCE = Column("依据", "left wrap")
BLANKS = {"sheet": "某表", "cell": "某格", "read": "所填内容", "wanted": "应填内容"}


def rule_sections(facts: Facts) -> list[Section]:
    """Seasons, forms, checks, units."""
    return [_seasons(facts), _forms(facts), _checks(facts), _places(facts)]


def _seasons(facts: Facts) -> Section:
    columns = [
        Column("考核期", "name"),
        Column("行动时间", "left wrap"),
        Column("计数时段", "left wrap"),
        Column("报送", "left wrap"),
        SOURCE,
    ]
    rows = [
        with_source(entry(row.label, _span(row.action), _span(row.counting), row.rhythm), row.source, facts)
        for row in facts.seasons.values()
    ]
    for row in facts.seasons.values():
        rows.append(
            with_source(entry(f"{row.short}计数时段", DASH, _span(row.counting), DASH), row.counting_source, facts)
        )
        rows.append(with_source(entry(f"{row.short}定案", show_day(row.closes), DASH, DASH), row.closes_source, facts))
        rows += [
            with_source(entry(f"{row.short}{one.label}", _span(one.span), DASH, DASH), row.source, facts)
            for one in row.phases
        ]
    return Section("考核期", columns, rows)


def _span(span: Span) -> str:
    return f"{show_day(span.first)}至{show_day(span.last)}（{span.days}天）"


def _forms(facts: Facts) -> Section:
    columns = [
        Column("报表", "name"),
        Column("报送", "left"),
        Column("列", "left wrap"),
        Column("填报说明", "left wrap"),
        SOURCE,
    ]
    rows = [
        with_source(
            entry(
                row.label,
                facts.sentences[f"rhythm_{row.rhythm}" if row.rhythm else f"from_city_{row.nature}"],
                "；".join(_column(column.label, column.unit) for column in row.columns),
                "".join(row.notes),
            ),
            row.source,
            facts,
        )
        for row in facts.forms.values()
    ]
    return Section("报表", columns, rows)


def _column(label: str, unit: str | None) -> str:
    return f"{label}（{unit}）" if unit else label


def _checks(facts: Facts) -> Section:
    columns = [Column("条", "name"), Column("结果", "left"), Column("怎样告知", "left wrap")]
    say, blanks = facts.sentences, defaultdict(lambda: "……", BLANKS)
    rows = [
        entry(f"第{at}条", say[f"level_{kind.level}"], kind.message.format_map(blanks))
        for at, kind in enumerate(facts.finding_kinds.values(), 1)
    ]
    return Section(
        "核验规则", columns, rows, "拒收：不能使用，不改变任何数字；需说明：先受理，请报送单位说明；提示：供核对。"
    )


def _places(facts: Facts) -> Section:
    columns = [Column("单位", "name"), Column("简称", "left"), Column("也写作", "left wrap"), SOURCE]
    rows = [
        with_source(entry(row.label, row.short, "、".join(row.aliases) or DASH), facts.places.source, facts)
        for row in facts.places.place
    ]
    return Section("报送单位", columns, rows, f"{'、'.join(facts.places.totals)}是合计，不是单位，由系统重新相加。")
