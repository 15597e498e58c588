"""A long list page by page: where a page begins, what comes before and after it."""

from dataclasses import dataclass

PAGE = 50


@dataclass(frozen=True)
class Paging:
    """Page `number` (from 1) of a list of `total` entries, `PAGE` on each; a number past the last is the last."""

    wanted: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))

    @property
    def number(self) -> int:
        """The page that is shown."""
        return min(max(1, self.wanted), self.pages)

    @property
    def offset(self) -> int:
        """How many entries stand before it."""
        return (self.number - 1) * PAGE

    @property
    def before(self) -> int | None:
        """The page before, None on the first."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page behind, None on the last."""
        return self.number + 1 if self.number < self.pages else None
