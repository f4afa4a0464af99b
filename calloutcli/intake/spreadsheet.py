"""The lines of a file that a spreadsheet saved as CSV: whole, or refused with the line where it goes wrong.

Read as RFC 4180, strictly: cells stand in double quotes where they hold the delimiter, a quote (twice) or a line break. A line is
named by the number of the line of the file on which it begins, as a text editor counts. The first line names the columns.

Never guessed: the encoding and the delimiter, which the mapping names. Nothing of a cell is evaluated. Bytes that are no text
(NUL, the marks of UTF-16, of a workbook) are refused, and so is a file, a line or a cell too long to be one of a home.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from calloutcli.frozen import frozen

MAX_BYTES: Final = 32 * 1_048_576
MAX_COLUMNS: Final = 500
MAX_LINES: Final = 20_000
"""So many incidents in one file: they are recorded at once, and nobody else can record meanwhile."""

LONGEST_SHOWN: Final = 40

ENCODINGS: Final = {"utf-8": "utf-8-sig", "cp1252": "cp1252"}
DELIMITERS: Final = {"comma": ",", "semicolon": ";", "tab": "\t"}

_NO_TEXT: Final = (
    (b"PK\x03\x04", "a workbook (.xlsx), not CSV"),
    (b"\xd0\xcf\x11\xe0", "an old workbook (.xls), not CSV"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
)
_SAVE_AS = "open it in the spreadsheet program and save it as `CSV UTF-8`"


@frozen
class LineProblem:
    """Why a line cannot be taken: its number in the file, the column (empty: the whole line), what is wrong, what to do."""

    line: int
    column: str
    message: str
    cure: str


class NotATable(Exception):
    """The file cannot be read on from here. `problem` says where and why."""

    def __init__(self, problem: LineProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@frozen
class Row:
    """A line: where it begins in the file, and its cells without the space around them."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it: spreadsheets leave such lines at the end."""
        return not any(self.cells)


def shown(cell: str) -> str:
    """A cell as a message shows it: not so much that it would tell a story."""
    return cell if len(cell) <= LONGEST_SHOWN else f"{cell[:LONGEST_SHOWN]}..."


def read_rows(raw: bytes, encoding: str, delimiter: str) -> Iterator[Row]:
    """Every line, the names of the columns first; `encoding` and `delimiter` as a mapping calls them.

    Raises:
        NotATable: when it comes to a line from which on it cannot be read.
    """
    text = _decode(raw, encoding)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=DELIMITERS[delimiter], strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise NotATable(_broken(line, reader.line_num, str(error))) from None
        if cells is None:
            return
        if len(cells) > MAX_COLUMNS:
            raise _not_a_table(line, f"the line has {len(cells)} cells, and {MAX_COLUMNS} is the most", _SAVE_AS)
        yield Row(line, tuple(cell.strip() for cell in cells))


def _decode(raw: bytes, encoding: str) -> str:
    """The text of the file.

    Raises:
        NotATable: it is not text in that encoding.
    """
    if len(raw) > MAX_BYTES:
        raise _not_a_table(1, f"the file is longer than {MAX_BYTES:,} bytes", "import it in parts")
    for mark, what in _NO_TEXT:
        if raw.startswith(mark):
            raise _not_a_table(1, f"this is {what}", _SAVE_AS)
    if encoding != "utf-8" and raw.startswith(b"\xef\xbb\xbf"):
        raise _not_a_table(
            1,
            f"the file begins with the mark of UTF-8, and the mapping says {encoding}",
            "write `encoding: utf-8` in the mapping",
        )
    if b"\0" in raw:
        offset = raw.index(b"\0")
        raise _not_a_table(_line_of(raw, offset), f"byte {offset + 1:,} is NUL, which no text holds", _SAVE_AS)
    try:
        return raw.decode(ENCODINGS[encoding])
    except UnicodeDecodeError as error:
        cure = (
            "if an older Excel on Windows saved it, write `encoding: cp1252` in the mapping"
            if encoding == "utf-8"
            else _SAVE_AS
        )
        where = _line_of(raw, error.start)
        raise _not_a_table(where, f"byte {error.start + 1:,} is not {encoding}", cure) from None


def _line_of(raw: bytes, offset: int) -> int:
    return len(raw[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))


def _not_a_table(line: int, message: str, cure: str) -> NotATable:
    return NotATable(LineProblem(line, "", message, cure))


def _broken(line: int, last: int, reason: str) -> LineProblem:
    """What the reader of CSV complains of, in words. The line is where the row begins, `last` is how far it read."""
    if "unexpected end of data" in reason:
        return LineProblem(
            line,
            "",
            "a quote is opened in this line and never closed",
            'close it, or write "" for a quote inside a cell',
        )
    if "field larger than" in reason:
        return LineProblem(
            line,
            "",
            f"a cell is longer than {csv.field_size_limit():,} characters",
            "look for a quote that is opened and never closed",
        )
    return LineProblem(
        line, "", f"a quote stands where none can, up to line {max(line, last)}", 'write "" for a quote inside a cell'
    )
