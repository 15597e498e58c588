"""Names an answer goes by in the workbook it is written into."""

import re

LIST_SHEET = "问题清单"
AUTHOR = "系统核验"
ORIGINAL_FILL = 10  # the hidden column of the list whose cells keep what was under a mark
ADDRESSES = re.compile(r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}(?::\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6})?")
