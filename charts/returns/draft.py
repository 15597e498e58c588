"""One draft: who dropped it and when, every return in it, what it would change and what stands against it."""

from collections.abc import Sequence
from typing import Protocol

from charts.markup import given, text
from charts.returns.changes import Changes, change_sentence, change_table
from charts.returns.drafts import STATE_TONES, Lying, Read, state_light
from charts.returns.findings import findings_list
from charts.returns.recognised import recognised_in
from charts.returns.versions import Versions, version_note
from domain.dates import show_moment
from domain.facts import Facts
from domain.findings import Finding
from domain.unforeseen import Unforeseen


class Consequence(Changes, Versions, Protocol):
    """A preview as the loaders hand it over."""


def draft_card(one: Lying, previews: Sequence[Consequence | Unforeseen | None], facts: Facts) -> str:
    """One file: every return in it with what it would change and its findings; `previews` go with `one.returns`."""
    several, shared = len(one.returns) > 1, _shared(one.returns)
    parts = "".join(
        _return(read, preview, several, shared, facts) for read, preview in zip(one.returns, previews, strict=True)
    )
    if shared:
        whole = f'<p class="whose">{text(facts.sentences["draft_of_all"])}</p>{findings_list(shared, facts)}'
        parts = f'<div class="return">{whole}</div>{parts}'
    return (
        f'<section class="card receipt {STATE_TONES[one.state]}"><header><h2>{given(one.file)}</h2>'
        f'<div class="aside">{state_light(one.state, facts)}</div></header>{_dropped(one, facts)}{parts}</section>'
    )


def unrehearsed(fault: Unforeseen, facts: Facts) -> str:
    """That what would change could not be rehearsed, under which number that is logged, and that it is no hindrance."""
    return f'<p class="notice">{text(facts.sentences["draft_unrehearsed"].format(number=fault.number))}</p>'


def _dropped(one: Lying, facts: Facts) -> str:
    """Who dropped the file and when; that it could not be read, where that is so."""
    words = {"moment": show_moment(one.dropped_at), "by": one.dropped_by}
    note = f'<p class="note">{text(facts.sentences["draft_dropped"].format(**words))}</p>'
    failed = text(facts.sentences["draft_failed_number"].format(number=one.failure))
    return note + (f'<p class="notice">{failed}</p>' if one.failure else "")


def _shared(returns: Sequence[Read]) -> tuple[Finding, ...]:
    """What was found in every one of several returns, which is said of the sheet they were all read from."""
    if len(returns) <= 1:
        return ()
    return tuple(found for found in returns[0].findings if all(found in read.findings for read in returns))


def _return(
    read: Read, preview: Consequence | Unforeseen | None, several: bool, shared: Sequence[Finding], facts: Facts
) -> str:
    sheet = f"{given(read.sheet)}：" if several and read.sheet else ""
    place = facts.reporters.keyed(read.place).short if read.place else ""
    head = f'<p class="whose">{sheet}{recognised_in(read, facts)}</p>'
    own = [found for found in read.findings if found not in shared]
    found = findings_list(own, facts) if own or not shared else ""
    if preview is None or isinstance(preview, Unforeseen):
        told = unrehearsed(preview, facts) if preview else ""
        return f'<div class="return">{head}{_rows(read, facts)}{told}{found}</div>'
    note = version_note(preview, facts)
    beside = f'<p class="notice">{text(note)}</p>' if note else ""
    if preview.filed_before:
        return f'<div class="return">{head}{beside}</div>'
    told = _rows(read, facts)
    if preview.figures.height:
        say = text(change_sentence(preview, place, facts))
        told = f'<p class="say">{say}</p>{change_table(preview, facts)}'
    return f'<div class="return">{head}{beside}{told}{found}</div>'


def _rows(read: Read, facts: Facts) -> str:
    """How many rows were read of what has many, such as a register."""
    if read.form is None or facts.forms[read.form].rows == "one":
        return ""
    return (
        f'<p class="note">{text(facts.sentences["draft_rows"].format(count=read.values["row_number"].n_unique()))}</p>'
    )
