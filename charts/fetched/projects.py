"""The tables of 项目 to hand over: the projects found, what stands still, candidates for one project listed twice."""

import polars as pl

from domain.facts import Facts
from domain.projects.likeness import likeness_in
from domain.projects.stalls import stalls_in
from domain.tables import Head, Kind, Table


def found_table(found: pl.DataFrame, facts: Facts) -> Table:
    """projects/search without a limit: every project with its step, its money and the cell it stands in."""
    heads = [Head("单位"), Head("项目名称"), Head("投资方"), Head("来源地"), Head("企业类别"), Head("产业")]
    heads += [Head("产业链"), Head("环节"), Head("招引类型"), Head("合同总投资", "amount", "亿元")]
    heads += [
        Head(facts.terms["funds"], "amount", "亿元"),
        Head("资金到位率", "share"),
        Head("签约日期", "day"),
        Head("阶段"),
    ]
    heads += [Head("状态"), Head("停留天数", "count", "天"), Head("停滞")]
    heads += [Head("文件"), Head("工作表"), Head("单元格"), Head("回执号")]
    names = ["place", "project", "investor", "investor_home", "categories", "industry", "chain", "link", "task"]
    names += ["contract", "funds", "funds_rate", "signed_on"]
    more = ["state", "stalled_days", "stalled", "file", "sheet", "cell", "receipt"]
    rows = [
        [*(row[name] for name in names), facts.sentences[f"step_{row['step']}"], *(row[name] for name in more)]
        for row in found.iter_rows(named=True)
    ]
    return Table("签约项目", heads, rows, source=_rules(facts))


def stalled_table(counted: pl.DataFrame, facts: Facts) -> Table:
    """projects/stalled_by_place: of every unit and rule how many wait, how many of them stand still, for how long."""
    heads = [Head("单位"), Head("停滞"), Head("满多少天", "count", "天"), Head("在等下一步", "count", "个")]
    heads += [Head("停滞项目", "count", "个"), Head("停滞项目合同总投资", "amount", "亿元")]
    heads += [Head("最长天数", "count", "天"), Head("办到日期不明", "count", "个")]
    names = ["place", "stalled", "days", "waiting", "stalled_projects", "contract", "longest", "unknown_days"]
    return Table("停滞项目", heads, counted.select(names).rows(), source=_rules(facts))


def duplicates_table(pairs: pl.DataFrame, facts: Facts) -> Table:
    """projects/duplicates: every pair with both projects, what speaks for it, what was decided by whom."""
    sides = ["place", "project", "investor", "contract", "signed_on", "state", "file", "sheet", "cell", "receipt"]
    kinds: dict[str, Kind] = {"contract": "amount", "signed_on": "day"}
    heads = [Head(facts.terms["reasons"]), Head(facts.terms["likeness"], "share")]
    for side in ("", "other_"):
        heads += [Head(_term(f"{side}{name}", facts), kinds.get(name, "text")) for name in sides]
    heads += [Head(facts.terms["outcome"]), *(Head(_term(name, facts)) for name in ("reason", "author"))]
    heads.append(Head(facts.terms["made_at"], "moment"))
    names = ["reasons", "likeness", *sides, *(f"other_{name}" for name in sides)]
    rows = [
        [
            *(row[name] for name in names),
            row["outcome"] and facts.sentences[f"outcome_{row['outcome']}"],
            *(row[name] for name in ("reason", "author", "made_at")),
        ]
        for row in pairs.iter_rows(named=True)
    ]
    return Table("疑似同一项目", heads, rows, source=facts.cite(likeness_in(facts).source))


def _term(name: str, facts: Facts) -> str:
    return facts.terms.get(f"column_{name}") or facts.terms[name]


def _rules(facts: Facts) -> str:
    return "；".join(dict.fromkeys(facts.cite(rule.source) for rule in stalls_in(facts).values()))
