"""All committed facts, read from data/ and checked against each other once, at the start."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from domain.calendar import Calendar, read_calendar
from domain.crosscheck import cross_check
from domain.datafiles import read_list, read_table
from domain.departments import Departments
from domain.enterprises import KeyEnterprises
from domain.errors import UsageError
from domain.findings import Finding, FindingKind
from domain.formfiles import read_forms
from domain.forms import STANDING, Form
from domain.indicators import Indicator, Measures, RatioTarget
from domain.places import Place, Places, read_places
from domain.records import Document, Source
from domain.reporters import Reporters
from domain.rules import Rules
from domain.seasons import Season
from domain.targetfiles import read_targets
from domain.targets import DepartmentTarget, Minimum, PrintedTotal, Target
from domain.text import squeeze
from domain.units import Units


@dataclass(frozen=True)
class Facts:
    """Everything that stands in data/, validated; every mapping is by key, in the order of the file."""

    folder: Path
    documents: dict[str, Document]
    places: Places
    departments: Departments
    units: Units
    indicators: dict[str, Indicator]
    measures: Measures
    seasons: dict[str, Season]
    calendar: Calendar
    forms: dict[str, Form]
    rules: Rules
    key_enterprises: KeyEnterprises
    targets: tuple[Target, ...]
    printed_totals: tuple[PrintedTotal, ...]
    ratio_targets: tuple[RatioTarget, ...]
    department_targets: tuple[DepartmentTarget, ...]
    minimums: tuple[Minimum, ...]
    finding_kinds: dict[str, FindingKind]
    sentences: dict[str, str]
    terms: dict[str, str]

    @cached_property
    def _indicator_names(self) -> dict[str, Indicator]:
        return {squeeze(name): one for one in reversed(self.indicators.values()) for name in one.names}

    @cached_property
    def reporters(self) -> Reporters:
        """Everyone who hands in returns."""
        return Reporters(self.places, self.departments)

    def place(self, text: str) -> Place:
        """The unit with key or name `text`; UsageError lists the units."""
        if found := next((place for place in self.places.place if place.key == text), self.places.named(text)):
            return found
        raise UsageError(f"没有“{text}”这个单位；可用：{'、'.join(place.label for place in self.places.place)}。")

    def indicator(self, text: str) -> Indicator:
        """The indicator with key, label or alias `text`; UsageError names what there is."""
        if found := self._indicator_names.get(squeeze(text)):
            return found
        raise UsageError(f"没有“{text}”这个指标；可用：{'、'.join(one.label for one in self.indicators.values())}。")

    def season(self, text: str) -> Season:
        """The season with key or label `text`; UsageError names what there is."""
        if found := next((one for one in self.seasons.values() if squeeze(text) in map(squeeze, one.names)), None):
            return found
        known = "、".join(f"{season.key}（{season.label}）" for season in self.seasons.values())
        raise UsageError(f"没有“{text}”这个考核期；可用：{known}。")

    def form(self, key: str) -> Form:
        """The form with `key`; UsageError names what there is."""
        if key in self.forms:
            return self.forms[key]
        known = "、".join(f"{form.key}（{form.label}）" for form in self.forms.values())
        raise UsageError(f"没有“{key}”这张表；可用：{known}。")

    def forms_of(self, season: Season) -> tuple[Form, ...]:
        """The forms that units hand in during `season`."""
        return tuple(form for form in self.forms.values() if form.is_for(season) and not form.from_city)

    def tables_for(self, season: Season) -> tuple[Form, ...]:
        """The tables in which the city sets the units their targets for `season`."""
        return tuple(form for form in self.forms.values() if form.is_for(season) and form.from_city)

    def standing_forms(self) -> tuple[Form, ...]:
        """The forms that belong to no season and are handed in at any time."""
        return tuple(form for form in self.forms.values() if form.season == STANDING and not form.from_city)

    def indicators_of(self, season: Season) -> tuple[Indicator, ...]:
        """The indicators that the forms of `season` report, in the order of their columns; no shape counts twice."""
        forms = [form for form in self.forms_of(season) if form.shape_of is None]
        keys = [column.indicator for form in forms for column in form.columns if column.indicator]
        return tuple(self.indicators[key] for key in dict.fromkeys(keys))

    def finding(
        self, code: str, *, sheet: str = "", cell: str = "", read: str = "", wanted: str = "", **words: object
    ) -> Finding:
        """The finding `code` with its Chinese sentence filled in; KeyError for a code not in data/findings.toml."""
        kind = self.finding_kinds[code]
        message = kind.message.format(sheet=sheet, cell=cell, read=read, wanted=wanted, **words)
        return Finding(code=code, level=kind.level, sheet=sheet, cell=cell, read=read, wanted=wanted, message=message)

    def cite(self, source: Source) -> str:
        """A source as officials cite it, with its standing where no document states it."""
        number = f"{self.documents[source.document].number} " if source.document else ""
        return f"{self.sentences[f'source_{source.standing}']}{number}{source.clause}"


def load_facts(folder: Path) -> Facts:
    """Read and cross-check everything in `folder`; FactsError names the first file and line that does not hold."""
    places = read_places(folder / "places.toml")
    departments = read_table(folder / "departments.toml", Departments)
    indicators = read_list(folder / "indicators.toml", "indicator", Indicator)
    measures = read_table(folder / "measures.toml", Measures)
    targets = read_targets(folder / "targets", Reporters(places, departments), indicators, measures)
    facts = Facts(
        folder=folder,
        documents=read_list(folder / "documents.toml", "document", Document),
        places=places,
        departments=departments,
        units=read_table(folder / "units.toml", Units),
        indicators=indicators,
        measures=measures,
        seasons=read_list(folder / "seasons.toml", "season", Season),
        calendar=read_calendar(folder / "calendar"),
        forms=read_forms(folder / "forms"),
        rules=read_table(folder / "rules.toml", Rules),
        key_enterprises=read_table(folder / "enterprise_categories.toml", KeyEnterprises),
        targets=targets.counties,
        printed_totals=targets.printed_totals,
        ratio_targets=targets.ratios,
        department_targets=targets.departments,
        minimums=targets.minimums,
        finding_kinds=read_list(folder / "findings.toml", "finding", FindingKind, key="code"),
        sentences=read_table(folder / "sentences.toml", dict[str, str]),
        terms=read_table(folder / "terms.toml", dict[str, str]),
    )
    cross_check(facts)
    return facts
