"""Words that came from a file, for Streamlit's own elements, which would read marks, links and pictures in them."""

import re

_MARKS = re.compile(r"([\\`*_\[\]<>~$|:#])")


def as_it_stands(words: object) -> str:
    """`words` with a backslash before everything Markdown gives a meaning to, so that they are shown as they stand."""
    return _MARKS.sub(r"\\\1", str(words))
