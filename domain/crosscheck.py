"""Whether the committed facts agree with each other: every key that is named exists, every unit fits."""

from collections.abc import Iterator
from itertools import chain
from string import Formatter
from typing import TYPE_CHECKING, get_args

from domain.calendar import OnRestDay
from domain.chains.files import chain_faults
from domain.chains.gaps import gap_faults
from domain.checks.kinds import Of
from domain.datafiles import Fault, Location, line_of
from domain.dictionary import read_dictionary
from domain.enterprises import enterprise_faults
from domain.errors import FactsError
from domain.findings import FindingLevel, Verdict
from domain.forms import STANDING, Column
from domain.indicators import Nature
from domain.projects.pipeline import SIGNED_PROJECTS, pipeline_faults
from domain.records import Standing
from domain.reporters import department_faults
from domain.reviews import review_faults
from domain.rule_faults import rule_faults
from domain.rules import RuleFamily
from domain.screen_words import read_screen_words
from domain.seasons import Rhythm
from domain.sources import source_faults
from domain.targets import TARGET_LEVELS

if TYPE_CHECKING:
    from domain.facts import Facts


def cross_check(facts: "Facts") -> None:
    """Raise FactsError for the first fact that names what does not exist, and for a fault in what is read later."""
    read_dictionary(facts.folder)
    read_screen_words(facts.folder)
    own = (_measures, source_faults, _forms, _targets, _calendar, _words, _sentences)
    of_firms = (enterprise_faults, review_faults, department_faults)
    of_projects = (chain_faults, pipeline_faults, gap_faults)
    faults = chain.from_iterable(check(facts) for check in (*own, *of_firms, *of_projects, rule_faults))
    for name, location, reason in faults:
        path = facts.folder / name
        line = line_of(path.read_text("utf-8"), location) if location else 0
        raise FactsError(path, line, reason)


def _measures(facts: "Facts") -> Iterator[Fault]:
    for position, indicator in enumerate(facts.indicators.values()):
        if facts.units.named(indicator.unit) is None:
            yield "indicators.toml", ("indicator", position, "unit"), f"没有“{indicator.unit}”这个单位"
    for position, ratio in enumerate(facts.measures.ratio):
        for name, key in (("numerator", ratio.numerator), ("denominator", ratio.denominator)):
            if key not in facts.indicators:
                yield "measures.toml", ("ratio", position, name), f"没有“{key}”这个指标"
    staged = {stage.state for stage in facts.measures.stage}
    ledgers = (form for form in facts.forms.values() if form.register_table == SIGNED_PROJECTS)
    for column in (column for form in ledgers for column in form.columns if column.field == "state"):
        for word in column.words:
            if word not in staged:
                yield "measures.toml", ("stage",), f"没有写明状态“{word}”办到了哪一步"


def _forms(facts: "Facts") -> Iterator[Fault]:
    for form in facts.forms.values():
        name = f"forms/{form.key}.toml"
        if not (facts.folder / name).is_file():
            yield "forms", (), f"“{form.key}”应写在 {name} 里"
        elif form.season and form.season not in {*facts.seasons, STANDING}:
            yield name, ("season",), f"没有“{form.season}”这个考核期"
        for position, column in enumerate(form.columns):
            if reason := _column_fault(facts, column):
                yield name, ("columns", position, "indicator"), reason


def _column_fault(facts: "Facts", column: Column) -> str | None:
    if column.indicator is None:
        unknown = column.unit and facts.units.named(column.unit) is None
        return f"没有“{column.unit}”这个单位" if unknown else None
    indicator = facts.indicators.get(column.indicator)
    if indicator is None:
        return f"没有“{column.indicator}”这个指标"
    if facts.units.factor(column.unit or "", indicator.unit) is None:
        return f"单位“{column.unit}”不能换算成“{indicator.unit}”"
    return None


def _targets(facts: "Facts") -> Iterator[Fault]:
    tables = (facts.targets, facts.ratio_targets, facts.department_targets, facts.minimums)
    for season in sorted({row.season for table in tables for row in table} - set(facts.seasons)):
        yield f"targets/{season}", (), f"没有“{season}”这个考核期"
    for row in facts.minimums:
        counted = facts.indicators[row.counted_by]
        if facts.units.factor(row.unit, counted.unit) != 1:
            yield (
                f"targets/{row.season}/minimums.csv",
                (),
                f"“{row.indicator}”的“{row.unit}”与“{counted.unit}”不是一回事",
            )


def _calendar(facts: "Facts") -> Iterator[Fault]:
    for position, rule in enumerate(facts.calendar.rules.due):
        for key in rule.forms:
            if key not in facts.forms:
                yield "calendar/due.toml", ("due", position, "forms"), f"没有“{key}”这张表"
    for position, row in enumerate(facts.calendar.exemptions):
        if row.form not in facts.forms:
            yield "calendar/exemptions.toml", ("exemption", position, "form"), f"没有“{row.form}”这张表"
        if row.place not in {place.key for place in facts.places.place}:
            yield "calendar/exemptions.toml", ("exemption", position, "place"), f"没有“{row.place}”这个单位"


def _words(facts: "Facts") -> Iterator[Fault]:
    """Every key that is told to people has its word in sentences.toml."""
    keys = {
        "level": FindingLevel, "verdict": Verdict, "family": RuleFamily, "source": Standing, "nature": Nature,
        "rhythm": Rhythm, "returns": Rhythm, "rest_day": OnRestDay, "rule_of": Of,
    }  # fmt: skip
    for kind, literal in keys.items():
        for key in get_args(literal):
            if f"{kind}_{key}" not in facts.sentences:
                yield "sentences.toml", (), f"没有 {kind}_{key} 这个词"
    for level in TARGET_LEVELS:
        if f"{level}_target" not in facts.terms:
            yield "terms.toml", (), f"没有 {level}_target 这个词"


def _sentences(facts: "Facts") -> Iterator[Fault]:
    templates: dict[tuple[str, Location], str] = {}
    for key, text in facts.sentences.items():
        templates["sentences.toml", (key,)] = text
    for position, kind in enumerate(facts.finding_kinds.values()):
        templates["findings.toml", ("finding", position, "message")] = kind.message
    for position, rule in enumerate(facts.rules.rule):
        templates["rules.toml", ("rule", position, "message")] = rule.message + rule.wanted
    for (name, location), text in templates.items():
        try:
            list(Formatter().parse(text))
        except ValueError:
            yield name, location, f"花括号不成对：{text}"
