"""What a decision of the city would change, in a sentence: completion and rank of the unit, ranks of the others."""

from datetime import date

import polars as pl

from charts.markup import Row, figure
from charts.returns.changes import ARROW
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import DASH, show_rate


def consequence_sentence(standing: pl.DataFrame, place: str, key: str, day: date, facts: Facts) -> str:
    """Of what loaders.drafting.consequence rehearsed as of `day`: the figure of `place` and `key`, and moved ranks."""
    rows = standing.filter(indicator=key).rows(named=True)
    told = [said for row in rows if (said := _moved(row, row["place_key"] == place, facts))]
    told.sort(key=lambda said: not said.startswith(facts.places.keyed(place).short))
    if not told:
        words = {
            "place": facts.places.keyed(place).short,
            "indicator": facts.indicators[key].spoken,
            "day": show_day(day),
        }
        return facts.sentences["checking_moves_nothing"].format(**words)
    return f"{'；'.join(told)}。"


def _moved(row: Row, own: bool, facts: Facts) -> str:
    """渠县到位资金 40.00 → 38.00，完成率 41.2% → 40.0%，名次 5 → 6; of another unit its rank alone."""
    indicator = facts.indicators[row["indicator"]]
    both = {"名次": [DASH if row[name] is None else str(row[name]) for name in ("rank_before", "rank")]}
    if own:
        shown = [figure(row[name], indicator, facts) for name in ("actual_before", "actual")]
        rates = [show_rate(row[name]) for name in ("guarantee_completion_before", "guarantee_completion")]
        both = {indicator.short: shown, "完成率": rates, **both}
    parts = [f"{name} {ARROW.join(pair)}" for name, pair in both.items() if pair[0] != pair[1]]
    return facts.places.keyed(row["place_key"]).short + "，".join(parts) if parts else ""
