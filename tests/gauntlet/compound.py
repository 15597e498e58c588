"""OLE compound files and .xls workbooks, as Excel 97 and those before it wrote them."""

from collections.abc import Callable, Mapping
from struct import pack, pack_into

import xlwt

from domain.forms import Form
from tests.drawing import plain_values
from tests.gauntlet.case import Build

_SECTOR, _SMALLEST = 512, 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ROOT, _STREAM = 5, 2


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A container of these streams, each filled up to where no short sectors are used."""
    filled = {name: made.ljust(_SMALLEST, b"\0") for name, made in streams.items()}
    chains, body, first = [], b"", []
    for made in filled.values():
        count = -(-len(made) // _SECTOR)
        first.append(len(chains))
        chains += [*range(len(chains) + 1, len(chains) + count), _END]
        body += made.ljust(count * _SECTOR, b"\0")
    entries = [_entry("Root Entry", _ROOT, 1, _FREE, _END, 0)]
    for nth, (name, made) in enumerate(filled.items(), 1):
        after = nth + 1 if nth < len(filled) else _FREE
        entries.append(_entry(name, _STREAM, _FREE, after, first[nth - 1], len(made)))
    listed = b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0")
    directory = len(chains)
    chains += [*range(directory + 1, directory + len(listed) // _SECTOR), _END]
    tables = -(-(len(chains) + len(chains) // 127 + 1) // 128)
    at = [len(chains) + nth for nth in range(tables)]
    chains += [_TABLE] * tables
    table = pack(f"<{len(chains)}I", *chains).ljust(tables * _SECTOR, b"\xff")
    return _header(directory, at) + body + listed + table


def _header(directory: int, tables: list[int]) -> bytes:
    head = bytearray(_SECTOR)
    pack_into("<8s16x5H", head, 0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    pack_into("<II4xI", head, 44, len(tables), directory, _SMALLEST)
    pack_into("<IIII", head, 60, _END, 0, _END, 0)
    pack_into("<109I", head, 76, *tables, *[_FREE] * (109 - len(tables)))
    return bytes(head)


def _entry(name: str, kind: int, child: int, after: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    links = pack("<BBIII", kind, 1, _FREE, after, child)
    return text.ljust(64, b"\0") + pack("<H", len(text) + 2) + links + bytes(36) + pack("<IQ", first, size)


def xls(touch: Callable[[xlwt.Workbook, xlwt.Worksheet], object] = lambda *_: None) -> Build:
    """An honest return saved as .xls, and what is done to it before."""
    return lambda form: compound({"Workbook": biff(form, touch)})


def biff(form: Form, touch: Callable[[xlwt.Workbook, xlwt.Worksheet], object] = lambda *_: None) -> bytes:
    """The records of an honest return: title, letterhead, two header rows, figures in row 7."""
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("Sheet1", cell_overwrite_ok=True)
    for row, text in enumerate((form.annex, *form.title)):
        sheet.write(row, 0, text)
    sheet.write(3, 0, f"{form.place_label}：宣汉县")
    sheet.write(3, 4, f"{form.period_label}：2023年6月9日")
    for nth, column in enumerate(form.columns):
        unit = f"（{column.unit}）"
        if len(column.header) == 1:
            sheet.write_merge(4, 5, nth, nth, column.header[0] + unit)
        elif nth and form.columns[nth - 1].header[0] == column.header[0]:
            sheet.write(5, nth, column.header[1] + unit)
        else:
            last = max(at for at, other in enumerate(form.columns) if other.header[0] == column.header[0])
            sheet.write_merge(4, 4, nth, last, column.header[0])
            sheet.write(5, nth, column.header[1] + unit)
    for nth, value in enumerate(plain_values(form).values()):
        sheet.write(6, nth, value)
    touch(workbook, sheet)
    return bytes(workbook.get_biff_data())
