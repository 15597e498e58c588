"""A version of a scoring scheme put in force by the city, from a day on, with the reason."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from domain.errors import FactsError, UsageError
from domain.facts import Facts
from domain.schemes.files import check_scheme, parse_scheme, schemes_in
from domain.schemes.scheme import Scheme
from domain.schemes.text import scheme_toml
from loaders.records.explaining import reason_and_author
from loaders.records.saying import keep_said
from queries.store import Cursor, Store

_TAKEN = "select 1 from enacted_scheme where scheme = $scheme and version = $version"


@dataclass(frozen=True)
class Enactment:
    """A scheme put in force: the version of it that ranks from its `valid_from` on."""

    scheme: Scheme
    reason: str
    author: str
    made_at: datetime


def enact(store: Store, facts: Facts, enactment: Enactment) -> None:
    """Keep a version; until it is ended it ranks from its first day on, before a committed one of the same day.

    UsageError for a scheme that is no version of a committed one, a version there is already, an unknown measure,
    an empty reason or author.
    """
    scheme = enactment.scheme
    content = checked(scheme, facts)
    said = scheme.model_dump(include={"version", "label", "season", "kind", "official", "valid_from"})
    said |= {"scheme": scheme.key, "content": content, "made_at": enactment.made_at}
    said |= reason_and_author(enactment.reason, enactment.author)

    def write(cursor: Cursor) -> None:
        if cursor.execute(_TAKEN, {"scheme": scheme.key, "version": scheme.version}).fetchall():
            raise UsageError(f"{scheme.label}已有第{scheme.version}版，请另写一个版本号。")
        keep_said(cursor, "enacted_scheme", said, scheme.key, f"{scheme.version} {scheme.valid_from}")

    store.write(write)


def checked(scheme: Scheme, facts: Facts) -> str:
    """The scheme as the text that is kept; UsageError where it cannot stand beside the committed ones."""
    same = [one for one in schemes_in(facts).versions if one.key == scheme.key]
    if not same:
        known = "、".join(dict.fromkeys(one.key for one in schemes_in(facts).versions))
        raise UsageError(f"没有代码为“{scheme.key}”的方案，新版本要沿用已有的代码：{known}。")
    first = same[0]
    if (first.season, first.kind, first.topic) != (scheme.season, scheme.kind, scheme.topic):
        raise UsageError("新版本的考核期、类别和专题要与原方案相同。")
    if any(one.version == scheme.version for one in same):
        raise UsageError(f"{scheme.label}已有第{scheme.version}版，请另写一个版本号。")
    content = scheme_toml(scheme)
    try:
        check_scheme(parse_scheme(content), content, Path(f"{scheme.key}.toml"), facts)
    except FactsError as fault:
        raise UsageError(f"方案不能施行：{fault.reason}。") from fault
    return content


def read_scheme(text: str, name: str) -> Scheme:
    """An uploaded scheme; UsageError, with the line, where it does not hold."""
    try:
        return parse_scheme(text, name)
    except FactsError as fault:
        where = f"第{fault.line}行，" if fault.line else ""
        raise UsageError(f"{name}：{where}{fault.reason}。") from fault


def next_version(versions: list[str], day: date) -> str:
    """A version that none of `versions` is: the next whole number, or the day where they are not numbers."""
    numbers = [int(one) for one in versions if one.isdecimal()]
    return str(max(numbers) + 1) if numbers else day.isoformat()
