"""Cell text made comparable: one normal form for digits, brackets and the many kinds of space."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))


def normalise(text: str) -> str:
    """NFKC form of `text`, zero-width characters dropped, every run of white space one blank, trimmed."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).strip()


def squeeze(text: str) -> str:
    """`normalise` with all white space removed and every dash the same: what labels and names are compared by."""
    return _SPACE.sub("", normalise(text)).translate(_DASHES)
