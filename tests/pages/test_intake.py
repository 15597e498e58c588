"""收报: whom to chase, the city's own return, the board as it stands at this moment."""

from datetime import UTC, datetime

from domain.dates import read_moment
from queries.store import Store
from tests.ledger_rows import Row, put
from tests.pages.conftest import Opening

PAGE = "intake.py"
WEEK = {"season": "3", "as_of": "2023-06-10"}


def _labels(app: object) -> list[str]:
    return [button.label for button in app.download_button]  # type: ignore[attr-defined]


def test_every_unit_that_owes_a_return_gets_a_text_to_copy(filled: Store, opened: Opening) -> None:
    texts = [code.value for code in opened(PAGE, **WEEK).code]
    *each, together = texts
    assert len(each) == len(filled.facts.places.place)
    assert together == "\n".join(each)
    assert "渠县：第三季基本情况统计表 第1周（5月22日—5月28日）应于5月26日18:00前报送，尚未收到。" in together
    owed = {text[:3]: [line.split("（")[0][-3:] for line in text.splitlines()] for text in each}
    assert owed["渠县："] == ["第1周", "第2周"]
    assert owed["通川区"] == ["第1周", "第2周", "第3周"]


def test_where_nobody_is_to_be_chased_the_page_says_so(ledger: Store, opened: Opening) -> None:
    places = ledger.facts.places.place
    put(ledger, *(Row(place.key, "2023-05-26", season="3", received_at="2023-05-26T10:00") for place in places))
    app = opened(PAGE, season="3", as_of="2023-05-28")
    assert not app.exception
    assert not app.code
    assert "下载催报名单" not in _labels(app)


def test_the_citys_own_return_is_offered_where_a_unit_has_reported(filled: Store, opened: Opening) -> None:
    app = opened(PAGE, season="2022", as_of="2022-10-12")
    assert "下载达州市汇总表（2022年9月）" in _labels(app)
    told = " ".join(caption.value for caption in app.caption)
    assert "通川区" in told
    assert "大竹县" not in told


def test_the_citys_own_return_is_not_offered_before_anybody_has_reported(ledger: Store, opened: Opening) -> None:
    app = opened(PAGE, season="3", as_of="2023-06-12")
    assert not app.exception
    assert not [label for label in _labels(app) if "汇总表" in label]


def test_the_board_can_be_seen_as_of_this_moment(filled: Store, opened: Opening) -> None:
    app = opened(PAGE, season="2022", as_of="2022-10-12")
    app.button(key="see_now").click().run()
    assert not app.exception
    moment = read_moment(str(app.session_state["as_of"]))
    assert abs((datetime.now(UTC).replace(tzinfo=None) - moment).total_seconds()) < 300
