"""Tables as CSV that Excel and WPS open correctly: exact numbers, Chinese heads, no text that runs as a formula."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

from domain.dates import office_time
from domain.tables import Head, Table
from queries.printing import harmless, plain


def as_csv(table: Table) -> bytes:
    """Heads with their units and every row in UTF-8 with a byte order mark; nothing for None.

    Numbers keep all their digits, without separators and exponent; a share is written in percent.
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([_head(head) for head in table.heads])
    writer.writerows(
        [_written(head, value) for head, value in zip(table.heads, row, strict=True)] for row in table.rows
    )
    return lines.getvalue().encode("utf-8-sig")


def _head(head: Head) -> str:
    return f"{head.label}（%）" if head.kind == "share" else head.title


def _written(head: Head, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value * 100 if head.kind == "share" else value)
    if isinstance(value, datetime):
        return f"{office_time(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else str(value)
