"""The whole ledger leaves as Parquet that adds up to the digit, with every column explained."""

import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook
from pyarrow import parquet

import settings
from domain.dictionary import read_dictionary
from domain.errors import UsageError
from domain.facts import Facts
from loaders.__main__ import main
from loaders.exporting.ledger import export_ledger, ledger_archive
from queries.store import Store
from tests.ledger_rows import Row, put
from tests.loaders.conftest import Drawn, Taking

LARGEST = "9999999999.99999999"
COLUMNS = "select table_name, column_name from information_schema.columns where table_catalog = 'app'"


@pytest.fixture
def exported(store: Store, facts: Facts, drawn: Drawn, taking: Taking, tmp_path: Path) -> Path:
    """The export of a ledger with one return taken in and three put there, with many decimals."""
    taking(drawn(signed_contract="0.12345678"))
    tenths = {"funds_in_place": "0.1", "project_contracts": "—"}
    put(store, *(Row(place, "2022-09", tenths) for place in ("dazhu", "quxian", "wanyuan")))
    put(store, Row("quxian", "2023-06-09", {"landed_contract": LARGEST}, season="3"))
    export_ledger(store, facts, tmp_path / "export")
    return tmp_path / "export"


def test_every_column_of_every_migration_is_described(store: Store, facts: Facts) -> None:
    kept = set(store.query(COLUMNS).rows())
    told = {(table.key, column.key) for table in read_dictionary(facts.folder).values() for column in table.columns}
    assert told == kept
    assert all(
        set(table.order) <= {column.key for column in table.columns} for table in read_dictionary(facts.folder).values()
    )


def test_reading_the_export_gives_the_ledgers_sums_exactly(store: Store, exported: Path) -> None:
    sums = "select indicator, sum(value) as total, count(*) as rows from reported_value group by indicator"
    kept = {row[0]: row[1:] for row in store.query(sums).rows()}
    read = pl.read_parquet(exported / "reported_value.parquet")
    assert read.schema["value"] == pl.Decimal(18, 8)
    for indicator, (total, rows) in kept.items():
        mine = read.filter(indicator=indicator)
        values = [value for value in mine["value"].to_list() if value is not None]
        assert mine.height == rows
        assert (sum(values, Decimal(0)) if values else None) == total
    assert kept["landed_contract"][0] > Decimal(LARGEST)


def test_every_table_is_there_with_every_row_in_order(store: Store, facts: Facts, exported: Path) -> None:
    for table in read_dictionary(facts.folder).values():
        frame = pl.read_parquet(exported / f"{table.key}.parquet")
        [(rows,)] = store.query(f"select count(*) from {table.key}").rows()
        assert frame.columns == [column.key for column in table.columns]
        assert frame.height == rows
        assert frame.select(table.order).rows() == sorted(frame.select(table.order).rows())
    moments = pl.read_parquet(exported / "submission.parquet")["received_at"]
    assert moments.dtype == pl.Datetime("us")


def test_a_parquet_file_says_what_its_columns_mean(exported: Path) -> None:
    schema = parquet.read_schema(exported / "project_state.parquet")
    told = {name.decode(): text.decode() for name, text in schema.field("contract").metadata.items()}
    assert told["含义"] == "合同总投资"
    assert told["单位"] == "亿元"
    assert schema.metadata["表".encode()].decode() == "签约项目"


def test_the_dictionary_comes_in_three_writings_and_holds_the_codes(facts: Facts, exported: Path) -> None:
    book = load_workbook(exported / "数据字典.xlsx")
    assert book.sheetnames == ["数据字典", "指标代码", "单位代码", "考核期代码", "表式代码"]
    codes = {row[0]: row[2] for row in book["指标代码"].iter_rows(values_only=True)}
    assert codes["fdi_arrived"] == "万美元"
    listed = (exported / "数据字典.csv").read_text("utf-8-sig")
    assert 'reported_value,报送数,受理报表中的每个数一行,value,"decimal(18,8)"' in listed
    assert "## 报送数（reported_value）" in (exported / "数据字典.md").read_text("utf-8")


def test_nothing_is_overwritten(store: Store, facts: Facts, exported: Path) -> None:
    with pytest.raises(UsageError, match="不是空的"):
        export_ledger(store, facts, exported)


def test_the_archive_holds_the_same_files(store: Store, facts: Facts, exported: Path) -> None:
    with zipfile.ZipFile(BytesIO(ledger_archive(store, facts))) as archive:
        assert set(archive.namelist()) == {path.name for path in exported.iterdir()}


@pytest.mark.own_ledger
def test_the_command_exports_and_refuses_a_folder_with_files(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(store, Row("dazhu", "2022-09", {"funds_in_place": "40"}))
    store.close()
    monkeypatch.setattr(settings, "VAR", tmp_path)
    monkeypatch.setattr(settings, "STORE", f"duckdb:///{tmp_path}/ledger.duckdb")
    assert main(["export", str(tmp_path / "out")]) == 0
    assert "已导出" in capsys.readouterr().out
    assert main(["export", str(tmp_path / "out")]) == 2
    assert main(["export"]) == 2
