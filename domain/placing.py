"""What a rank means: how far to the next unit and to the cut lines, on which list a unit stands."""

from collections.abc import Sequence
from fractions import Fraction

from domain.schemes.scheme import Cut, Listing, Scheme
from domain.schemes.scoring import Standing


def gap_to_next(one: Standing, field: Sequence[Standing]) -> Fraction | None:
    """The points to the unit ranked next above; None for the first and for one that is not ranked."""
    if one.score is None:
        return None
    above = [rival.score for rival in field if rival.score is not None and rival.score > one.score]
    return min(above) - one.score if above else None


def line_reached(one: Standing, scheme: Scheme) -> Cut | None:
    """The highest cut line the unit is above."""
    reached = [cut for cut in scheme.cut if one.rank is not None and one.rank <= cut.ranks]
    return min(reached, key=lambda cut: cut.ranks, default=None)


def line_ahead(one: Standing, scheme: Scheme, field: Sequence[Standing]) -> tuple[Cut, Fraction] | None:
    """The next cut line above the unit, and the points to the last score above it."""
    ahead = [cut for cut in scheme.cut if one.rank is not None and one.rank > cut.ranks]
    if one.score is None or not ahead:
        return None
    cut = max(ahead, key=lambda line: line.ranks)
    least = min(rival.score for rival in field if rival.score is not None and (rival.rank or 0) <= cut.ranks)
    return cut, least - one.score


def listed(one: Standing, scheme: Scheme, field: Sequence[Standing]) -> Listing | None:
    """The red or black list the unit is on, by rank **and** by completion; equal ones are on it together or not."""
    behind = sum(rival.rank > one.rank for rival in field if rival.rank and one.rank)
    return next((row for row in scheme.listing if _is_on(row, one, scheme, behind)), None)


def _is_on(row: Listing, one: Standing, scheme: Scheme, behind: int) -> bool:
    if one.rank is None or one.score is None:
        return False
    done = one.completions.get(row.measure) if row.measure else one.score / Fraction(scheme.full)
    if done is None:
        return False
    if row.colour == "red":
        return one.rank <= row.ranks and done >= Fraction(row.share)
    return behind < row.ranks and done < Fraction(row.share)
