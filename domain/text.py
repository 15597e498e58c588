"""Cell text made comparable: one normal form for digits, brackets and the many kinds of space."""

import re
import unicodedata
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_NOTE_MARK = "[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u249b\u24ea\u3251-\u325f\u32b1-\u32bf]"
_AT_FIGURE = re.compile(rf"(?<=\d){_NOTE_MARK}+|{_NOTE_MARK}+(?=\d)")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_ALIKE = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("“”„‟‘’「」『』＂'", '"'))


def normalise(text: str) -> str:
    """NFKC form of `text`, zero-width characters dropped, every run of white space one blank, trimmed."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).strip()


def invisible_in(raw: str, name: str) -> list[str]:
    """The zero-width characters that stand in `name`, or right before or behind it, where it is written in `raw`.

    `name` is a part of the normalised `raw`.
    """
    parts = (r"\s+" if letter == " " else re.escape(letter) for letter in name)
    any_of_them = f"{_INVISIBLE.pattern}*"
    found = re.search(any_of_them + any_of_them.join(parts) + any_of_them, unicodedata.normalize("NFKC", raw))
    return _INVISIBLE.findall(found[0]) if found else []


def without_note_marks(text: str) -> str:
    """`text` without the marks of footnotes, ① or ², that stand at a figure: normalised they would be its digits."""
    return _AT_FIGURE.sub("", text)


def unbroken(text: str) -> str:
    """A sentence as it was meant before it was broken over lines: no white space, plain digits, its own punctuation."""
    return _SPACE.sub("", _INVISIBLE.sub("", text)).translate(_DIGITS)


@lru_cache(4096)
def squeeze(text: str) -> str:
    """`normalise` without white space, every dash and every quotation mark the same: what labels are compared by."""
    return _SPACE.sub("", normalise(text)).translate(_ALIKE)


def bare(text: str) -> str:
    """`squeeze` without quotation marks: what listed words are compared by."""
    return squeeze(text).replace('"', "")


def decoded(given: str) -> str:
    """A word of a command line or a file name as it was meant: what is no UTF-8 is GB18030, as Windows packs it."""
    try:
        given.encode()
    except UnicodeEncodeError:
        return given.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    return given
