"""Every figure of every page is what its listed cells come to, and changes with them and with nothing else."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

import settings
from charts.evidence.formula import formula, result, title
from charts.evidence.meanings import meaning
from charts.evidence.words import figure_name
from domain.facts import Facts
from domain.figures.identifiers import read_figure
from domain.figures.listing import Listed
from domain.figures.recomputing import recomputed
from domain.numbers import DASH
from domain.reviews import Conclusion
from domain.tables import Table
from loaders.records.chaining import Mapping, Part, map_project
from loaders.records.reviewing import Review, review
from pages.parts.shell.house import close_house, the_house
from queries.store import Store
from tests.department_rows import put_department
from tests.enterprise_rows import COUNTS, put_firms
from tests.figures_listed import Evidence
from tests.ledger_rows import Row, put, put_negotiations, put_projects
from tests.pages.conftest import Opening

YEAR = {"season": "2022", "as_of": "2022-10-12"}
WEEKS = {"season": "3", "as_of": "2023-06-12"}
BEFORE = {"2022": "2022-08-31", "3": "2023-06-04", "2": "2022-05-31"}
HALF = {"season": "2", "as_of": "2022-06-20"}
LISTED, OTHER = ("锂钾综合利用", "高纯锂盐"), ("天然气化工", "精细化工")
PAGES = [
    ("overview.py", YEAR), ("overview.py", WEEKS), ("overview.py", HALF),
    ("ranking.py", YEAR | {"by": "single"}), ("ranking.py", WEEKS | {"by": "single"}),
    ("place.py", YEAR | {"place": "dachuan"}), ("place.py", WEEKS | {"place": "quxian"}),
    ("projects_major.py", YEAR), ("foreign.py", YEAR), ("departments.py", YEAR), ("enterprises.py", WEEKS),
    ("chains.py", YEAR), ("chains.py", YEAR | {"chain": LISTED[0], "link": ":".join(LISTED)}),
    ("ranking.py", YEAR | {"by": "composite"}),
    ("ranking.py", YEAR | {"by": "progress"}), ("ranking.py", WEEKS | {"by": "topical"}),
    ("meanings.py", YEAR), ("pipeline.py", YEAR | {"shown": "median_days"}),
    ("pipeline.py", YEAR | {"place": "tongchuan", "by": "chain", "shown": "flow", "over": "season"}),
    ("pipeline.py", YEAR | {"chain": LISTED[0], "shown": "conversion"}),
]  # fmt: skip
# Pages whose tables are taken along, where they are offered, and the columns of each that are made again: that of its
# numbers, and others by what stands in their numbers instead, as MEASURE/ITEM.
SCORED = {"综合排位": {"名次": ""}, "排位进步": {"进步名次": ""}, "历次名次": {"名次": ""}, "各项得分": {"得分": ""}}
CAME = {"存量": "", "其中由": "pace_moved_on/…", "转化率": "pace_conversion/…", "中位天数": "pace_median/…"}
CAME |= {"计入中位天数": "pace_followed/…", "其中已办到": "pace_came/…", "日期不详": "pace_undated/…"}
PACED = {
    "推进各阶段": CAME, "各单位推进": {"存量": ""}, "签约季度推进": {"办到": ""},
    "各单位签约后多久开工": {"仍在等": ""},
}  # fmt: skip
HOMES = {"签约": "", "已到位": "…/funds", "占签约个数": "region_share/…", "占签约合同额": "region_share/signed_money"}
GAPS = {"签约": "", "在谈": "talks/open", "在谈拟投资额": "talks_money/open", "在谈起始": "talks_since/open"}
CHAINED = {"产业链推进": {"分子": ""}, "产业链缺口": GAPS, "产业链环节": {"签约": ""}, "产业链来源地区": HOMES}
CONCLUDED = {
    "数量": "",
    "其中认定": "firms_recognised/…",
    "其中不认定": "firms_refused/…",
    "其中待核": "firms_pending/…",
}
GAINED = {"8月": "slot_gain@2022-08-31/…", "9月": "slot_gain@2022-09-30/…"}
TAKEN = [
    ("departments.py", YEAR, "fetching.tables", {"部门任务进展": {"目标": ""}}),
    ("enterprises.py", WEEKS, "opened.enterprise", {"各类数量": CONCLUDED}),
    ("chains.py", YEAR, "chains.asked", CHAINED),
    ("ranking.py", YEAR | {"by": "single"}, "fetching.tables", {"到位资金各期增量": GAINED}),
    ("ranking.py", YEAR | {"by": "composite"}, "fetching.rankings", SCORED),
    ("ranking.py", WEEKS | {"by": "topical"}, "fetching.rankings", {"专题排位": {"名次": ""}}),
    ("pipeline.py", YEAR, "steps.drawn", PACED),
]  # fmt: skip
# What stands over the cells of a figure: whose it is, what it is called, and how it is made of its numbers.
_FUNDS, _SCORE = "2022/funds_in_place", "2022/year-2022-composite"
WORDED = {
    f"actual/{_FUNDS}/dazhou": ("达州市　到位资金", "完成数", "8 个单位相加的 137.00 亿元"),
    "behind_items/2022/every/dachuan": (
        "达川区　有保证目标的指标", "滞后项数", "逐项比较完成保证目标的比率和序时进度，滞后的 4 项",
    ),
    "near_items/2022/every/xuanhan": (
        "宣汉县　有保证目标的指标", "接近序时项数", "逐项比较完成保证目标的比率和序时进度，接近的 1 项",
    ),
    f"behind_units/{_FUNDS}/dazhou": (
        "达州市　到位资金", "滞后单位数", "逐家比较完成保证目标的比率和序时进度（已过 9/12），滞后的 7 家",
    ),
    f"guarantee_rank_seen@2022-09-10/{_FUNDS}/dachuan": (
        "达川区　到位资金　2022年9月10日所见", "所见名次（按保证目标完成率）",
        "那一天所见：完成保证目标的比率高过它的有 3 家，3 + 1 = 第 4 名；相同的并列",
    ),
    f"work_rank_seen@2022-09-10/{_FUNDS}/dachuan": (
        "达川区　到位资金　2022年9月10日所见", "所见名次（按工作目标完成率）",
        "那一天所见：完成工作目标的比率高过它的有 3 家，3 + 1 = 第 4 名；相同的并列",
    ),
    f"actual_rank_seen@2022-09-10/{_FUNDS}/dachuan": (
        "达川区　到位资金　2022年9月10日所见", "所见名次（按完成数）",
        "那一天所见：完成数多过它的有 4 家，4 + 1 = 第 5 名；相同的并列",
    ),
    f"score_rank_seen@2022-09-10/{_SCORE}/tongchuan": (
        "通川区　2022年度综合排位示例方案　2022年9月10日所见", "所见名次（按得分）",
        "那一天所见：得分高过它的有 7 家，7 + 1 = 第 8 名；相同的并列",
    ),
    f"slot_score_rank@2022-08-31/{_SCORE}/tongchuan": (
        "通川区　2022年度综合排位示例方案　截至2022年8月31日的一期", "期末名次（按得分）",
        "期末那一天得分高过它的有 7 家，7 + 1 = 第 8 名；相同的并列",
    ),
    f"slot_score@2022-08-31/{_SCORE}/wanyuan": (
        "万源市　2022年度综合排位示例方案　截至2022年8月31日的一期", "期末得分",
        "各计分项相加：32 + 24.44 + 13.33 + 11.11 + 1.07 + 1.8 + 4.17 + 4.17 + 1.67 + 0 = 93.76 分"
        "（各项先取两位小数显示，按未取整的值相加）",
    ),
    "followed_chains/2022/registration_rate/ranked:": (
        "归入产业链的　注册率", "有签约项目的产业链", "10 个签约项目归入 2 条产业链",
    ),
    "followed_short/2022/registration_rate/ranked:": (
        "归入产业链的　注册率", "未达到要求的产业链", "10 个项目逐链计算，比率未达到要求（0.9）的有 1 条链",
    ),
    f"region_share/2022/signed_money/region:unknown|{LISTED[0]}": (
        f"来源地未注明　{LISTED[0]}　合同额", "占签约合同额", "590.25 ÷ 590.25 = 100.0%",
    ),
    "gap_links/2022/listed/links:": (
        "各产业链　清单所列环节", "环节数", "清单所列 72 个环节逐个按 1 个签约项目定状态，得 72 个",
    ),
    f"talks/2022/open/link:{'|'.join(LISTED)}": (
        f"{'·'.join(LISTED)}　在谈项目", "在谈", "2 个谈过的项目逐个核对，尚未签约、终止的 1 个",
    ),
    f"talks_money/2022/open/link:{'|'.join(LISTED)}": (
        f"{'·'.join(LISTED)}　在谈项目", "在谈拟投资额",
        "2 个谈过的项目逐个核对，尚未签约、终止的拟投资额合计 8.00 亿元",
    ),
    f"talks_since/2022/open/link:{'|'.join(LISTED)}": (
        f"{'·'.join(LISTED)}　在谈项目", "在谈起始", "2 个谈过的项目逐个核对，尚未签约、终止的最早 2022年6月1日 谈起",
    ),
    "pace_stands/2022/started/dazhou": ("达州市　开工", "存量", "42 个签约项目逐个核对，正处在开工的 11 个"),
    "pace_stands/2022/intended/dazhou": ("达州市　意向", "存量", "6 个谈过的项目逐个核对，正处在意向的 1 个"),
    "pace_stands_money/2022/intended/dazhou": (
        "达州市　意向", "存量拟投资额", "6 个谈过的项目逐个核对，正处在意向的拟投资额合计 8.00 亿元",
    ),
    "pace_reached/2022/intended/dazhou": (
        "达州市　意向", "累计办到", "6 个谈过的项目逐个核对，已办到意向的 4 个",
    ),
    "pace_flow@2021-12-31/2022/started/dazhou": (
        "达州市　开工　2021年12月31日之后", "本期办到", "42 个签约项目逐个核对，2021年12月31日之后办到开工的 9 个",
    ),
    "pace_flow_money@2021-12-31/2022/started/dazhou": (
        "达州市　开工　2021年12月31日之后", "本期办到合同额",
        "42 个签约项目逐个核对，2021年12月31日之后办到开工的合同额合计 279.00 亿元",
    ),
    "pace_flow_money@2022-08-31/2022/intended/dazhou": (
        "达州市　意向　2022年8月31日之后", "本期办到拟投资额",
        "6 个谈过的项目逐个核对，2022年8月31日之后办到意向的拟投资额合计 8.00 亿元",
    ),
    "pace_moved_on/2022/intended/dazhou": (
        "达州市　意向", "由上一阶段而来", "6 个谈过的项目逐个核对，已办到待谈又办到意向的 4 个",
    ),
    "pace_moved_from/2022/intended/dazhou": (
        "达州市　意向", "上一阶段累计", "6 个谈过的项目逐个核对，已办到待谈的 6 个",
    ),
    "pace_followed/2022/intended/dazhou": (
        "达州市　意向", "计入中位天数", "6 个谈过的项目里，从待谈到意向两个日期都清楚或还没有办到的 3 个",
    ),
    "pace_undated/2022/intended/dazhou": (
        "达州市　意向", "日期不详", "6 个谈过的项目逐个核对，办到了意向而这一阶段或上一阶段的日期不清楚的 2 个",
    ),
    "firms_recognised/3/headquarters/dazhou": ("达州市　总部型", "其中认定", "名单中市级结论为认定的 1 户"),
    "firms_refused/3/chain_leader/dazhou": ("达州市　链主型", "其中不认定", "名单中市级结论为不认定的 1 户"),
    "firms_pending/3/champion/dazhou": ("达州市　制造业单项冠军", "其中待核", "名单中市级结论为待核的 1 户"),
}  # fmt: skip
# The words for what a row is, by its key, and what a measure means.
ROLES = {
    "2022": {
        "ended_told": "首次写明终止",
        "intended_told": "首次写明意向",
        "unlisted": "不再列",
        "signed_as": "签约项目台账",
    },
    "3": {"reviewed": "评审结论"},
}
MEANT = {
    "behind_items": "这个单位有保证目标、已报数的指标，逐项看完成率与序时进度之差属哪一档。",
    "region_share": "这条产业链的签约项目（合同额）中，投资方来源地属这个地区的占多少，按归入的占比相加。",
    "talks": "归入这个环节的在谈项目，按在谈项目台账最后一次所填；在签约项目台账里的算签约，"
    "写明终止或后来不再列的算终止，都不在内。拆分到几个环节的项目每个环节各计一个，拟投资额按占比。",
    "pace_moved_on": "谈过的项目按在谈项目台账最后一次所填的进展和日期逐个核对，按归入的占比相加；"
    "签约只认签约项目台账。",
}
TASKS = [
    {"duty": "获取有效投资信息", "least": 5, "pieces": 5},
    {"duty": "主导引进项目", "least": 5, "projects": 2},
    {"duty": "主导引进项目", "item": "示例项目", "investment": 6},
    {"duty": "主导引进项目", "item": "示例小项目", "investment": 3},
    {"duty": "主导引进项目", "item": "示例楼盘", "investment": 9, "real_estate": "是"},
]
FIRMS = [
    {"firm": "示例锂电有限公司", "categories": "链主型、总部型", "landed_on": date(2023, 6, 1), "evidence": "备案"},
    {
        "firm": "示例 锂电有限公司",
        "categories": "总部型",
        "project": "示例二期",
        "landed_on": date(2023, 6, 2),
        "evidence": "备案",
    },
    {"firm": "示例软屏有限公司", "categories": "制造业单项冠军"},
]
CONCLUSIONS: list[tuple[str, str, Conclusion]] = [
    ("示例锂电有限公司", "总部型", "recognised"),
    ("示例锂电有限公司", "链主型", "refused"),
    ("示例软屏有限公司", "制造业单项冠军", "pending"),
]
PERIODS = {"2022": ("2022-08", "2022-09"), "3": ("2023-06-02", "2023-06-09"), "2": ("2022-06-15",)}
# A committed target has no cell, nor has a whole list, nor what a person confirmed.
CELLLESS = (
    "guarantee", "work", "asked", "list", "share", "counted", "factor", "no_task", "link", "share_asked", "banned",
    "outside", "unlisted",
)  # fmt: skip
# One cell put otherwise: the page, whose it is, of what item, on which line of a register, and what it becomes.
CHANGES = [
    ("overview.py", YEAR, "dachuan", "funds_in_place", None, "987.5"),
    ("ranking.py", YEAR | {"by": "composite"}, "xuanhan", "funds_in_place", None, "51.5"),
    ("ranking.py", YEAR | {"by": "progress"}, "dazhu", "funds_in_place", None, "52.5"),
    ("projects_major.py", YEAR, "dachuan", "state", 7, "投产"),
    ("departments.py", YEAR, "industry", "projects", 2, 4),
    ("enterprises.py", WEEKS, "tongchuan", "firm", 2, "示例钠电有限公司"),
    ("chains.py", YEAR | {"link": ":".join(LISTED)}, "tongchuan", "planned", 4, "9.5"),
]  # fmt: skip
Cell = tuple[str, str, int | None]
Shown = dict[str, set[str]]


class Figures(HTMLParser):
    """Gathers the text of every figure that opens, by what it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Shown = {}
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        kinds = (told.get("class") or "").split()
        if tag in {"span", "b", "i", "em", "small", "button", "td"}:
            act = told.get("data-act") or ""
            act = (
                act if "fig" in kinds and act.startswith(("figure:", "number:")) else "read" if "read" in kinds else ""
            )
            self._open.append((tag, told.get("data-figure") or act))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        acts = [act for _, act in self._open if act]
        if acts and "read" not in acts:
            self.found.setdefault(acts[-1].removeprefix("figure:"), set()).add(data.strip())


@pytest.fixture(scope="module")
def year(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two months of all units but one, two weeks of the third season, a half month of the second, three ledgers."""
    folder = tmp_path_factory.mktemp("year")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "VAR", folder)
        patch.setattr(settings, "STORE", f"duckdb:///{folder}/ledger.duckdb")
        store = the_house().store
        keys = [place.key for place in facts.places.place]
        for season, periods in PERIODS.items():
            for nth, period in enumerate(periods):
                told = keys[:5] if season == "2" else keys[:8]
                put(store, *(Row(key, period, _values(facts, season, at, nth), season) for at, key in enumerate(told)))
        for at, key in enumerate(keys[:3]):
            put_projects(store, key, "2022-09-30", list(_projects(at)))
        parts = [Part(chain, link, Decimal("0.5")) for chain, link in (LISTED, OTHER)]
        confirmed = ("示例理由", "示例经办人", datetime(2022, 9, 30))
        map_project(store, facts, Mapping(keys[0], "示例项目0—2", parts, *confirmed))
        for period, talks in (("2022-06-30", _talks(False)), ("2022-09-28", _talks(True))):
            put_negotiations(store, keys[0], period, talks)
        put_department(store, "industry", "2022-09", "2022-10-01T09:00", TASKS)
        put_firms(store, keys[0], "2023-06-09", FIRMS)
        for firm, category, outcome in CONCLUSIONS:
            concluded = Review("3", keys[0], firm, None, category, outcome, *confirmed[:2], datetime(2023, 6, 10))
            review(store, facts, concluded)
        put(store, Row(keys[1], "2023-06-09", {"key_champion": "2", "key_world500": "0"}, "3", form=COUNTS))
        yield store
        close_house()


@pytest.fixture(scope="module")
def one_by_one() -> set[str]:
    """The measures of which a figure was asked by itself: the question has to list what is recomputed here."""
    return set()


def _values(facts: Facts, season: str, at: int, nth: int) -> dict[str, str]:
    """Figures that differ by unit, indicator and period; one in eleven is left blank."""
    keys = [one.key for one in facts.indicators_of(facts.seasons[season])]
    return {key: "" if (at + n) % 11 == 10 else f"{(at * 7 + n * 3) % 23 + 5 + nth * 2}" for n, key in enumerate(keys)}


def _projects(at: int) -> Iterator[dict[str, object]]:
    states = ["签约", "注册", "落地", "开工", "投产", "终止", None]
    for n in range(14):
        yield {
            "project": f"示例项目{at}—{n}",
            "state": states[(n + at) % 7],
            "signed_on": date(2019 + n % 4, 3, 1 + n),
            "chain": ["示例甲链", "示例/乙链", None, LISTED[0]][n % 4],
            "contract": None if n == 5 else f"{n * 9 + 1}.5",
            "funds": None if n == 6 else f"{n * 2}.25",
            "registered_on": date(2022, 5, 1) if n % 2 else None,
            "investor_home": ["四川成都市", "广东省深圳", None, "四川"][n % 4],
            "started_on": date(2022, 8, 1) if n % 5 == 0 else None,
        }


def _talks(later: bool) -> list[dict[str, object]]:
    """Talks of the first unit as two registers tell of them: signed, given up, gone on, listed no more."""
    day = date(2022, 6, 1)
    told: list[dict[str, object]] = [
        {"project": "示例项目0—3", "state": "意向", "talked_on": date(2021, 9, 1), "intended_on": date(2021, 11, 5)},
        {"project": "示例 项目0—7", "state": "签约" if later else "待谈", "talked_on": date(2022, 1, 9)},
        {"project": "示例在谈甲", "state": "终止" if later else "意向", "talked_on": day, "planned": "3.5"},
        {"project": "示例在谈乙", "state": "意向" if later else "待谈", "chain": LISTED[0], "link": LISTED[1],
         "talked_on": day, "intended_on": date(2022, 9, 20) if later else None, "planned": "8"},
        {"project": "示例在谈丙", "state": "待谈", "talked_on": None, "planned": None},
    ]  # fmt: skip
    gone = {"project": "示例在谈丁", "state": "待谈", "talked_on": day, "chain": LISTED[0], "link": LISTED[1]}
    return told if later else [*told, gone]


def _drawn(app: AppTest) -> Shown:
    assert not app.exception
    parser = Figures()
    parser.feed("".join(json.loads(panel.proto.json)["html"] for panel in app.get("bidi_component")))
    return parser.found


def _evidence(store: Store, asked: dict[str, str]) -> Evidence:
    """Kept while nothing is written to the ledger."""
    return _kept(store, asked["as_of"], BEFORE[asked["season"]], store.revision())


@cache
def _kept(store: Store, as_of: str, before: str, _revision: object) -> Evidence:
    return Evidence(store, as_of, before)


def _named(short: str, season: str) -> str:
    """The number of a figure that is shown; one of any season is shown by its whole number."""
    measure, rest = short.split("/", 1)
    if measure.startswith("number:"):
        return short.removeprefix("number:")
    return f"{measure}/{season}/{rest}"


def _numbered(number: str, other: str) -> str:
    """The number of another figure of a row, as the note beside a table says."""
    measure, season, item, whose = number.split("/", 3)
    first, third = (other or "…/…").split("/")
    return f"{measure if first == '…' else first}/{season}/{item if third == '…' else third}/{whose}"


def _number(shown: str) -> Decimal | None:
    """The number that is shown, without its sign, its mark or its unit, a day by its ordinal; a rank that fell is below
    nothing.
    """
    if day := re.fullmatch(r"(\d{4})年(\d+)月(\d+)日", shown):
        return Decimal(date(*map(int, day.groups())).toordinal())
    found = re.search(r"\d[\d,]*(?:\.\d+)?", shown)
    assert found or shown == DASH, shown
    return Decimal(("-" if "↓" in shown else "") + found[0].replace(",", "")) if found else None


def _unasked(drawn: Shown, asked: set[str]) -> Iterator[str]:
    """A figure of every measure, and of every kind of group of a region, of which none has been asked by itself yet."""
    for short in drawn:
        measure = re.split("[/@]", short.removeprefix("number:"))[0] + "".join(re.findall(r"\w*region(?=[@:])", short))
        if measure not in asked:
            asked.add(measure)
            yield short


def _naming(store: Store, shorts: Iterable[str], asked: dict[str, str], cell: Cell) -> set[str]:
    """Those of the figures whose evidence names the cell."""
    evidence = _evidence(store, asked)
    return {short for short in shorts if _names(evidence.listed(_named(short, asked["season"])), cell)}


def _change(store: Store, facts: Facts, place: str, item: str, line: int | None, becomes: object) -> None:
    """Hand in the return of the place again, one cell of it put otherwise."""
    later = "2022-10-11T09:00"
    if line is None:
        at = [one.key for one in facts.places.place].index(place)
        put(store, Row(place, "2022-09", _values(facts, "2022", at, 1) | {item: str(becomes)}, received_at=later))
    elif place == "industry":
        lines = [dict(one) for one in TASKS]
        lines[line - 1] |= {item: becomes}
        put_department(store, place, "2022-09", later, lines)
    elif item == "firm":
        firms = [dict(one) for one in FIRMS]
        firms[line - 1] |= {item: becomes}
        put_firms(store, place, "2023-06-09", firms)
    elif item == "planned":
        talks = _talks(True)
        talks[line - 1] |= {item: becomes}
        put_negotiations(store, place, "2022-09-28", talks)
    else:
        projects = list(_projects([one.key for one in facts.places.place].index(place)))
        projects[line - 1] |= {item: becomes}
        put_projects(store, place, "2022-09-30", projects)


def _cells(listed: Listed) -> list[tuple[object, ...]]:
    """The rows that are listed, but for what names the figure they are listed for."""
    told = ({**row, "figure": None, "formula": None} for row in listed.rows)
    return sorted((tuple(row.values()) for row in told), key=str)


def _names(listed: Listed, cell: Cell) -> bool:
    """Whether the evidence of a figure names a cell of September's return, or of a line of a register."""
    rows = (row for row in listed.rows if row["cell"] and (cell[2] or row["period"] == "2022-09"))
    return any((row["place_key"], row["item"], row["row_number"]) == cell for row in rows)


@pytest.mark.parametrize(("page", "asked"), PAGES)
def test_every_figure_of_a_page_is_what_its_cells_come_to(
    year: Store, one_by_one: set[str], opened: Opening, page: str, asked: dict[str, str]
) -> None:
    drawn, evidence, wrong = _drawn(opened(page, **asked)), _evidence(year, asked), {}
    assert len(drawn) > 8
    for short, shown in drawn.items():
        cells = evidence.listed(_named(short, asked["season"]))
        made = result(cells)
        if any(_number(one) != _number(made if "↓" in one else made.lstrip("↓")) for one in shown):
            wrong[short] = (shown, made)
        assert not [row for row in cells.rows if not row["cell"] and row["role_key"] not in CELLLESS]
    assert not wrong
    for short in _unasked(drawn, one_by_one):
        name = _named(short, asked["season"])
        assert _cells(evidence.listed(name)) == _cells(evidence.asked(name)), name


@pytest.mark.parametrize("asked", [YEAR, WEEKS], ids=lambda asked: f"{asked['season']}")
def test_over_the_cells_of_a_figure_stand_its_name_and_how_it_is_made_of_its_numbers(
    year: Store, asked: dict[str, str]
) -> None:
    worded = {number: words for number, words in WORDED.items() if number.split("/")[1] == asked["season"]}
    cells = {number: _evidence(year, asked).listed(number) for number in worded}
    told = {
        number: (title(one.figure, one.facts), figure_name(one.figure, one.facts), formula(one))
        for number, one in cells.items()
    }
    assert told
    assert told == worded
    roles = {str(row["role_key"]): row["role"] for one in cells.values() for row in one.rows}
    assert {key: roles.get(key) for key in ROLES[asked["season"]]} == ROLES[asked["season"]]
    means = {one.figure.measure: meaning(one.figure, one.facts).definition for one in cells.values()}
    assert {key: means[key] for key in MEANT if key in means} == (MEANT if asked is YEAR else {})


@pytest.mark.parametrize(("page", "asked", "offered", "columns"), TAKEN)
def test_every_row_taken_along_carries_the_number_of_its_figure(
    year: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch, page: str, asked: dict[str, str], offered: str,
    columns: dict[str, dict[str, str]],
) -> None:  # fmt: skip
    tables: dict[str, Table] = {}
    module = f"pages.parts.{offered}.fetch_buttons"
    monkeypatch.setattr(module, lambda kept, *_: tables.update({name: kept[name]() for name in columns}))
    assert not opened(page, **asked).exception
    evidence = _evidence(year, asked)
    for name, column, other in ((name, column, of[column]) for name, of in columns.items() for column in of):
        heads, told = [head.title for head in tables[name].heads], 0
        at = next(nth for nth, head in enumerate(heads) if head.startswith(column))
        assert heads[-1] == "取数编号"
        for value, number in ((row[at], _numbered(row[-1], other)) for row in tables[name].rows if row[at]):
            made, told = recomputed(evidence.listed(number)), told + 1
            assert made is not None, number
            exact = value.toordinal() if isinstance(value, date) else value
            assert abs(made - Fraction(exact)) < Fraction(1, 10**8), number
        assert told, column


@pytest.mark.parametrize(("page", "asked", "place", "item", "line", "becomes"), CHANGES)
def test_exactly_the_figures_change_that_name_the_cell(
    year: Store, opened: Opening, facts: Facts, page: str, asked: dict[str, str], place: str, item: str,
    line: int | None, becomes: object,
) -> None:  # fmt: skip
    before = _drawn(opened(page, **asked))
    naming = _naming(year, before, asked, (place, item, line))
    _change(year, facts, place, item, line, becomes)
    after = _drawn(opened(page, **asked))
    naming |= _naming(year, after.keys() - before.keys(), asked, (place, item, line))
    changed = {short for short in before.keys() | after.keys() if before.get(short) != after.get(short)}
    assert naming
    # A remark that comes or goes tells figures that are as they were.
    assert changed & before.keys() & after.keys() <= naming
    made = {short: read_figure(_named(short, asked["season"]), facts).made for short in naming}
    assert {short for short in naming if not made[short].basis} <= changed
