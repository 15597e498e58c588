"""The command line of reviewing declared key enterprises: one conclusion on one firm in one category; 0 where kept."""

from collections.abc import Sequence
from contextlib import closing

import settings
from domain.facts import load_facts
from domain.reviews import Conclusion
from loaders.clock import now
from loaders.commands.options import day_in, one_of, words_said
from loaders.records.reviewing import Review, review
from queries.store import Store

REVIEW = (
    "python -m loaders review 企业 --season 考核期 --place 单位 --category 类别"
    " --outcome recognised|refused|pending [--project 项目] [--until 截止日期] --reason 理由 --by 姓名"
)
_NEEDED = ("season", "place", "category", "outcome", "reason", "by")


def review_command(words: Sequence[str]) -> int:
    """review FIRM --season S --place P --category C --outcome O [--project P] [--until DAY] …: what came of it."""
    given, said = words_said(words, _NEEDED, REVIEW, plain=1, also=("project", "until"))
    outcome: Conclusion = one_of(Conclusion, said["outcome"], REVIEW)
    facts = load_facts(settings.DATA)
    decided = Review(
        season=said["season"],
        place=said["place"],
        firm=given[0],
        project=said.get("project"),
        category=said["category"],
        outcome=outcome,
        reason=said["reason"],
        author=said["by"],
        made_at=now(),
        ends_on=day_in(said, "until"),
    )
    with closing(Store(settings.STORE, facts)) as store:
        review(store, facts, decided)
    print(f"已登记评审结论：{given[0]} {facts.sentences[f'state_{outcome}']}。")
    return 0
