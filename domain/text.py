"""Cell text made comparable: one normal form for digits, brackets and the many kinds of space."""

import re
import unicodedata
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_ALIKE = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("“”„‟‘’「」『』＂'", '"'))


def normalise(text: str) -> str:
    """NFKC form of `text`, zero-width characters dropped, every run of white space one blank, trimmed."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).strip()


@lru_cache(4096)
def squeeze(text: str) -> str:
    """`normalise` without white space, every dash and every quotation mark the same: what labels are compared by."""
    return _SPACE.sub("", normalise(text)).translate(_ALIKE)
