"""A firing told as a finding: the cell, what was read, what is wanted, in the words of its rule."""

from decimal import Decimal

from domain.dates import show_day, show_period
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Form
from domain.numbers import show_as_written
from domain.rules import Rule
from loaders.rules.known import Neighbour
from loaders.rules.rows import Firing, Rows


class Teller:
    """Tells what fires on one return of `form`."""

    def __init__(self, form: Form, rows: Rows, earlier: Neighbour | None, facts: Facts) -> None:
        self._columns = {column.name: column for column in form.columns}
        self._rows, self._earlier, self._facts = rows, earlier, facts

    def told(self, rule: Rule, firing: Firing) -> Finding:
        """The finding, at the level of its rule."""
        sheet, cell, read = self._stood(firing)
        words = {
            "cell": cell,
            "label": self._label(firing.name),
            "read": read or self._facts.sentences["rule_read_blank"],
            "others": "、".join(self._other(name, firing.row) for name in firing.others),
            "proofs": "或".join(f"“{self._label(name)}”" for name in firing.proofs),
            **{word: self._amount(value, firing.name) for word, value in firing.amounts.items()},
            **firing.words,
            **self._before(firing.name),
        }
        wanted = rule.wanted.format(**words)
        message = rule.message.format(**words, wanted=wanted)
        return Finding(
            code=rule.code, level=rule.level, sheet=sheet, cell=cell, read=read, wanted=wanted, message=message
        )

    def _stood(self, firing: Firing) -> tuple[str, str, str]:
        """The sheet and cell, and what was read there."""
        if (total := firing.printed) is not None:
            return total.sheet, total.cell, self._amount(total.value, firing.name)
        return *self._rows.place_of(firing.name, firing.row), self._read(firing.name, firing.row)

    def _before(self, name: str) -> dict[str, str]:
        if self._earlier is None or name not in self._earlier.figures:
            return {}
        told = {"before_period": show_period(self._earlier.period), "receipt": self._earlier.receipt}
        return told | {"before_cell": self._earlier.figures[name].cell}

    def _other(self, name: str, row: int) -> str:
        _, cell = self._rows.place_of(name, row)
        return f"{cell}“{self._label(name)}”{self._read(name, row)}"

    def _read(self, name: str, row: int) -> str:
        value, day = self._rows.figures(name)[row], self._rows.days(name)[row]
        if value is not None:
            return self._amount(value, name)
        return show_day(day) if day else self._rows.raw(name, row)

    def _amount(self, value: Decimal, name: str) -> str:
        return f"{show_as_written(value)}{self._unit(name)}"

    def _label(self, name: str) -> str:
        indicator = self._facts.indicators.get(name)
        return indicator.label if indicator else self._columns[name].label

    def _unit(self, name: str) -> str:
        indicator = self._facts.indicators.get(name)
        return indicator.unit if indicator else self._columns[name].unit or ""
