"""The 取数编号 of figures, written and read."""

from domain.errors import UsageError
from domain.facts import Facts
from domain.figures import MEASURES, Figure


def figure_id(measure: str, season: str, item: str, whose: str) -> str:
    """The 取数编号 of a figure."""
    return str(Figure(measure, season, item, whose))


def read_figure(text: str, facts: Facts) -> Figure:
    """The figure that a 取数编号 names; UsageError, in Chinese, where it names none."""
    parts = text.split("/", 3)
    if len(parts) == 4:
        figure = Figure(*parts)
        if figure.measure in MEASURES and figure.season in facts.seasons and _known(figure, facts):
            return figure
    raise UsageError(f"没有“{text}”这个取数编号；写法：量/考核期/项目/单位，如 {_example(facts)}。")


def _known(figure: Figure, facts: Facts) -> bool:
    items = {
        "indicator": facts.indicators.keys(),
        "ratio": {ratio.key for ratio in facts.measures.ratio},
        "band": {one.key for one in facts.indicators.values() if one.band},
    }
    units = {place.key for place in (*facts.places.place, facts.places.city)}
    grouped = figure.made.gathered == "cohort" and bool(figure.group[0])
    return figure.item in items[figure.made.of] and (figure.whose in units or grouped)


def _example(facts: Facts) -> str:
    indicator, season = next(iter(facts.indicators)), next(iter(facts.seasons))
    return figure_id("actual", season, indicator, facts.places.place[0].key)
