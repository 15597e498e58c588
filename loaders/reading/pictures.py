"""Pictures that WPS keeps inside cells: where one stands nothing can be read, and that is what is said of it."""

import re

from loaders.reading.grid import Workbook

_PICTURE = "〔图片〕"
_SHOWN_BY_WPS = re.compile(r'=(?:_xlfn\.)?DISPIMG\("ID_[0-9A-F]+",\s*1\)', re.IGNORECASE)


def name_pictures(workbook: Workbook) -> None:
    """Put a word in place of what WPS writes into a cell for the picture in it."""
    for grid in workbook.grids:
        for row in grid.rows:
            for nth, cell in enumerate(row):
                if type(cell) is str and cell[:1] == "=" and _SHOWN_BY_WPS.fullmatch(cell):
                    row[nth] = _PICTURE
