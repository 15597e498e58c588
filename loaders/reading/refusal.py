"""Why a workbook cannot be read at all, raised where it is found and told as a finding."""

from domain.facts import Facts
from domain.findings import Finding


class RefusedError(Exception):
    """Reading stops here; `code` names the sentence in data/findings.toml, `words` fill it."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code, self.words = code, words

    def finding(self, facts: Facts) -> Finding:
        """The refusal as the sentence the sender reads."""
        return facts.finding(self.code, **self.words)
