"""Parquet: one file a table, for DuckDB, pandas and their like."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from saksi.archive.formats.files import finished
from saksi.archive.formats.rows import TABLES, rows_of
from saksi.errors import MissingExtra

__all__ = ["write"]

# Rows held in memory at once: 10,000 statements are some 10 MB.
_GROUP = 10_000


def write(db: sqlite3.Connection, where: Path) -> tuple[Path, ...]:
    """The files written in the folder `where`. MissingExtra where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow; install it: pip install 'saksi[parquet]'") from error
    written = []
    for table, (columns, _) in TABLES.items():
        target = where / f"{table}.parquet"
        types = {"text": pa.string(), "integer": pa.int64()}
        schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
        rows = rows_of(db, table)
        with finished(target) as path, pq.ParquetWriter(path, schema, compression="zstd") as out:
            while group := rows.fetchmany(_GROUP):
                values = zip(*group, strict=True)
                arrays = [pa.array(list(value), field.type) for value, field in zip(values, schema, strict=True)]
                out.write_table(pa.Table.from_arrays(arrays, schema=schema))
        written.append(target)
    return tuple(written)
