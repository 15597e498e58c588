"""Units of measure and their exact conversion inside one dimension."""

from decimal import Decimal
from functools import cached_property

from domain.records import Record
from domain.text import squeeze


class Unit(Record):
    """One unit; `factor` takes it to the base unit of its `dimension`, `decimals` is how many are shown."""

    label: str
    dimension: str
    factor: Decimal
    decimals: int
    aliases: tuple[str, ...] = ()


class Units(Record):
    """All units that a header or a cell may name."""

    unit: tuple[Unit, ...]

    @cached_property
    def by_name(self) -> dict[str, Unit]:
        """Every unit under each of its names, the first of a name."""
        return {squeeze(name): unit for unit in reversed(self.unit) for name in (unit.label, *unit.aliases)}

    def named(self, text: str) -> Unit | None:
        """The unit written as `text`, after normalising."""
        return self.by_name.get(squeeze(text))

    def factor(self, written: str, wanted: str) -> Decimal | None:
        """What a figure in `written` is multiplied by to stand in `wanted`; None across dimensions or unknown."""
        source, target = self.named(written), self.named(wanted)
        if source is None or target is None or source.dimension != target.dimension:
            return None
        return source.factor / target.factor
