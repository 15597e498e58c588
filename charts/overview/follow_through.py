"""Follow-through of signed projects: each ratio of the city against what is asked for the year."""

import polars as pl

from charts.evidence.figured import figured
from charts.markup import Row, figure, text, tip
from domain.facts import Facts
from domain.indicators import Ratio
from domain.numbers import half_up, show_number, show_rate

Whose = tuple[str, str]


def pipeline(ratios: pl.DataFrame, facts: Facts, place: str = "", told_by: str = "reported") -> str:
    """`ratios` is follow_through/city, or the rows of one `place`: Σ ÷ Σ; an empty cohort is "—".

    `told_by` is "reported" where returns tell, "followed" where the register of projects does.
    """
    whose = (told_by, place or facts.places.city.key)
    known = {ratio.key: ratio for ratio in facts.measures.ratio}
    rows = list(ratios.iter_rows(named=True))
    steps = "".join(_step(row, known[row["ratio"]], whose, facts) for row in rows)
    return f'<div class="pipeline">{_cohort(rows, known, whose, facts)}{steps}</div>'


def asked_for(ratios: pl.DataFrame) -> str:
    """The shares asked for, in the order drawn: 90/80/20/30%."""
    shares = [show_rate(share, 0).rstrip("%") for share in ratios["target"].to_list() if share is not None]
    return (
        f'<span class="legend"><i><span class="key guarantee"></span>为全年要求（{"/".join(shares)}%）</i></span>'
        if shares
        else ""
    )


def _cohort(rows: list[Row], known: dict[str, Ratio], whose: Whose, facts: Facts) -> str:
    """The signed projects that the first ratio divides by."""
    if not rows:
        return ""
    indicator = facts.indicators[known[rows[0]["ratio"]].denominator]
    count = text(figure(rows[0]["denominator"], indicator, facts))
    signed = f"{figured(count, f'{whose[0]}_whole', rows[0]['ratio'], whose[1])} {text(indicator.unit)}"
    return _drawn("签约", indicator.short, "100%", signed, "", '<span class="light none">基数</span>', "")


def _step(row: Row, ratio: Ratio, whose: Whose, facts: Facts) -> str:
    numerator, denominator = facts.indicators[ratio.numerator], facts.indicators[ratio.denominator]
    part, whole = figure(row["numerator"], numerator, facts), figure(row["denominator"], denominator, facts)
    asked = row["target"]
    mark = f'<span class="guarantee" style="left:{width_of(asked)}"></span>' if asked is not None else ""
    told = tip(
        f"{ratio.label} {show_rate(row['rate'])}" + (f"，全年要求 {show_rate(asked, 0)}" if asked is not None else ""),
        f"{numerator.label} {part} {numerator.unit}",
        f"÷ {denominator.label} {whole} {denominator.unit}",
    )
    rate = figured(show_rate(row["rate"]), f"{whose[0]}_rate", ratio.key, whose[1], stop=True)
    value = f"<b>{rate}</b>{_verdict(row, ratio, whose, facts)}"
    inside = f"{figured(text(part), f'{whose[0]}_part', ratio.key, whose[1])} {text(numerator.unit)}"
    return _drawn(ratio.step, ratio.label, width_of(row["rate"]), inside, mark, value, told)


def _drawn(step: str, label: str, width: str, inside: str, mark: str, value: str, told: str) -> str:
    outside = " outside" if float(width.rstrip("%")) < 45 else ""
    place = f' style="left:calc({width} + 8px)"' if outside else ""
    return (
        f'<div class="step" data-figures{told}><div class="name">{text(step)}<small>{text(label)}</small></div>'
        f'<div class="bar thick"><span class="fill" style="width:{width}"></span>{mark}'
        f'<em class="inside{outside}"{place}>{inside}</em></div><div class="value">{value}</div></div>'
    )


def width_of(share: object) -> str:
    """A share of 1 as a width in percent with one decimal, kept inside the bar."""
    return f"{min(100.0, max(0.0, float(str(share or 0)) * 100)):.1f}%"


def _verdict(row: Row, ratio: Ratio, whose: Whose, facts: Facts) -> str:
    if row["met"] is None:
        return ""
    if row["met"]:
        return '<span class="light on_pace">达到要求</span>'
    gap = abs(row["gap_points"])
    if not half_up(gap, 1, 1):
        return f'<span class="light near">{text(facts.sentences["gap_under"])}</span>'
    points = figured(show_number(gap, 1), f"{whose[0]}_gap", ratio.key, whose[1])
    return f'<span class="light near">差 {points} 点</span>'
