"""Real spreadsheets nobody here wrote: each ends with a finding or a return, never with an exception."""

import os
from pathlib import Path

import pytest

from domain.facts import Facts
from loaders.reading.readers import Readers

CORPORA = Path(os.environ.get("GONGJIAN_CORPORA", Path(__file__).resolve().parents[3] / "shared" / "corpora"))
EVERY = int(os.environ.get("GONGJIAN_CORPORA_EVERY", "6"))


@pytest.mark.skipif(not CORPORA.is_dir(), reason="没有真实工作簿样本：用 GONGJIAN_CORPORA 指明所在文件夹")
def test_a_strange_workbook_is_a_finding_and_never_an_exception(facts: Facts) -> None:
    files = sorted(path for path in CORPORA.glob("*/*") if path.suffix.lower().startswith((".xls", ".ods")))
    with Readers(facts) as readers:
        results = list(readers.ahead(readers.read, files[::EVERY]))
    assert len(results) == len(files[::EVERY])
    assert all(result.rejected and result.findings for [result] in results)
