"""Workbooks built for the gauntlet: drawn by the book, taken apart, or put together by hand."""

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.forms import Form
from tests.drawing import Drawing, plain_values
from tests.gauntlet.case import Build
from tests.reading.packing import SHEET, repacked

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRINGS, RELATIONS, STYLES = "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
FIRST_FIGURE, SECOND_FIGURE = '<c r="A7" t="n"><v>1</v></c>', '<c r="B7" t="n"><v>2.5</v></c>'


_INLINE = re.compile(r't="inlineStr"><is>(.*?)</is></c>', re.DOTALL)


def honest(form: Form, **disturbed: Any) -> Drawing:
    """A return of 宣汉县 of 9 June 2023 with plain figures, disturbed as asked; `values` are changed figures."""
    values = plain_values(form) | disturbed.pop("values", {})
    return Drawing(form, **{"place": "宣汉县", "period": "2023年6月9日", "values": values, **disturbed})


def as_file(workbook: Workbook) -> bytes:
    """The bytes a workbook is saved to."""
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def content(made: bytes) -> Build:
    """A file of these bytes."""
    return lambda _: made


def drawn(**disturbed: Any) -> Build:
    """An honest return, disturbed as `tests.drawing.Drawing` can."""
    return touched(lambda _: None, **disturbed)


def touched(touch: Callable[[Worksheet], object], **disturbed: Any) -> Build:
    """An honest return, and what is done to its sheet before it is saved."""

    def build(form: Form) -> bytes:
        workbook = Workbook()
        sheet = workbook.worksheets[0]
        honest(form, **disturbed).paint(sheet)
        touch(sheet)
        return as_file(workbook)

    return build


def edited(*changes: tuple[str, str], part: str = SHEET, build: Build | None = None) -> Build:
    """An honest return with text replaced in one of its parts; what is to be replaced must stand there."""

    def rewritten(form: Form) -> bytes:
        made = (build or drawn())(form)
        text = zipfile.ZipFile(BytesIO(made)).read(part).decode()
        for old, new in changes:
            assert old in text, f"{old} 不在 {part} 中"
            text = text.replace(old, new)
        return repacked(made, {part: text.encode()})

    return rewritten


def everywhere(change: Callable[[str, bytes], bytes], build: Build | None = None) -> Build:
    """An honest return, every part of it changed; a part changed to nothing is left out."""

    def rewritten(form: Form) -> bytes:
        made, target = (build or drawn())(form), BytesIO()
        with zipfile.ZipFile(BytesIO(made)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                if part := change(name, old.read(name)):
                    new.writestr(name, part)
        return target.getvalue()

    return rewritten


def without(part: str, build: Build | None = None) -> Build:
    """An honest return that lacks a part."""
    return everywhere(lambda name, text: b"" if name == part else text, build)


def shared(form: Form, build: Build | None = None) -> bytes:
    """An honest return whose cells share their texts in a part of its own, as Excel saves them."""
    made = (build or drawn())(form)
    package = zipfile.ZipFile(BytesIO(made))
    texts: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        texts.append(found[1])
        return f't="s"><v>{len(texts) - 1}</v></c>'

    sheet = _INLINE.sub(numbered, package.read(SHEET).decode())
    listed = "".join(f"<si>{text}</si>" for text in texts)
    relation = f'<Relationship Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml" Id="rIdS"/></Relationships>'
    relations = package.read(RELATIONS).decode().replace("</Relationships>", relation)
    parts = {SHEET: sheet.encode(), RELATIONS: relations.encode()}
    return repacked(made, parts, added=((STRINGS, f'<sst xmlns="{MAIN}">{listed}</sst>'.encode()),))


def replaced(part: str, text: bytes) -> Build:
    """An honest return with another text for one of its parts."""
    return lambda form: repacked(drawn()(form), {part: text})


def added(parts: Mapping[str, bytes]) -> Build:
    """An honest return with parts added."""
    return lambda form: repacked(drawn()(form), {}, added=tuple(parts.items()))


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def directory(change: Callable[[list[zipfile.ZipInfo]], object]) -> Build:
    """An honest return whose table of contents says something else than its parts."""

    def build(form: Form) -> bytes:
        target = BytesIO(drawn()(form))
        with zipfile.ZipFile(target, "a") as package:
            package.writestr("docProps/more.xml", b"<a/>")
            change(package.filelist)
        return target.getvalue()

    return build


def rows(*lines: str) -> Build:
    """An honest return whose sheet holds other rows, given as XML."""
    text = f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    return replaced(SHEET, text.encode())
