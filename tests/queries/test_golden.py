"""Every query answers the worked example as it was worked out by hand in tests/golden/README.md."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.facts import Facts
from queries.ask import ask
from queries.attention import attention_sentence
from queries.catalogue import questions
from queries.printing import as_csv
from queries.store import Store
from tests.queries.worked_example import example_facts, fill

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
GIVEN = {
    "season": "2022",
    "indicator": "到位资金",
    "as_of": "2022-10-12",
    "previous_as_of": "2022-09-12",
    "basis": "guarantee",
    "form": "annual/monthly",
    "figure": "guarantee_completion/2022/funds_in_place/dazhou",
}
SENTENCES = [
    "示例戊区2022年9月经济合作工作目标任务进展月报表被退回（回执号示例0010），尚未重新报送。",
    "示例丙市5亿元及以上项目完成保证目标的25.0%，落后序时50.0个百分点。",
    "示例乙县5亿元及以上项目完成保证目标的50.0%，落后序时25.0个百分点。",
    "示例丁区到位资金由第2名降至第4名，下降2位。",
    "示例丙市5亿元及以上项目较上期没有增加，仍为1个。",
    "示例乙县5亿元及以上项目较上期没有增加，仍为1个。",
]


@pytest.fixture(scope="module")
def example(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The worked example, which the queries only read."""
    store = Store(f"duckdb:///{tmp_path_factory.mktemp('example')}/ledger.duckdb", example_facts(facts))
    fill(store)
    yield store
    store.close()


@pytest.mark.parametrize("name", questions())
def test_a_query_answers_the_worked_example(example: Store, name: str) -> None:
    given = {key: value for key, value in GIVEN.items() if key in questions()[name].param_names}
    golden = GOLDEN / f"{name.replace('/', '__')}.csv"
    assert as_csv(ask(example, name, **given)) == golden.read_text("utf-8")


def test_what_needs_attention_is_said_in_sentences(example: Store) -> None:
    items = ask(example, "attention/items", season="2022", as_of="2022-10-12", previous_as_of="2022-09-12")
    assert [attention_sentence(row, example.facts) for row in items.iter_rows(named=True)] == SENTENCES
