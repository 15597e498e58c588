"""Rules with how often they fired, were explained and were waived, and the returns they fired on."""

import polars as pl

from charts.definitions import clause
from charts.markup import Row, given, text
from charts.parameters import parameters
from charts.receipts import LEVEL_TONES
from charts.table import Column, Line, table
from domain.dates import show_day, show_moment, show_period
from domain.facts import Facts
from domain.findings import LEVEL_LABELS, FindingLevel
from domain.forms import STANDING, Form
from domain.numbers import DASH
from domain.rules import FAMILY_LABELS, Rule
from domain.seasons import Season


def rules_table(counts: pl.DataFrame, season: Season, facts: Facts) -> str:
    """Every rule of a season with its clause, forms, parameters and counts; `counts` is rules/by_rule."""
    forms = [form for form in facts.forms.values() if form in facts.forms_of(season) or form.season == STANDING]
    columns = [
        Column("规则", "name"),
        Column("级别", "left"),
        Column("触发（处）"),
        Column("已说明"),
        Column("待说明"),
        Column("豁免"),
        Column("用于", "left wrap", wide=True),
        Column("参数", "left wrap", wide=True),
        Column("依据", "left wrap", wide=True),
    ]
    rules = facts.rules.by_code()
    lines = (_rule(row, rules[row["code"]], forms, facts) for row in counts.iter_rows(named=True))
    return table("核验规则及触发次数", columns, lines, "stacked plain rules")


def _rule(row: Row, rule: Rule, forms: list[Form], facts: Facts) -> Line:
    mine = [form for form in forms if form.key in rule.forms]
    known = frozenset(column.name for form in mine for column in form.columns)
    cells = [
        f"{text(rule.title)} <small>{FAMILY_LABELS[rule.family]}</small>",
        level_light(rule.level),
        text(row["fired"] or DASH),
        text(row["explained"] or DASH),
        text(row["unexplained"] or DASH),
        text(row["waived"] or DASH),
        text(f"{'、'.join(form.label for form in mine)}，{show_day(rule.since)}起"),
        text(parameters(rule.check, known, facts)),
        f"{clause(rule.source, facts)} <small>{show_day(rule.version)}版</small>",
    ]
    return Line(cells, f"rule:{rule.code}")


def level_light(level: FindingLevel) -> str:
    """The level as colour, shape and word."""
    return f'<span class="light {LEVEL_TONES[level]}">{LEVEL_LABELS[level]}</span>'


def rules_sentence(counts: pl.DataFrame, season: str, facts: Facts) -> str:
    """How many of the rules fired, how often, and what still waits for a reason."""
    fired = counts.filter(pl.col("fired") > 0)
    if fired.is_empty():
        return facts.sentences["rules_none"].format(season=season, all=counts.height)
    words = {name: int(fired[name].sum()) for name in ("explained", "unexplained", "waived")}
    times = int(fired["fired"].sum())
    return facts.sentences["rules_some"].format(
        season=season, all=counts.height, fired=fired.height, times=times, **words
    )


def example_text(rule: Rule, facts: Facts) -> str:
    """What the rule says where it fires, with its words left open, and since when it holds."""
    blanks = {"cell": "某格", "label": "某项", "read": "所填数", "before": "上期数", "limit": "上限"}
    return facts.sentences["rule_says"].format(message=rule.message.format_map(_Open(blanks)))


class _Open(dict[str, str]):
    """Words of a template that are left open."""

    def __missing__(self, word: str) -> str:
        return "……"


def firings_table(fired: pl.DataFrame) -> str:
    """Where rules fired, the latest first; a click opens the return. `fired` is rules/fired."""
    columns = [
        Column("单位", "name"),
        Column("报送期", "left"),
        Column("受理号", "left"),
        Column("级别", "left"),
        Column("意见", "left wrap"),
        Column("说明", "left wrap"),
    ]
    lines = (Line(_firing(row), f"return:{row['submission']}") for row in fired.iter_rows(named=True))
    return table("规则触发之处", columns, lines, "stacked plain firings")


def _firing(row: Row) -> list[str]:
    return [
        text(row["place"]),
        text(show_period(row["period"]) if row["period"] else DASH),
        text(row["receipt"]),
        level_light(row["level"]),
        given(row["message"]),
        _answer(row),
    ]


def _answer(row: Row) -> str:
    """The reason given, that it is waived, or that one is still wanted."""
    if row["reason"]:
        said = f"{row['reason']}（{row['author']}，{show_moment(row['explained_at'])}）"
        return given(said)
    if row["waived"]:
        return "已豁免"
    if row["status"] == "rejected":
        return "已退回"
    return '<span class="light near">待说明</span>' if row["level"] == "explain" else DASH
