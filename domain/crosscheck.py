"""Whether the committed facts agree with each other: every key that is named exists, every unit fits."""

from pathlib import Path
from typing import TYPE_CHECKING

from domain.datafiles import line_of
from domain.errors import FactsError
from domain.forms import Column, Form
from domain.records import Source

if TYPE_CHECKING:
    from domain.facts import Facts


def cross_check(facts: "Facts") -> None:
    """Raise FactsError for the first fact that names something which does not exist."""
    for position, indicator in enumerate(facts.indicators.values()):
        if facts.units.named(indicator.unit) is None:
            _refuse(facts, "indicators.toml", ("indicator", position, "unit"), f"没有“{indicator.unit}”这个单位")
    for position, ratio in enumerate(facts.measures.ratio):
        for name in ("numerator", "denominator"):
            if getattr(ratio, name) not in facts.indicators:
                _refuse(facts, "measures.toml", ("ratio", position, name), f"没有“{getattr(ratio, name)}”这个指标")
    for name, sources in _sources(facts).items():
        for source in sources:
            if source.document and source.document not in facts.documents:
                _refuse(facts, name, (), f"没有“{source.document}”这份文件")
    for form in facts.forms.values():
        _check_form(facts, form)
    for target in facts.targets:
        if target.season not in facts.seasons:
            _refuse(facts, f"targets/{target.season}/counties.csv", (), f"没有“{target.season}”这个考核期")


def _check_form(facts: "Facts", form: Form) -> None:
    name = f"forms/{form.key}.toml"
    if not (facts.folder / name).is_file():
        _refuse(facts, "forms", (), f"“{form.key}”应写在 {name} 里")
    if form.season and form.season not in facts.seasons:
        _refuse(facts, name, ("season",), f"没有“{form.season}”这个考核期")
    for position, column in enumerate(form.columns):
        if fault := _column_fault(facts, column):
            _refuse(facts, name, ("columns", position, "indicator"), fault)


def _column_fault(facts: "Facts", column: Column) -> str | None:
    if column.indicator is None:
        return None
    indicator = facts.indicators.get(column.indicator)
    if indicator is None:
        return f"没有“{column.indicator}”这个指标"
    if facts.units.factor(column.unit or "", indicator.unit) is None:
        return f"单位“{column.unit}”不能换算成“{indicator.unit}”"
    return None


def _sources(facts: "Facts") -> dict[str, list[Source]]:
    measures, seasons = facts.measures, facts.seasons.values()
    return {
        "places.toml": [facts.places.source],
        "indicators.toml": [indicator.source for indicator in facts.indicators.values()],
        "measures.toml": [measures.level_source, measures.light_source, measures.pace_source]
        + [ratio.source for ratio in measures.ratio],
        "seasons.toml": [source for row in seasons for source in (row.source, row.counting_source, row.closes_source)],
        "targets": [target.source for target in facts.ratio_targets],
    } | {f"forms/{form.key}.toml": [form.source] for form in facts.forms.values()}


def _refuse(facts: "Facts", name: str, location: tuple[int | str, ...], reason: str) -> None:
    path: Path = facts.folder / name
    raise FactsError(path, line_of(path.read_text("utf-8"), location) if path.is_file() and location else 0, reason)
