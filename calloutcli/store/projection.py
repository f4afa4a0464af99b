"""The projection of logs as Parquet: what a report reads instead of records, made once and extended.

Format 1 (`projection.json`): `format`; `layout`, the number of the tables' layout (report/rows/tables.py); `salt`, hex, by which children have a
pseudonym in it; `zone`, whose days and months its rows have; `logs`: by the name of each log the `records` it had, their `root` in hex, and
what was found when they were checked (`Head`); `files`: by table the Parquet files and the SHA-256 of each. The file is replaced last, so a
projection that was stopped is the one from before. A Parquet file that it does not name belongs to a report that is
being made, or was stopped: it is deleted when it is an hour old, and at once when the one before named it.

Nothing in it is evidence: it can always be made again from the log, and is, when its layout, zone or bytes are not as they must be.
It is deleted when words are erased (log_erase.py).
"""

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from calloutcli.errors import StoreError
from calloutcli.frozen import frozen, replace
from calloutcli.store.files import erase_file, is_there, make_folder, read_bytes, replace_file, storing

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT: Final = 1
HEAD: Final = "projection.json"
BATCH_ROWS: Final = 50_000
MOST_FILES: Final = 24
"""Of one table: with more of them a projection is made again, as one file a table."""

LEFT_SECONDS: Final = 3600
"""A file that no projection names is left over from one that was stopped when it is so much older."""

Columns = Sequence[tuple[str, Literal["text", "whole", "yes"]]]


@frozen
class Head:
    """What a projection knows of a log: its first `records` have the root `root` in hex, and were checked with this result.

    `policy`: the SHA-256 in hex of the policy that it was checked by, empty where none was given: by another it is checked again.
    """

    records: int
    root: str
    verified: bool = False
    problems: int = 0
    missing: int = 0
    unread: int = 0
    partial: bool = False
    first_day: str = ""
    last_day: str = ""
    policy: str = ""


@frozen
class Projection:
    """A projection in a folder. `files`: the Parquet files of each table; `replaced`: names of files that go when it is saved."""

    folder: Path
    layout: int
    salt: bytes
    zone: str
    logs: Mapping[str, Head]
    files: Mapping[str, tuple[Path, ...]]
    replaced: frozenset[str] = frozenset()


def open_projection(folder: Path, layout: int, zone: str) -> Projection | None:
    """The projection in a folder; None where there is none, or one that is to be made again.

    Raises:
        StoreError: it is there and cannot be read.
    """
    path = folder / HEAD
    if not is_there(path):
        return None
    try:
        value = json.loads(read_bytes(path))
        if (value["format"], value["layout"], value["zone"]) != (FORMAT, layout, zone):
            return None
        files = {name: tuple(folder / _plain(one) for one in sums) for name, sums in dict(value["files"]).items()}
        for name, sums in value["files"].items():
            for path, wanted in zip(files[name], sums.values(), strict=True):
                if not is_there(path) or _sha256(path) != wanted:
                    return None
        logs = {str(log): Head(**head) for log, head in value["logs"].items()}
        return Projection(folder, layout, bytes.fromhex(value["salt"]), zone, logs, files)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _plain(name: str) -> str:
    if Path(name).name != name:
        raise ValueError(name)
    return name


def delete_projection(folder: Path) -> None:
    """Nothing: no projection is left in the folder, and its files were overwritten before they went. Anything else in it stays.

    Raises:
        StoreError: it cannot be deleted.
    """
    if not folder.is_dir():
        return
    with storing(folder):
        for path in [*folder.glob("*.parquet"), folder / HEAD]:
            if is_there(path):
                erase_file(path)
        with contextlib.suppress(OSError):
            folder.rmdir()


class Writer:
    """Adds rows to a projection, table by table, a batch at a time; nothing counts before `finish`."""

    def __init__(self, projection: Projection, columns: Mapping[str, Columns], name: str) -> None:
        self._projection = projection
        self._columns = columns
        self._name = name
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in columns}
        self._files: dict[str, tuple[Path, Any]] = {}
        make_folder(projection.folder)

    def add(self, rows: Mapping[str, list[tuple[Any, ...]]]) -> None:
        """Take rows in.

        Raises:
            StoreError: the disk would not.
        """
        for table, more in rows.items():
            waiting = self._rows[table]
            waiting += more
            if len(waiting) >= BATCH_ROWS:
                self._write(table)

    def finish(self, logs: Mapping[str, Head]) -> Projection:
        """The projection with all that was added, and what is now known of its logs.

        Raises:
            StoreError: the disk would not; the projection is as it was before.
        """
        for table, waiting in self._rows.items():
            if waiting:
                self._write(table)
        files = dict(self._projection.files)
        for table, (path, writer) in self._files.items():
            with storing(path):
                writer.close()
            files[table] = (*files.get(table, ()), path)
        done = replace(self._projection, logs=logs, files=files)
        _save(done)
        return done

    def abandon(self) -> None:
        """Delete what was written."""
        for path, writer in self._files.values():
            with contextlib.suppress(Exception):
                writer.close()
            with contextlib.suppress(
                OSError
            ):  # on Windows one that could not be closed stays for the next report to delete
                path.unlink(missing_ok=True)

    def _write(self, table: str) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = _schema(self._columns[table])
        columns: list[Any] = [list(column) for column in zip(*self._rows[table], strict=True)]
        arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
        path = self._projection.folder / f"{table}-{self._name}.parquet"
        with storing(path):
            if table not in self._files:
                self._files[table] = (path, pq.ParquetWriter(path, schema, compression="zstd"))
            self._files[table][1].write_table(pa.table(arrays, schema=schema))
        self._rows[table] = []


@contextlib.contextmanager
def writing(projection: Projection, columns: Mapping[str, Columns], name: str) -> Iterator[Writer]:
    """A writer of more rows; when something goes wrong, what it wrote is deleted."""
    writer = Writer(projection, columns, name)
    try:
        yield writer
    except BaseException:
        writer.abandon()
        raise


def begin_projection(folder: Path, layout: int, zone: str, random: Callable[[int], bytes]) -> Projection:
    """An empty projection in a folder, whatever stands there: that goes when this one is saved, not before. Another report may read it.

    Raises:
        StoreError: the folder cannot be made.
    """
    make_folder(folder)
    return Projection(folder, layout, random(16), zone, {}, {}, _named(folder))


def _named(folder: Path) -> frozenset[str]:
    """The files that the head in a folder names; none where it cannot be read."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        return frozenset(name for sums in json.loads((folder / HEAD).read_bytes())["files"].values() for name in sums)
    return frozenset()


def with_heads(projection: Projection, logs: Mapping[str, Head]) -> Projection:
    """The projection with other knowledge of its logs, on disk.

    Raises:
        StoreError: the disk would not.
    """
    done = replace(projection, logs=logs)
    _save(done)
    return done


def _save(projection: Projection) -> None:
    value = {
        "format": FORMAT,
        "layout": projection.layout,
        "zone": projection.zone,
        "salt": projection.salt.hex(),
        "logs": {
            log: {name: getattr(head, name) for name in Head.__annotations__} for log, head in projection.logs.items()
        },
        "files": {table: {path.name: _sha256(path) for path in paths} for table, paths in projection.files.items()},
    }
    replace_file(projection.folder / HEAD, (json.dumps(value, indent=1, sort_keys=True) + "\n").encode())
    known = {path.name for paths in projection.files.values() for path in paths}
    saved = (projection.folder / HEAD).stat().st_mtime
    for path in projection.folder.glob("*.parquet"):
        with contextlib.suppress(OSError, StoreError):  # on Windows another report may have it open: next time, then
            # Files that nobody names may be those of a report that is being made at this moment.
            is_left = saved - path.stat().st_mtime > LEFT_SECONDS
            if path.name not in known and (is_left or path.name in projection.replaced):
                erase_file(path)


def _sha256(path: Path) -> str:
    with storing(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _schema(columns: Columns) -> "pa.Schema":
    import pyarrow as pa

    types = {"text": pa.string(), "whole": pa.int64(), "yes": pa.bool_()}
    return pa.schema([(name, types[kind]) for name, kind in columns])
