"""Our own list of findings in a workbook that comes back: known by its head, and no return."""

from collections.abc import Sequence

LIST_HEAD = "问题清单（系统核验结果，改正后可直接再报，本页不必删除）"


def is_answer(rows: Sequence[Sequence[object]]) -> bool:
    """Whether the used box of a sheet begins with the head of a list of ours."""
    return bool(rows) and rows[0][0] == LIST_HEAD
