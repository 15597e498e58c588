"""Lines that part a table of the departments' tasks: the heads of 附件3 （二）（三）, which are no rows of it."""

import re
from collections.abc import Sequence

from domain.facts import Facts
from domain.forms import Form
from domain.text import squeeze
from loaders.reading.grid import Cell

_NUMBERED = re.compile(r"\([一二三四五六七八九十]+\)")
_COUNTED = re.compile(r"\(\d+个\)")


class Sections:
    """The lines between the sections of `form`; there are none in a form that is not the departments' targets."""

    def __init__(self, form: Form, facts: Facts) -> None:
        parted = form.rows == "units" and form.reporter == "department"
        kinds = facts.departments.kind if parted else ()
        naming = (squeeze(column.header[-1]) for column in form.columns if column.names_place)
        self._labels = frozenset(squeeze(kind.label) for kind in kinds)
        self._heads = frozenset((name, squeeze(kind.task)) for name in naming for kind in kinds)

    def parts(self, cells: Sequence[Cell]) -> bool:
        """Whether a line says which section begins, （二）涉企服务部门（14个）, or heads it, 单位 and 工作任务."""
        if not self._labels:
            return False
        told = tuple(squeeze(str(cell)) for cell in cells if cell != "")
        label = _COUNTED.sub("", _NUMBERED.sub("", told[0])) if len(told) == 1 else ""
        return label in self._labels or told in self._heads
