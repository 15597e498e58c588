"""Names of enterprises looked up: exactly, but for the kind of company, or as near candidates."""

from decimal import Decimal

import pytest

from domain.facts import Facts
from domain.matching import Lookup, Matching, Named, best, matching_in


@pytest.fixture(scope="module")
def matching(facts: Facts) -> Matching:
    return matching_in(facts)


@pytest.mark.parametrize(
    "name",
    ["示例锂电（集团）股份有限公司", "示例锂电集团 有限公司", "示例锂电有限责任公司", "示例锂电集团", "示例锂电"],
)
def test_the_kind_of_company_makes_no_difference(matching: Matching, name: str) -> None:
    assert matching.bare(name) == "示例锂电"


@pytest.mark.parametrize("name", ["集团", "有限公司", "(集团)", "集团股份有限公司"])
def test_something_is_left_of_every_name(matching: Matching, name: str) -> None:
    assert matching.bare(name)


def test_the_same_name_leaves_no_candidates_and_near_ones_are_told_the_most_alike_first(matching: Matching) -> None:
    names = ["示例锂电股份有限公司", "示例锂电材料有限公司", "示例锂电新材料有限公司", "别家纺织有限公司"]
    lookup = Lookup((Named(name, "name", row) for row, name in enumerate(names)), matching)

    def found(name: str) -> list[tuple[str, int, Decimal]]:
        return [(one.how, one.found.row, one.likeness) for one in best(list(lookup.matches(name)))]

    assert found("示例锂电 股份有限公司") == [("same", 0, Decimal(1))]
    assert found("示例锂电有限公司") == [("ending", 0, Decimal(1))]
    assert [(how, row) for how, row, _ in found("示例锂电料有限公司")] == [("near", 1), ("near", 0), ("near", 2)]
    assert all(matching.near <= likeness < 1 for _, _, likeness in found("示例锂电料有限公司"))
    assert found("远方食品有限公司") == []
