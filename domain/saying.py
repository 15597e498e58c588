"""Sentences whose numbers lead to their evidence: plain text that knows where each of its figures stands."""

import re
from collections.abc import Iterable
from string import Formatter
from typing import NamedTuple, Self

from domain.numbers import DASH

_PAUSE = re.compile(r"[，。；：、！？（）“”]")


class Stated(NamedTuple):
    """Where a figure stands in a sentence, from `start` up to `end`, and which it is: MEASURE/ITEM/WHOSE."""

    start: int
    end: int
    figure: str


class Said(str):
    """A sentence, plain text wherever plain text is wanted; `figures` are those of its numbers that lead somewhere."""

    figures: tuple[Stated, ...] = ()

    @classmethod
    def of(cls, parts: Iterable[str]) -> Self:
        """The parts run together, with the figures of each."""
        told, at = [], 0
        figures: list[Stated] = []
        for part in parts:
            figures += [Stated(at + one.start, at + one.end, one.figure) for one in figures_of(part)]
            told.append(str(part))
            at += len(part)
        made = cls("".join(told))
        made.figures = tuple(figures)
        return made


def figures_of(sentence: str) -> tuple[Stated, ...]:
    """The figures that a sentence knows of; plain text knows of none."""
    return sentence.figures if isinstance(sentence, Said) else ()


def aloud(sentence: str, nth: int) -> str:
    """The nth figure of a sentence as it is read by itself: with what it counts, up to the next pause.

    12个, 5.03个百分点; the number alone where another figure stands before that pause.
    """
    one, *later = figures_of(sentence)[nth:]
    counted = _PAUSE.split(sentence[one.end :].lstrip(), maxsplit=1)[0]
    crossed = later and not _PAUSE.search(sentence, one.end, later[0].start)
    return sentence[one.start : one.end] + ("" if crossed else counted)


def said(shown: object, measure: str, item: str, whose: str) -> Said:
    """A number of a sentence with the figure that it is; nothing stands behind "—". The season is that of its page."""
    return stated(shown, f"{measure}/{item}/{whose}")


def stated(shown: object, figure: str) -> Said:
    """A number of a sentence with what names its figure."""
    told = Said(shown)
    if told != DASH:
        told.figures = (Stated(0, len(told), figure),)
    return told


def fill(template: str, **words: object) -> Said:
    """The template with its words, as str.format does; the figures of the words are those of the sentence."""
    parts: list[str] = []
    for literal, name, spec, _ in Formatter().parse(template):
        parts.append(literal)
        if name is not None:
            word = words[name]
            parts.append(word if isinstance(word, str) and not spec else format(word, spec or ""))
    return Said.of(parts)


def run(parts: Iterable[str], between: str = "", end: str = "") -> Said:
    """The parts that say something with what stands between them and at the end."""
    told: list[str] = []
    for part in parts:
        if part:
            told += [between, part] if told else [part]
    return Said.of([*told, end])
