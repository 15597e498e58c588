"""Key enterprises as units declare them, looked up in reference lists and reviewed; what is declared stays counted."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import settings
from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import Facts
from domain.reviews import Conclusion
from loaders.__main__ import main
from loaders.blank.lists import list_form
from loaders.intake import take_in
from loaders.reading.readers import Readers
from loaders.records.deciding import end
from loaders.records.reviewing import Review, review
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw

LIST, FIRMS = "lists/references", "season-3/key-enterprises"
FIRM: dict[str, object] = {
    "firm": "示例锂电材料有限公司",
    "investor": "示例锂电集团有限公司",
    "investor_home": "广东省深圳市",
    "relation": "一级子公司",
    "categories": "中国500强、填空白",
    "listed_as": "2022年",
    "project": "示例锂电材料项目",
    "landed_on": date(2023, 6, 1),
    "evidence": "备案",
    "evidence_number": "示例1号",
}
OTHERS = [
    {"firm": "示例纺织股份有限公司", "categories": "制造业单项冠军", "listed_as": "第七批", "project": "示例纺织项目"},
    {"firm": "示例轴承制造公司", "categories": "制造业单项冠军", "listed_as": "第七批", "project": "示例轴承项目"},
    {"firm": "远方乳品有限公司", "investor": None, "categories": "制造业单项冠军", "project": "远方项目"},
    {"firm": "示例软件有限公司", "categories": "专精特新小巨人", "project": "示例软件项目"},
]
LISTED: list[dict[str, object]] = [
    {
        "category": "中国500强",
        "listed_as": "2023年",
        "firm": "示例控股有限公司",
        "subsidiaries": "示例锂电集团有限公司",
    },
    {
        "category": "中国500强",
        "listed_as": "2022年",
        "firm": "示例控股有限公司",
        "subsidiaries": "示例锂电集团有限公司",
    },
    {"category": "制造业单项冠军", "listed_as": "第七批", "firm": "示例纺织有限公司"},
    {"category": "制造业单项冠军", "listed_as": "第七批", "firm": "示例轴承有限公司", "aliases": "示例轴承厂"},
]
Reviewing = Callable[..., None]


@pytest.fixture(scope="module")
def store(facts: Facts, readers: Readers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger with one list of firms of 宣汉县 and, a week later, the reference lists."""
    folder = tmp_path_factory.mktemp("reviewing")
    store = Store(f"duckdb:///{folder}/ledger.duckdb", facts)
    firms = [FIRM | one for one in ({}, *OTHERS)]
    listed = [{"home": "广东省", "source": "示例"} | one for one in LISTED]
    for drawing, at in (
        (Drawing(facts.forms[FIRMS], "宣汉县", "2023-06-09", firms), "2023-06-10T10:00"),
        (Drawing(facts.forms[LIST], "", "2023年", listed), "2023-06-16T10:00"),
    ):
        path = draw(folder / f"{drawing.form.label}.xlsx", drawing)
        moment = read_moment(at)
        [receipt] = take_in(
            store, facts, [(path.name, path)], received_at=moment, by="示例", folder=folder, readers=readers
        )
        assert receipt.status == "accepted"
    yield store
    store.close()


@pytest.fixture
def reviewing(store: Store) -> Reviewing:
    """Registers a conclusion on the first firm."""

    def register(outcome: Conclusion, made_at: datetime, **told: Any) -> None:
        said = {"firm": "示例锂电材料有限公司", "project": None, "category": "中国500强"} | told
        review(
            store,
            store.facts,
            Review("3", "宣汉县", **said, outcome=outcome, reason="示例", author="示例", made_at=made_at),
        )

    return register


def _matches(store: Store, as_of: str) -> dict[str, list[tuple[str, str, str, str]]]:
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for row in ask(store, "enterprises/matches", season="3", as_of=as_of).iter_rows(named=True):
        found.setdefault(row["firm"], []).append((row["match"], row["looked_up"], row["found_firm"], row["found_as"]))
    return found


def test_every_declared_firm_of_a_published_list_is_looked_up_with_a_reason(store: Store) -> None:
    assert {one[0][0] for one in _matches(store, "2023-06-12").values()} == {"unlisted"}
    assert _matches(store, "2023-06-16") == {
        "示例锂电材料有限公司": [
            ("same", "investor", "示例控股有限公司", "2022年"),
            ("same", "investor", "示例控股有限公司", "2023年"),
        ],
        "示例纺织股份有限公司": [("ending", "firm", "示例纺织有限公司", "第七批")],
        "示例轴承制造公司": [("near", "firm", "示例轴承有限公司", "第七批")],
        "远方乳品有限公司": [("none", None, None, None)],
        "示例软件有限公司": [("unlisted", None, None, None)],
    }
    rows = ask(store, "enterprises/matches", season="3", as_of="2023-06-16")
    why = dict(rows.select("found_as", "why").filter(rows["firm"] == "示例锂电材料有限公司").iter_rows())
    same = (
        "投资方“示例锂电集团有限公司”与名单（{year}）所列“示例锂电集团有限公司”同名；是“示例控股有限公司”的一级子公司"
    )
    assert why == {
        "2022年": same.format(year="2022年") + "；所报与上榜企业的关系为一级子公司。",
        "2023年": same.format(year="2023年") + "；所报名单为2022年；所报与上榜企业的关系为一级子公司。",
    }
    found = rows.filter(rows["match"] == "ending").row(0, named=True)
    assert (found["file"], found["cell"]) == ("重点企业参考名单.xlsx", "C6")


def test_the_reference_lists_are_fetched_as_they_are_in_force(store: Store, facts: Facts, tmp_path: Path) -> None:
    rows = ask(store, "enterprises/references", as_of="2023-06-16")
    assert rows["firm"].to_list() == [one["firm"] for one in LISTED]
    path = tmp_path / "名单.xlsx"
    path.write_bytes(list_form(store, facts, facts.forms[LIST], "2023", "2023-06-16"))
    assert ask(store, "enterprises/references", as_of="2023-06-15").is_empty()


def test_what_is_reviewed_stands_beside_what_is_declared(store: Store, reviewing: Reviewing) -> None:
    def counted(as_of: str) -> dict[str, tuple[int, int, int, int]]:
        rows = ask(store, "enterprises/by_place", season="3", as_of=as_of).filter(place_key="xuanhan")
        names = ("kind_key", "enterprises", "recognised", "pending", "refused")
        return {kind: tuple(told) for kind, *told in rows.select(names).iter_rows()}  # type: ignore[misc]

    before = counted("2023-06-16")
    assert before["china500"] == before["blank_filling"] == (1, 0, 0, 0)
    reviewing("pending", read_moment("2023-06-17T10:00"))
    reviewing("refused", read_moment("2023-06-18T10:00"))
    reviewing("recognised", read_moment("2023-06-18T10:00"), category="填空白", project="示例锂电 材料项目")
    assert counted("2023-06-16") == before
    assert counted("2023-06-17")["top500"] == (1, 0, 1, 0)
    after = counted("2023-06-18")
    assert (after["china500"], after["blank_filling"]) == ((1, 0, 0, 1), (1, 1, 0, 0))
    assert {kind: told[0] for kind, told in after.items()} == {kind: told[0] for kind, told in before.items()}
    rows = ask(store, "enterprises/reviewed", season="3", as_of="2023-06-18").filter(category="中国500强")
    row = rows.row(0, named=True)
    assert (row["state"], row["reason"], row["author"], row["cell"]) == ("refused", "示例", "示例", "A7")
    held = ask(store, "checking/in_force", season="3", as_of="2023-06-18")
    told = held.filter(record=row["record"]).select("kind", "place", "rule").row(0)
    assert told == ("reviewed_refused", "宣汉县", "示例锂电材料有限公司，中国500强")
    end(store, row["record"], reason="示例：复核", author="示例", made_at=read_moment("2023-06-19T10:00"))
    states = ask(store, "enterprises/reviewed", season="3", as_of="2023-06-19").filter(category="中国500强")["state"]
    assert states.to_list() == ["pending"]


@pytest.mark.parametrize(
    "told",
    [
        {"firm": "示例没有报的公司"},
        {"category": "世界500强"},
        {"category": "示例类别"},
        {"category": "填空白"},
        {"firm": "  "},
    ],
)
def test_only_what_a_unit_declared_is_reviewed(store: Store, reviewing: Reviewing, told: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        reviewing("recognised", read_moment("2023-06-20T10:00"), **told)


def test_a_conclusion_is_registered_from_the_command_line(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(settings, "VAR", tmp_path)
    monkeypatch.setattr(settings, "STORE", f"duckdb:///{tmp_path}/empty.duckdb")
    words = ["review", "示例甲公司", "--season", "3", "--place", "宣汉县", "--category", "链主型"]
    assert main([*words, "--outcome", "maybe", "--reason", "示例", "--by", "示例"]) == 2
    assert main([*words, "--outcome", "recognised", "--reason", "示例", "--by", "示例"]) == 2
    assert "没有申报为“链主型”的“示例甲公司”" in capsys.readouterr().err
    assert main([*words, "--outcome", "refused", "--until", "昨天", "--reason", "示例", "--by", "示例"]) == 2
    assert main([*words, "--outcome", "refused", "--until", "2023-06-01", "--reason", "示例", "--by", "示例"]) == 2
    told = capsys.readouterr().err
    assert "“昨天”不是日期" in told
    assert "截止日期已经过去" in told
