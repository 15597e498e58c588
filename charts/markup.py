"""Pieces every figure is made of: escaped text, lights, cards, tips, things that open, a shared axis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import DASH, show_change, show_number
from domain.saying import aloud, figures_of

Row = dict[str, Any]
FEW = 3
AXIS_CAP = Decimal(2)
AXIS_MARGIN = Decimal("1.02")


def text(value: object) -> str:
    """`value` as text that is safe inside an element or a quoted attribute; None is "—"."""
    return escape(DASH if value is None else str(value), quote=True)


def given(value: object) -> str:
    """Text that came with a file (its name, a sheet, a cell), escaped and marked as not ours."""
    return f'<span class="given">{text(value)}</span>'


def tip(*lines: str | None) -> str:
    """The attribute that shows `lines` under the pointer; empty lines are left out."""
    return f' data-tip="{text(chr(10).join(line for line in lines if line))}"'


def opens(action: str | None, label: str = "") -> str:
    """The attributes that make an element clickable and reachable by keyboard; `label` is read aloud."""
    if action is None:
        return ""
    named = f' aria-label="{text(label)}"' if label else ""
    return f' data-act="{text(action)}" tabindex="0" role="button"{named}'


def arrows(facts: Facts) -> str:
    """The attribute that tells a keyboard that arrows walk the figures inside an element marked data-figures."""
    return f' aria-description="{text(facts.sentences["figures_by_arrows"])}"'


def light(label: str | None, facts: Facts, words: str | None = None) -> str:
    """A light as colour, shape and word; `words` replaces the shown word, which is then still read aloud."""
    key, shown = tone(label, facts), text(words or label)
    if not key:
        return f'<span class="light none">{shown}</span>'
    read = f'<span class="read">{text(label)}</span>' if words else ""
    return f'<span class="light {key}">{read}{shown}</span>'


def status_word(status: str, facts: Facts) -> str:
    """What is said of a figure's status: 未报送, 无任务, 未填."""
    return text(facts.sentences[f"status_{status}"])


def tone(label: str | None, facts: Facts) -> str:
    """The class of a light's colour: "on_pace", "near", "behind", or "" where there is no light."""
    return next((light.key for light in facts.measures.light if light.label == label), "")


def some_named(names: Sequence[str], of: str, facts: Facts, few: int = FEW) -> str:
    """All of a `few`; of more the first, and how many they are `of` "quarters", "links" or "units". Plain text."""
    say, told = facts.sentences, "、".join(names[:few])
    if len(names) <= few:
        return told
    return say["some_named"].format(names=told, count=len(names), of=say[f"some_{of}"])


def card(title: str, body: str, note: str = "", say: str = "", kind: str = "") -> str:
    """A section under its title, where it has one; `note` and `body` are HTML, `say` the conclusion, a sentence."""
    small = f'<div class="aside">{note}</div>' if note else ""
    heading = f"<h2>{text(title)}</h2>" if title else ""
    head = f"<header>{heading}{small}</header>" if heading or small else ""
    sentence = saying(say) if say else ""
    return f'<section class="card {kind}">{head}{sentence}{body}</section>'


def saying(sentence: str) -> str:
    """A conclusion whose numbers open: one stop of the keyboard, arrows walk them."""
    walked = " data-figures" if figures_of(sentence) else ""
    return f'<p class="say"{walked}>{told(sentence, stop=True)}</p>'


def told(sentence: str, start: int = 0, stop: bool = False) -> str:
    """A sentence from `start` on, escaped, its numbers as figures that open, the first of them a `stop`."""
    shown, at = "", start
    for nth, one in enumerate(figures_of(sentence)):
        if one.start >= start:
            act, read = f"figure:{one.figure}", f"{aloud(sentence, nth)}，点看出处"
            opened = opens(act, read) if stop else f' data-act="{text(act)}" data-read="{text(read)}"'
            number = f'<span class="fig"{opened}>{text(sentence[one.start : one.end])}</span>'
            shown += text(sentence[at : one.start]) + number
            at, stop = one.end, False
    return shown + text(sentence[at:])


def notices(remarks: Iterable[str]) -> str:
    """Lines over the page about what was asked for and could not be shown."""
    return "".join(f'<p class="notice" role="status">{text(remark)}</p>' for remark in remarks)


def empty(title: str, explanation: str) -> str:
    """What stands where a figure would, when there is nothing to draw."""
    return f'<div class="empty"><b>{text(title)}</b><p>{text(explanation)}</p></div>'


def figure(value: Decimal | int | None, indicator: Indicator, facts: Facts) -> str:
    """A value of `indicator` with the decimals of its unit, half up; nothing is "—"."""
    unit = facts.units.named(indicator.unit)
    return show_number(value, unit.decimals if unit else 0)


def change(value: Decimal | int | None, indicator: Indicator, facts: Facts) -> str:
    """A gain of `indicator` with its sign and the decimals of its unit; nothing is "—"."""
    unit = facts.units.named(indicator.unit)
    return DASH if value is None else show_change(Decimal(value), unit.decimals if unit else 0)


def target(value: Decimal | int | None, indicator: Indicator, facts: Facts) -> str:
    """A target as printed: whole where it is whole."""
    if value is not None and Decimal(value) == Decimal(value).to_integral_value():
        return show_number(value, 0)
    return figure(value, indicator, facts)


@dataclass(frozen=True)
class Axis:
    """One horizontal axis shared by rows: from 0 to `top`, both shares of the target."""

    top: Decimal

    def at(self, share: Decimal | int | None) -> str:
        """Where `share` lies, in percent of the width with one decimal, kept inside the axis."""
        return f"{min(100.0, max(0.0, float((share or 0) / self.top * 100))):.1f}%"


def axis_over(shares: Iterable[Decimal | None]) -> Axis:
    """An axis that shows every share and the whole target, at most twice the target."""
    longest = max([Decimal(1), *(Decimal(share) for share in shares if share is not None)])
    return Axis(min(AXIS_CAP, longest) * AXIS_MARGIN)
