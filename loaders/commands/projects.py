"""The command line of what the city says of projects: two of different units are one, one has a new name; 0 if kept."""

from collections.abc import Sequence
from contextlib import closing

import settings
from domain.facts import load_facts
from loaders.clock import now
from loaders.commands.options import one_of, words_said
from loaders.records.likening import Likening, Outcome, liken
from loaders.records.renaming import Renaming, rename
from queries.store import Store

LIKEN = (
    "python -m loaders liken 项目 另一项目 --place 单位 --other-place 另一单位 --outcome same|different"
    " --reason 理由 --by 姓名"
)
RENAME = "python -m loaders rename 现名 --was 原名 --place 单位 --reason 理由 --by 姓名"


def liken_command(words: Sequence[str]) -> int:
    """liken PROJECT OTHER --place P --other-place Q --outcome same|different …: what came of comparing the two."""
    named, said = words_said(words, ("place", "other-place", "outcome", "reason", "by"), LIKEN, plain=2)
    outcome: Outcome = one_of(Outcome, said["outcome"], LIKEN)
    facts = load_facts(settings.DATA)
    mine, theirs = (said["place"], named[0]), (said["other-place"], named[1])
    decided = Likening(*mine, *theirs, outcome, said["reason"], said["by"], now())
    with closing(Store(settings.STORE, facts)) as store:
        liken(store, facts, decided)
    print(facts.sentences[f"duplicates_kept_{outcome}"].format(what="、".join(named)))
    return 0


def rename_command(words: Sequence[str]) -> int:
    """rename PROJECT --was FORMER --place P …: the project is the earlier one under a new name."""
    named, said = words_said(words, ("was", "place", "reason", "by"), RENAME, plain=1)
    facts = load_facts(settings.DATA)
    with closing(Store(settings.STORE, facts)) as store:
        rename(store, facts, Renaming(said["place"], named[0], said["was"], said["reason"], said["by"], now()))
    print(facts.sentences["renaming_kept"].format(what=named[0]))
    return 0
