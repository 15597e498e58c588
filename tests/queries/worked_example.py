"""The worked example of tests/golden/README.md: five invented units, two months, one rejected return."""

from domain.departments import Department
from domain.facts import Facts
from queries.store import Store
from tests.department_rows import put_department, with_departments
from tests.ledger_rows import Row, put, with_places, with_targets

PLACES = ["示例甲县", "示例乙县", "示例丙市", "示例丁区", "示例戊区"]
FUNDS = {"p1": ("100", "120"), "p2": ("40", "50"), "p3": ("60", "80"), "p4": ("60", "70")}
PROJECTS = {"p1": ("5", None), "p2": ("2", None), "p3": ("4", None), "p4": ("3", None)}
AUGUST = {
    "p1": {"funds_in_place": "60", "projects_500m_up": "3"},
    "p2": {"funds_in_place": "38", "projects_500m_up": "1"},
    "p3": {"funds_in_place": "36", "projects_500m_up": "1"},
    "p4": {"funds_in_place": "37", "projects_500m_up": "0"},
    "p5": {"funds_in_place": "5", "projects_500m_up": "无"},
}
SEPTEMBER = {
    "p1": {
        "funds_in_place": "80", "projects_500m_up": "5", "signed_projects": "10", "registered_projects": "9",
        "started_projects": "8", "producing_projects": "2", "project_contracts": "200", "project_funds": "60",
    },
    "p2": {"funds_in_place": "50", "projects_500m_up": "1", "signed_projects": "0", "registered_projects": "0"},
    "p3": {"funds_in_place": "48", "projects_500m_up": "1", "signed_projects": "7", "registered_projects": "6"},
    "p4": {"funds_in_place": "42", "projects_500m_up": "—"},
}  # fmt: skip
DEPARTMENTS = [
    Department(key="d1", label="示例甲局", short="示例甲局", kind="leading", leads="示例获取信息；示例引进项目"),
    Department(key="d2", label="示例乙局", short="示例乙局", kind="leading"),
    Department(key="d3", label="示例丙局", short="示例丙局", kind="serving", duty="示例保障要素"),
]
ASKED: list[tuple[str, str, str | None, str]] = [
    ("示例甲局", "获取有效投资信息", "5", "3"),
    ("示例甲局", "主导引进项目", None, "4"),
    ("示例甲局", "主导引进项目", "10", "2"),
    ("示例乙局", "部门招商小分队", None, "6"),
]
LED = "主导引进项目"
DEPARTMENT_LINES = [
    {"duty": "获取有效投资信息", "least": 5, "pieces": 2},
    {"duty": LED, "projects": 3},
    {"duty": LED, "least": 10, "projects": 1},
    {"duty": "落地服务", "progress": "示例：已落实专人"},
    {"duty": "获取有效投资信息", "item": "示例信息", "investment": 5},
    {"duty": LED, "item": "示例项目一", "investment": 12, "real_estate": "否"},
    {"duty": LED, "item": "示例项目二", "investment": 3},
    {"duty": LED, "item": "示例楼盘", "investment": 30, "real_estate": "是"},
]


def example_facts(facts: Facts) -> Facts:
    """The committed facts with the example's places and targets in place of the real ones."""
    known = with_places(facts, PLACES)
    known = with_targets(known, "funds_in_place", "2022", FUNDS)
    known = with_targets(known, "projects_500m_up", "2022", PROJECTS)
    return with_departments(known, DEPARTMENTS, ASKED)


def fill(store: Store) -> None:
    """The example's ten returns, the last one rejected, and one of a department."""
    store.write(lambda cursor: cursor.execute("insert into store_identity values ('real', '2022-09-05 01:00:00')"))
    put(store, *(Row(place, "2022-08", values, received_at="2022-09-05T09:00") for place, values in AUGUST.items()))
    put(store, *(Row(place, "2022-09", values, received_at="2022-10-08T09:00") for place, values in SEPTEMBER.items()))
    put(store, Row("p5", "2022-09", received_at="2022-10-09T17:30", status="rejected", findings=("reject", "hint")))
    put_department(store, "d1", "2022-09", "2022-09-30T09:00", DEPARTMENT_LINES)
