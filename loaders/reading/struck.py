"""Cells with a line drawn through what they hold: it no longer counts to the office, and is read all the same."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from loaders.reading.inspection import Inspection
from loaders.reading.sheetnames import sheet_names

_MARK = b"strike"
_OFF = ("0", "false")
_STRINGS = "xl/sharedStrings.xml"
_TEXT = re.compile(rb"<(?:\w+:)?si\s*/>|<((?:\w+:)?)si\b[^>]*>.*?</\1si>", re.DOTALL)
_CELL = rb"""<(?:\w+:)?c\s(?=[^<>]*?\br=["']([A-Za-z]+\d+)["'])"""
_STYLED = rb"""[^<>]*?\bs=["'](?:%s)["']"""
_SHARED = re.compile(_CELL + rb"""(?=[^<>]*?\bt=["']s["'])[^<>]*>\s*<(?:\w+:)?v>(\d+)<""")
_INLINE = re.compile(_CELL + rb"""(?=[^<>]*?\bt=["']inlineStr["'])[^<>]*>\s*(<((?:\w+:)?)is>.*?</\3is>)""", re.DOTALL)
_PREFIX = re.compile(rb"(</?)\w+:")


class Struck(NamedTuple):
    """The addresses of such cells on one sheet: struck as a whole, or some of their words only."""

    whole: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()


def struck_cells(path: Path, inspection: Inspection) -> dict[str, Struck]:
    """Sheet → its struck cells; looked for only where the package or its styles speak of such a line."""
    if inspection.struck:
        return {name: Struck(frozenset(cells)) for name, cells in inspection.struck.items()}
    styles = _struck_styles(inspection.styles) if _MARK in inspection.styles else []
    if not (styles or inspection.strikes):
        return {}
    with zipfile.ZipFile(path) as package:
        names = sheet_names(package)
        shared = _shared(package) if inspection.strikes else {}
    texts = {part: b"".join(chunks) for part, chunks in inspection.sheets.items() if part in names}
    return {names[part]: _of_sheet(text, styles, shared) for part, text in texts.items()}


def _of_sheet(text: bytes, styles: list[bytes], shared: dict[bytes, bool]) -> Struck:
    whole = set(re.findall(_CELL + _STYLED % b"|".join(styles), text)) if styles else set()
    parts = {cell: shared[number] for cell, number in _SHARED.findall(text) if number in shared} if shared else {}
    if _MARK in text:
        inline = ((cell, _all_struck(words)) for cell, words, _ in _INLINE.findall(text))
        parts |= {cell: all_of_it for cell, all_of_it in inline if all_of_it is not None}
    whole |= {cell for cell, all_of_it in parts.items() if all_of_it}
    return Struck(_named(whole), _named(set(parts) - whole))


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


def _shared(package: zipfile.ZipFile) -> dict[bytes, bool]:
    """The number of a shared text with struck words → whether all of it is struck."""
    part = next((name for name in package.namelist() if name.lower() == _STRINGS.lower()), None)
    texts = _TEXT.finditer(package.read(part)) if part else iter(())
    found = ((nth, _all_struck(text[0])) for nth, text in enumerate(texts) if _MARK in text[0])
    return {str(nth).encode(): all_of_it for nth, all_of_it in found if all_of_it is not None}


def _all_struck(text: bytes) -> bool | None:
    """Whether all words of a text are struck; None where none is."""
    try:
        struck = {_is_struck(run) for run in _runs(text)}
    except ElementTree.ParseError:
        return None
    return None if True not in struck else False not in struck


def _runs(text: bytes) -> Iterator[ElementTree.Element]:
    """The runs of a text that hold more than white space."""
    for run in ElementTree.fromstring(_PREFIX.sub(rb"\1", text)):  # noqa: S314 - it holds no entities: asked before
        if run.tag in ("r", "t") and "".join(run.itertext()).strip():
            yield run


def _is_struck(font_or_run: ElementTree.Element) -> bool:
    lines = [each for each in font_or_run.iter() if each.tag.rpartition("}")[2] == "strike"]
    return any(line.get("val", "1").lower() not in _OFF for line in lines)
