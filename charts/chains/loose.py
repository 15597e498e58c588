"""Projects, signed or negotiated, in no listed link with what is suggested, and those a person has put in links."""

import polars as pl

from charts.markup import Row, given, text
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import show_number, show_rate

_DECIMALS = 2
_NAMED = (Column("项目", "name"), Column("单位", "left"))
_SAYING = (*_NAMED, Column("所报产业链、环节", "left wrap"))


def loose_table(suggestions: pl.DataFrame, facts: Facts) -> str:
    """`suggestions` is chains/suggestions: every project with its surest suggestion; a name opens its mapping."""
    columns = [
        *_SAYING,
        Column("合同总投资<small>（亿元）</small>", label="合同总投资（亿元）"),
        Column("建议", "left"),
    ]
    projects = suggestions.unique(["submission", "row_number"], keep="first", maintain_order=True)
    lines = [_loose(row, facts) for row in projects.iter_rows(named=True)]
    return table(facts.sentences["loose_caption"], columns, lines, "listed stacked")


def loose_talks_table(talks: pl.DataFrame, facts: Facts) -> str:
    """Rows of negotiations/search that are for no listed link; a name opens its mapping."""
    columns = [
        *_SAYING,
        Column("拟投资额<small>（亿元）</small>", label="拟投资额（亿元）"),
        Column("进展", "left"),
    ]
    lines = [
        Line(
            [
                given(row["project"]),
                text(facts.place(row["place"]).short),
                _said(row) or text(facts.sentences["mapped_untold"]),
                show_number(row["planned"], _DECIMALS),
                text(row["label"]),
            ],
            action=_opener(row),
        )
        for row in talks.iter_rows(named=True)
    ]
    return table(facts.sentences["loose_talks_caption"], columns, lines, "listed stacked")


def confirmed_table(projects: pl.DataFrame, facts: Facts) -> str:
    """Rows of chains/projects or negotiations/search that are confirmed, each link with its share, by whom and why."""
    columns = [
        *_NAMED,
        Column("归入", "left"),
        Column("占比"),
        Column("理由", "left wrap"),
        Column("登记人", "left"),
    ]
    lines = [
        Line(
            [
                given(row["project"]),
                text(facts.place(row["place"]).short),
                text(f"{row['chain']}·{row['link']}"),
                show_rate(row["share"]),
                given(row["reason"]),
                given(row["author"]),
            ],
            action=_opener(row),
        )
        for row in projects.iter_rows(named=True)
    ]
    return table(facts.sentences["confirmed_caption"], columns, lines, "listed stacked")


def suggestion_sentence(row: Row, facts: Facts) -> str:
    """农机装备·矿山机械，把握100%，依据“矿山机械”; that nothing is suggested."""
    say = facts.sentences
    if row["link"] is None:
        return say["suggested_none"]
    words = {"chain": row["chain"], "link": row["link"], "word": row["found"]}
    return say["suggested"].format(confidence=show_rate(row["confidence"], 0), **words)


def loose_sentence(suggestions: pl.DataFrame, links: pl.DataFrame, facts: Facts) -> str:
    """How many projects stand in no link by chains/gaps, how many are listed, for how many something is suggested."""
    projects = suggestions.unique(["submission", "row_number"], keep="first")
    count = links.filter(pl.col("link").is_null())["projects"].sum()
    words = {"count": count, "shown": projects.height, "suggested": projects["link"].count()}
    return facts.sentences["loose_count"].format(**words)


def _said(row: Row) -> str:
    """The chain and link that the ledger says, escaped."""
    return " · ".join(given(word) for word in (row["said_chain"], row["said_link"]) if word)


def _opener(row: Row) -> str:
    return f"map:{row['submission']}:{row['row_number']}"


def _loose(row: Row, facts: Facts) -> Line:
    said = _said(row)
    unsaid = text(facts.sentences[f"mapped_{row['mapped']}"])
    if row["lapsed"]:
        unsaid += f"<br>{text(facts.sentences['mapped_lapsed'].format(links=row['lapsed']))}"
    return Line(
        [
            given(row["project"]),
            text(facts.place(row["place"]).short),
            f"{said}<br><small>{unsaid}</small>" if said else unsaid,
            show_number(row["contract"], _DECIMALS),
            text(suggestion_sentence(row, facts)),
        ],
        action=_opener(row),
    )
