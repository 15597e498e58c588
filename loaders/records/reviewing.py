"""What came of reviewing a declared key enterprise: recognised, refused or still open, each a record of its own."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from domain.errors import UsageError
from domain.facts import Facts
from domain.reviews import Conclusion
from loaders.records.explaining import check_end, reason_and_author
from loaders.records.saying import keep_said
from queries.store import Store

_DECLARED = """
select 1
from key_enterprise
join submission using (submission)
where season = $season and place = $place and status = 'accepted' and exact_name(firm) = exact_name($firm)
    and says_word(categories, $word)
    and submission not in (select submission from withdrawal)
    and ($project is null or exact_name(coalesce(project, firm)) = exact_name($project))
limit 1
"""


@dataclass(frozen=True)
class Review:
    """The conclusion on a firm of a unit in one category, by key or label, until `ends_on` if given.

    What a unit declares stays as it is; which figures count it in which state stands in data/reviews.toml. `project`
    is named for a category that counts projects, and left out for one that counts firms.
    """

    season: str
    place: str
    firm: str
    project: str | None
    category: str
    outcome: Conclusion
    reason: str
    author: str
    made_at: datetime
    ends_on: date | None = None


def review(store: Store, facts: Facts, decided: Review) -> None:
    """Keep a conclusion; one made later counts over it, ended it is declared again.

    UsageError for an unknown season, unit or category, what no accepted list of the unit declares, a project left out
    where the category counts projects, a last day already over, an empty reason or author.
    """
    check_end(decided.ends_on, decided.made_at)
    place, season = facts.place(decided.place), facts.season(decided.season)
    known = facts.key_enterprises.category
    category = next((one for one in known if decided.category in (one.key, one.label)), None)
    if category is None:
        raise UsageError(f"没有“{decided.category}”这个类别；可用：{'、'.join(one.label for one in known)}。")
    project = decided.project if category.counts == "projects" else None
    if category.counts == "projects" and not project:
        raise UsageError(f"“{category.label}”按项目认定，请写明项目名称。")
    about = {"season": season.key, "place": place.key, "firm": decided.firm, "project": project}
    if store.query(_DECLARED, about | {"word": category.label}).is_empty():
        what = "、".join(filter(None, (decided.firm, project)))
        raise UsageError(f"{place.label}已受理的{season.short}名单里没有申报为“{category.label}”的“{what}”。")
    said = asdict(decided) | about | {"category": category.key} | reason_and_author(decided.reason, decided.author)
    detail = f"{season.key} {category.key} {decided.outcome}"
    store.write(lambda cursor: keep_said(cursor, "enterprise_review", said, decided.firm, detail))
