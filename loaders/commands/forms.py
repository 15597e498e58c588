"""What the command line prints to be filled in: the blank form of a unit, the table of targets of a year."""

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import settings
from domain.departments import Task
from domain.errors import StoreError, UsageError
from domain.facts import Facts, load_facts
from domain.forms import Form
from domain.reporters import Reporter
from loaders.blank.earlier import Earlier, reported_before
from loaders.blank.form import blank_form
from loaders.blank.lists import list_form
from loaders.blank.periods import check_period
from loaders.blank.prefilled import tasks_given
from loaders.blank.targets import target_form
from loaders.clock import now
from loaders.commands.options import Options, split_words
from queries.store import Store


def template_command(words: Sequence[str]) -> int:
    """template FORM --place NAME --period P -o FILE: writes the blank form, with what was reported before; 0.

    A table of targets or a list is of no unit and takes no --place; it is written with what is in force.
    """
    plain, options = split_words(words, valued=("place", "period", "o", "output"), flags=())
    output = options.get("o", options.get("output"))
    if len(plain) != 1 or output is None or "period" not in options:
        raise _usage()
    facts = load_facts(settings.DATA)
    form = facts.form(plain[0])
    content = _from_city(facts, form, options) if form.from_city else _blank(facts, form, options)
    try:
        Path(output).write_bytes(content)
    except OSError as fault:
        raise UsageError(f"文件写不进去：{output}。") from fault
    print(f"已生成{facts.sentences[f'form_{form.nature}']}：{output}")
    return 0


def _usage() -> UsageError:
    return UsageError("写法：python -m loaders template 表式 --place 单位 --period 所属期 -o 文件.xlsx")


def _blank(facts: Facts, form: Form, options: Options) -> bytes:
    if "place" not in options:
        raise _usage()
    place, period = facts.reporters.called(options["place"], form.reporter), options["period"]
    return blank_form(facts, form, place, period, *_known(facts, form, place, period))


def _from_city(facts: Facts, form: Form, options: Options) -> bytes:
    if "place" in options:
        raise UsageError(f"“{form.label}”由市下达，不分单位，不写 --place。")
    check_period(facts, form, options["period"])
    with closing(Store(settings.STORE, facts)) as store:
        if form.rows == "many":
            return list_form(store, facts, form, options["period"], now())
        return target_form(store, facts, form, facts.season(options["period"]), now())


def _known(facts: Facts, form: Form, place: Reporter, period: str) -> tuple[Earlier | None, list[Task] | None]:
    """What the ledger knows of the unit; a blank form is made without it where the ledger cannot be opened."""
    try:
        with closing(Store(settings.STORE, facts)) as store:
            whose = (store, facts, form, place, period, now())
            return reported_before(*whose), tasks_given(*whose)
    except StoreError as fault:
        print(f"空白表没有带上次报送的内容：{fault}", file=sys.stderr)
        return None, None
