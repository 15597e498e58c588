"""Projects in no listed link with what their words suggest, and those whose links a person has confirmed."""

import polars as pl

from charts.markup import Row, given, text
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import show_number, show_rate

_DECIMALS = 2


def loose_table(suggestions: pl.DataFrame, facts: Facts) -> str:
    """`suggestions` is chains/suggestions: every project with its surest suggestion; a name opens its mapping."""
    columns = [
        Column("项目", "name"),
        Column("单位", "left"),
        Column("所报产业链、环节", "left wrap"),
        Column("合同总投资<small>（亿元）</small>", label="合同总投资（亿元）"),
        Column("建议", "left"),
    ]
    projects = suggestions.unique(["submission", "row_number"], keep="first", maintain_order=True)
    lines = [_loose(row, facts) for row in projects.iter_rows(named=True)]
    return table(facts.sentences["loose_caption"], columns, lines, "listed stacked")


def confirmed_table(projects: pl.DataFrame, facts: Facts) -> str:
    """Rows of chains/projects that are confirmed, each link with its share, by whom and why."""
    columns = [
        Column("项目", "name"),
        Column("单位", "left"),
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
            action=f"map:{row['submission']}:{row['row_number']}",
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


def _loose(row: Row, facts: Facts) -> Line:
    said = " · ".join(given(word) for word in (row["said_chain"], row["said_link"]) if word)
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
        action=f"map:{row['submission']}:{row['row_number']}",
    )
