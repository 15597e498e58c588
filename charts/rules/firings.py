"""Rules with how often they fired, were explained and were waived, and the returns they fired on."""

import polars as pl

from charts.evidence.terms import definition_list
from charts.markup import Row, given, text
from charts.meanings.definitions import clause
from charts.returns.findings import level_light
from charts.rules.parameters import parameters
from charts.table import Column, Line, table
from domain.dates import show_day, show_moment, show_period
from domain.facts import Facts
from domain.forms import STANDING, Form
from domain.numbers import DASH
from domain.rules import Rule
from domain.seasons import Season

_SHOWN = 12
_NONE = f'<span class="zero">{DASH}</span>'
_TONES = {"waived": "excused", "returned": "behind", "unexplained": "near", "suspected": "near"}


def rules_table(counts: pl.DataFrame, season: Season, facts: Facts) -> str:
    """Every rule of a season with its clause, forms, parameters and counts; `counts` is rules/by_rule."""
    forms = _forms(season, facts)
    columns = [
        Column("规则", "name"),
        Column("级别", "left"),
        *map(Column, ("触发（处）", "已说明", "待说明", "豁免", "需核实", "已核实")),
        Column("用于", "left wrap", wide=True),
        Column("参数", "left wrap", wide=True),
        Column("依据", "left wrap", wide=True),
    ]
    rules = facts.rules.by_code()
    lines = (_rule(row, rules[row["code"]], forms, season, facts) for row in counts.iter_rows(named=True))
    return table("核验规则及触发次数", columns, lines, "stacked plain rules")


def _rule(row: Row, rule: Rule, forms: list[Form], season: Season, facts: Facts) -> Line:
    counted = [row[name] for name in ("fired", "explained", "unexplained", "waived", "suspected", "settled")]
    cells = [
        f"{text(rule.title)} <small>{facts.sentences[f'family_{rule.family}']}</small>",
        level_light(rule.level, facts),
        *(text(count) if count else f'<span class="zero">{text(count)}</span>' for count in counted),
        *(meaning for _, meaning in _about(rule, forms, season, facts)),
    ]
    return Line(cells, f"rule:{rule.code}")


def _about(rule: Rule, forms: list[Form], season: Season, facts: Facts) -> list[tuple[str, str]]:
    """Which forms a rule is asked of, where it draws the line, its clause; since when, if not from the first return."""
    mine = [form for form in forms if form.key in rule.forms]
    known = frozenset(column.name for form in mine for column in form.columns)
    first = min((form.reports_from or season.reporting.first for form in mine), default=season.reporting.first)
    since = f"，{show_day(rule.since)}起" if rule.since > first else ""
    return [
        ("用于", text("、".join(form.label for form in mine) + since)),
        ("参数", text(parameters(rule.check, known, facts))),
        ("依据", f"{clause(rule.source, facts)} <small>{show_day(rule.version)}版</small>"),
    ]


def rule_card(rule: Rule, season: Season, facts: Facts) -> str:
    """What a rule is asked of, where it draws the line, its clause."""
    return definition_list(_about(rule, _forms(season, facts), season, facts))


def _forms(season: Season, facts: Facts) -> list[Form]:
    return [form for form in facts.forms.values() if form in facts.forms_of(season) or form.season == STANDING]


def rules_sentence(counts: pl.DataFrame, season: str, facts: Facts) -> str:
    """How many of the rules fired, how often, and what still waits for a reason."""
    fired = counts.filter(pl.col("fired") > 0)
    if fired.is_empty():
        return facts.sentences["rules_none"].format(season=season, all=counts.height)
    words = {name: int(fired[name].sum()) for name in ("explained", "unexplained", "waived", "suspected")}
    times = int(fired["fired"].sum())
    return facts.sentences["rules_some"].format(
        season=season, all=counts.height, fired=fired.height, times=times, **words
    )


def example_text(rule: Rule, facts: Facts) -> str:
    """What the rule says where it fires, with its words left open."""
    blanks = {"cell": "某格", "label": "某项", "read": "所填数", "before": "上期数", "limit": "上限"}
    return facts.sentences["rule_says"].format(message=rule.message.format_map(_Open(blanks)))


class _Open(dict[str, str]):
    """Words of a template that are left open."""

    def __missing__(self, word: str) -> str:
        return "……"


def firings_table(fired: pl.DataFrame, facts: Facts) -> str:
    """Where rules fired, the latest first, all but the first few folded; a click opens the return; of rules/fired."""
    shown, rest = fired.head(_SHOWN), fired.slice(_SHOWN)
    more = f"<details><summary>另有 {rest.height} 处</summary>{_fired(rest, facts)}</details>" if rest.height else ""
    return _fired(shown, facts) + more


def _fired(fired: pl.DataFrame, facts: Facts) -> str:
    columns = [
        Column("单位", "name"),
        Column("所属期", "left"),
        Column("回执号", "left"),
        Column("状态", "left"),
        Column("意见", "left wrap"),
        Column("说明", "left wrap"),
    ]
    lines = (Line(_firing(row, facts), f"return:{row['submission']}") for row in fired.iter_rows(named=True))
    return table("规则触发之处", columns, lines, "stacked plain firings")


def _firing(row: Row, facts: Facts) -> list[str]:
    return [
        text(row["place"]),
        text(show_period(row["period"]) if row["period"] else DASH),
        text(row["receipt"]),
        level_light(row["level"], facts, row["reason"] is not None),
        given(row["message"]),
        _answer(row, facts),
    ]


def _answer(row: Row, facts: Facts) -> str:
    """The verdict of the city, the reason given, that it is waived, or that one is still wanted."""
    if row["outcome_reason"]:
        return given(f"{row['outcome_reason']}（{row['outcome_author']}，{show_moment(row['decided_at'])}）")
    if row["reason"]:
        return given(f"{row['reason']}（{row['author']}，{show_moment(row['explained_at'])}）")
    if tone := _TONES.get(row["state"]):
        word = text(facts.sentences[f"firing_{row['state']}"])
        return f'<span class="light {tone}">{word}</span>'
    return _NONE
