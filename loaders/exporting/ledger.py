"""The whole ledger as Parquet, one file a table, decimals kept, with its data dictionary and code tables."""

import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from pyarrow import parquet

from domain.dictionary import LedgerTable, read_dictionary
from domain.errors import UsageError
from domain.facts import Facts
from loaders.exporting.dictionary import as_markdown, code_tables, dictionary_table
from loaders.exporting.text import as_csv
from loaders.exporting.workbook import as_book
from queries.store import Cursor, Store

DICTIONARY = "数据字典"
_ROWS_AT_ONCE = 100_000
_TYPES = "select table_name, column_name, data_type from information_schema.columns where table_schema = 'main'"


def export_ledger(store: Store, facts: Facts, folder: Path) -> dict[str, int]:
    """Write every table of the ledger into `folder`, all as of one moment; the rows of each by table.

    Beside them stand the dictionary (.csv, .xlsx, .md) and the codes. UsageError where the folder is not empty or
    cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UsageError(f"文件夹不是空的，没有导出：{folder}。")
        tables = read_dictionary(facts.folder)
        with store.cursor() as cursor:
            cursor.execute("begin")
            counts = {key: _write(cursor, table, folder / f"{key}.parquet") for key, table in tables.items()}
            types = {(table, column): kind for table, column, kind in cursor.execute(_TYPES).fetchall()}
            cursor.execute("rollback")
        _describe(tables, types, facts, folder)
    except OSError as fault:
        raise UsageError(f"文件夹写不进去：{folder}。") from fault
    return counts


def ledger_archive(store: Store, facts: Facts) -> bytes:
    """The whole export in one .zip."""
    content = BytesIO()
    with TemporaryDirectory() as folder, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        export_ledger(store, facts, Path(folder))
        for path in sorted(Path(folder).iterdir()):
            archive.write(path, path.name)
    return content.getvalue()


def _write(cursor: Cursor, table: LedgerTable, path: Path) -> int:
    """One table as Parquet, zstd, a batch at a time; every field carries its meaning. The number of its rows."""
    names = ", ".join(f'"{column.key}"' for column in table.columns)
    cursor.execute(f"select {names} from {table.key} order by {', '.join(table.order)}")  # noqa: S608
    reader = cursor.to_arrow_reader(_ROWS_AT_ONCE)
    told = {column.key: column for column in table.columns}
    fields = [
        field.with_metadata({"含义": told[field.name].meaning, "单位": told[field.name].unit})
        for field in reader.schema
    ]
    schema = pa.schema(fields, metadata={"表": table.label, "每行": table.grain})
    rows = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_table(pa.Table.from_batches([batch]).cast(schema))
            rows += batch.num_rows
    return rows


def _describe(tables: dict[str, LedgerTable], types: dict[tuple[str, str], str], facts: Facts, folder: Path) -> None:
    listed = dictionary_table(tables, types)
    (folder / f"{DICTIONARY}.csv").write_bytes(as_csv(listed))
    (folder / f"{DICTIONARY}.md").write_text(as_markdown(tables, types), "utf-8")
    (folder / f"{DICTIONARY}.xlsx").write_bytes(as_book([listed, *code_tables(facts)], facts))
