"""Terms and what is said of each, as on the cards behind figures."""

from collections.abc import Iterable

from charts.markup import text


def definition_list(lines: Iterable[tuple[str, str]]) -> str:
    """Terms (plain text) and what they are (HTML)."""
    body = "".join(f"<dt>{text(term)}</dt><dd>{meaning}</dd>" for term, meaning in lines)
    return f'<dl class="terms">{body}</dl>'
