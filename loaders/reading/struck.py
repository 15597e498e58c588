"""Cells with words drawn as not meant, and read all the same: struck through, or raised like a footnote's mark."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from domain.addresses import column_letters
from domain.forms import Form
from loaders.reading.columns import FoundColumn
from loaders.reading.inspection import Inspection
from loaders.reading.sheetnames import sheet_names

_STRIKE, _RAISED = b"strike", b"superscript"
_DIGITS = "0123456789"
_OFF = ("0", "false")
_STRINGS = "xl/sharedStrings.xml"
_TEXT = re.compile(rb"<(?:\w+:)?si\s*/>|<((?:\w+:)?)si\b[^>]*>.*?</\1si>", re.DOTALL)
_CELL = rb"""<(?:\w+:)?c\s(?=[^<>]*?\br=["']([A-Za-z]+\d+)["'])"""
_STYLED = rb"""[^<>]*?\bs=["'](?:%s)["']"""
_SHARED = re.compile(_CELL + rb"""(?=[^<>]*?\bt=["']s["'])[^<>]*>\s*<(?:\w+:)?v>(\d+)<""")
_INLINE = re.compile(_CELL + rb"""(?=[^<>]*?\bt=["']inlineStr["'])[^<>]*>\s*(<((?:\w+:)?)is>.*?</\3is>)""", re.DOTALL)
_PREFIX = re.compile(rb"(</?)\w+:")


class Struck(NamedTuple):
    """The addresses of such cells on one sheet: struck as a whole, or some of their words only; with raised digits."""

    whole: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()
    raised: frozenset[str] = frozenset()

    def faults(self, columns: Sequence[FoundColumn], form: Form) -> dict[str, str]:
        """Address → the code of what is wrong; a raised digit is in a figure, or in a sentence of figures."""
        figures = {
            column_letters(each.position) for each in columns if each.column.kind != "text" or form.rows == "units"
        }
        raised = (cell for cell in self.raised if cell.rstrip(_DIGITS) in figures)
        return dict.fromkeys(raised, "cell.raised") | dict.fromkeys(self.partly, "cell.struck_words")


class _Words(NamedTuple):
    """Whether all words of a text are struck, None where none is; whether digits are raised among others."""

    struck: bool | None
    raised: bool


def may_be_drawn(chunk: bytes) -> bool:
    """Whether a piece of XML speaks of words struck through or raised; it is asked of every piece of every part."""
    return (b"k" in chunk and _STRIKE in chunk) or (b"p" in chunk and _RAISED in chunk)


def struck_cells(path: Path, inspection: Inspection) -> dict[str, Struck]:
    """Sheet → such cells of it; looked for only where the package or its styles speak of such words."""
    if inspection.struck:
        return {name: Struck(frozenset(cells)) for name, cells in inspection.struck.items()}
    styles = _struck_styles(inspection.styles) if _STRIKE in inspection.styles else []
    if not (styles or inspection.drawn):
        return {}
    with zipfile.ZipFile(path) as package:
        names = sheet_names(package)
        shared = _shared(package) if inspection.drawn else {}
    texts = {part: b"".join(chunks) for part, chunks in inspection.sheets.items() if part in names}
    return {names[part]: _of_sheet(text, styles, shared) for part, text in texts.items()}


def _of_sheet(text: bytes, styles: list[bytes], shared: dict[bytes, _Words]) -> Struck:
    whole = set(re.findall(_CELL + _STYLED % b"|".join(styles), text)) if styles else set()
    words = {cell: shared[number] for cell, number in _SHARED.findall(text) if number in shared} if shared else {}
    if _STRIKE in text or _RAISED in text:
        words |= {cell: told for cell, held, _ in _INLINE.findall(text) if (told := _words(held))}
    whole |= {cell for cell, told in words.items() if told.struck}
    partly = {cell for cell, told in words.items() if told.struck is False} - whole
    return Struck(_named(whole), _named(partly), _named({cell for cell, told in words.items() if told.raised}))


def _named(cells: set[bytes]) -> frozenset[str]:
    return frozenset(cell.decode().upper() for cell in cells)


def _struck_styles(styles: bytes) -> list[bytes]:
    """The numbers of the styles whose font is struck."""
    struck: set[str] = set()
    for part in ElementTree.fromstring(styles):  # noqa: S314 - it holds no entities: asked before
        if part.tag.endswith("}fonts"):
            struck = {str(nth) for nth, font in enumerate(part) if _is_struck(font)}
        elif part.tag.endswith("}cellXfs"):
            return [str(nth).encode() for nth, style in enumerate(part) if style.get("fontId", "0") in struck]
    return []


def _shared(package: zipfile.ZipFile) -> dict[bytes, _Words]:
    """The number of a shared text with such words → how they are drawn."""
    part = next((name for name in package.namelist() if name.lower() == _STRINGS.lower()), None)
    texts = _TEXT.finditer(package.read(part)) if part else iter(())
    drawn = ((nth, text[0]) for nth, text in enumerate(texts) if _STRIKE in text[0] or _RAISED in text[0])
    return {str(nth).encode(): told for nth, text in drawn if (told := _words(text))}


def _words(text: bytes) -> _Words | None:
    """How the words of a text are drawn; None where none is struck and no digit raised among others."""
    try:
        runs = list(_runs(text))
    except ElementTree.ParseError:
        return None
    struck, raised = {_is_struck(run) for run in runs}, [run for run in runs if _is_raised(run)]
    digits = any(map(str.isdigit, "".join(text for run in raised for text in run.itertext())))
    told = _Words(False not in struck if True in struck else None, digits and len(raised) < len(runs))
    return told if told != (None, False) else None


def _runs(text: bytes) -> Iterator[ElementTree.Element]:
    """The runs of a text that hold more than white space."""
    for run in ElementTree.fromstring(_PREFIX.sub(rb"\1", text)):  # noqa: S314 - it holds no entities: asked before
        if run.tag in ("r", "t") and "".join(run.itertext()).strip():
            yield run


def _is_raised(run: ElementTree.Element) -> bool:
    return any(each.get("val") == _RAISED.decode() for each in run.iter("vertAlign"))


def _is_struck(font_or_run: ElementTree.Element) -> bool:
    lines = [each for each in font_or_run.iter() if each.tag.rpartition("}")[2] == "strike"]
    return any(line.get("val", "1").lower() not in _OFF for line in lines)
