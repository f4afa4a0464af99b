"""Old incidents as a mapping reads them out of a spreadsheet: every line whole, or why not. Pure, and all of a file at once.

A problem is what cannot be recorded, or would be recorded as something that the file may not say: with one, no line is. A caution is
what somebody should look at. Neither repeats words of a column that is personal.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Final

from calloutcli.canonical import Json
from calloutcli.errors import UsageError
from calloutcli.followup.form import NOT_RECORDED, Bounds, Field, check_values, is_asked
from calloutcli.followup.imported import FORM, with_today
from calloutcli.frozen import frozen
from calloutcli.intake.cells import Codes, day_in, moment_in, plain_code, words_in
from calloutcli.intake.mapping import FIELDS, ColumnMapping, folded
from calloutcli.intake.spreadsheet import MAX_LINES, LineProblem, NotATable, Row, read_rows, shown
from calloutcli.protocol.condition import nearest

TOLD_EVERY: Final = 500
_ONE_COLUMN: Final = "check `delimiter` in the mapping, and that this is the right file"


@frozen
class Incident:
    """An old incident: the line on which it begins, and its answers (imported.py)."""

    line: int
    values: Mapping[str, Json]


@frozen
class Caution:
    """What somebody should look at: a sentence without a full stop, and the lines that it is about."""

    words: str
    lines: tuple[int, ...]


@frozen
class Reading:
    """What stands in a file. `source`: the SHA-256 of its bytes in hex; `unused`: columns that no field reads.

    `lines`: how many lines hold something, the names of the columns aside.
    """

    source: str
    lines: int
    incidents: tuple[Incident, ...]
    problems: tuple[LineProblem, ...]
    cautions: tuple[Caution, ...]
    unused: tuple[str, ...]


def read_incidents(
    raw: bytes, mapping: ColumnMapping, now: datetime, zone: tzinfo, told: Callable[[int], None] = lambda _: None
) -> Reading:
    """Every incident that the bytes of a file hold, and all that is wrong with it. `told` hears how many lines are read."""
    reader = _Reader(mapping, now, zone)
    try:
        reader.read(raw, told)
    except NotATable as error:
        reader.problems.append(error.problem)
    return Reading(
        source=hashlib.sha256(raw).hexdigest(),
        lines=reader.lines,
        incidents=tuple(reader.incidents),
        problems=tuple(reader.problems),
        cautions=tuple(Caution(words, tuple(lines)) for words, lines in reader.cautions.items()),
        unused=reader.unused,
    )


def content_of(values: Mapping[str, Json]) -> tuple[tuple[str, Json], ...]:
    """What an incident says, whatever line it comes from: equal for equal incidents."""
    return tuple(sorted((name, value) for name, value in values.items() if value != NOT_RECORDED))


class _Reader:
    def __init__(self, mapping: ColumnMapping, now: datetime, zone: tzinfo) -> None:
        self.mapping, self.now, self.zone = mapping, now, zone
        self.bounds = Bounds(now, None, {})
        self.codes = {name: Codes(FIELDS[name], one) for name, one in mapping.fields.items()}
        self.columns: dict[str, int] = {}
        self.width = self.lines = 0
        self.unused: tuple[str, ...] = ()
        self.incidents: list[Incident] = []
        self.problems: list[LineProblem] = []
        self.cautions: dict[str, list[int]] = {}
        self.spelt: dict[str, str] = {}
        self.seen: set[tuple[tuple[str, Json], ...]] = set()

    def read(self, raw: bytes, told: Callable[[int], None]) -> None:
        rows = read_rows(raw, self.mapping.encoding, self.mapping.delimiter)
        head = next((row for row in rows if not row.is_empty), None)
        if head is None:
            self.problem(1, "", "the file is empty", "the first line names the columns, the others are the incidents")
            return
        self.name_columns(head)
        if self.problems:
            return
        for row in rows:
            if row.is_empty:
                continue
            self.lines += 1
            if self.lines > MAX_LINES:
                raise NotATable(LineProblem(row.line, "", f"more than {MAX_LINES:,} incidents", "import it in parts"))
            self.line(row)
            if self.lines % TOLD_EVERY == 0:
                told(self.lines)
        if not self.lines:
            self.problem(
                head.line, "", "no incident stands below the names of the columns", "check that this is the right file"
            )

    def problem(self, line: int, column: str, message: str, cure: str) -> None:
        self.problems.append(LineProblem(line, column, message, cure))

    def caution(self, line: int, column: str, words: str) -> None:
        lines = self.cautions.setdefault(f"{column}: {words}" if column else words, [])
        if line not in lines[-1:]:
            lines.append(line)

    def name_columns(self, head: Row) -> None:
        """Find every column that the mapping names."""
        self.width = len(head.cells)
        names = [folded(name) for name in head.cells]
        when = self.mapping.happened
        wanted = [when.column, when.time_column, *(one.column for one in self.mapping.fields.values())]
        if len(set(names)) == 1 and not {folded(column) for column in wanted if column} <= set(names):
            self.problem(head.line, "", f"the file has one column: `{shown(head.cells[0])}`", _ONE_COLUMN)
            return
        for column in dict.fromkeys(name for name in wanted if name):
            count = names.count(folded(column))
            if count == 1:
                self.columns[column] = names.index(folded(column))
            elif count:
                self.problem(
                    head.line, column, f"columns of this name: {count}", "give each a name of its own in the file"
                )
            else:
                message = f"no column is called `{column}`, and the mapping names it"
                self.problem(head.line, "", message, _which_column(column, head.cells))
        used = set(map(folded, wanted))
        self.unused = tuple(dict.fromkeys(name for name in head.cells if name and folded(name) not in used))

    def line(self, row: Row) -> None:
        """Take a line in, or note everything that is wrong with it."""
        if len(row.cells) != self.width:
            cure = "look for a text with the delimiter in it and no quotes around it"
            self.problem(row.line, "", f"cells in this line: {len(row.cells)}, and columns: {self.width}", cure)
            return
        before = len(self.problems)
        values = self.when(row)
        for name in self.mapping.fields:
            value = self.value(row, FIELDS[name])
            if value is not None:
                values[name] = value
        if len(self.problems) == before:
            self.take(row.line, with_today(values))

    def when(self, row: Row) -> dict[str, Json]:
        when = self.mapping.happened
        time = self.cell(row, when.time_column)
        try:
            return moment_in(
                self.cell(row, when.column), time, when, self.mapping.dates, self.now, self.zone,
                lambda words: self.caution(row.line, "", words),
            )  # fmt: skip
        except UsageError as error:
            column = f"{when.column}, {when.time_column}" if time else when.column
            self.problem(row.line, column, error.message, error.hint)
            return {}

    def value(self, row: Row, field: Field) -> Json:
        """What the line says of a field; None where it says nothing, or a problem was noted."""
        column = self.mapping.fields[field.name].column
        cell = self.cell(row, column)
        try:
            if field.kind == "choice":
                return self.codes[field.name].code(cell)
            if field.kind == "date" and cell:
                return day_in(cell, self.mapping.dates, self.now.astimezone(self.zone).date())
            return self.words(row, field, column, cell) if cell else None
        except UsageError as error:
            self.problem(row.line, column, error.message, error.hint)
            return None

    def words(self, row: Row, field: Field, column: str, cell: str) -> str:
        words = words_in(field, cell, lambda seen: self.caution(row.line, column, seen))
        if field.name == "child" and self.spelt.setdefault(plain_code(words), words) != words:
            seen = "another line writes this code in another way, and may mean the same child"
            self.caution(row.line, column, seen)
        return words

    def cell(self, row: Row, column: str) -> str:
        return row.cells[self.columns[column]] if column else ""

    def take(self, line: int, values: dict[str, Json]) -> None:
        """Take the answers of a line in, when they go together and can be recorded."""
        idle = [field for field in FORM.fields if field.name in values and not is_asked(field, values)]
        for field in idle:
            if values.pop(field.name) != NOT_RECORDED:
                self.problem(
                    line, self.column_of(field.name), _goes_with(field), "leave the cell empty, or mend the other one"
                )
        complaints = check_values(FORM, values, self.bounds)
        for one in complaints:
            cure = one.cure or "mend the line, or what the mapping makes of its words"
            self.problem(line, self.column_of(one.field), one.message, cure)
        key = content_of(values)
        if key in self.seen:
            self.caution(line, "", "the same as an earlier line of this file, in everything that is read")
        self.seen.add(key)
        self.incidents.append(Incident(line, values))

    def column_of(self, name: str) -> str:
        """The column from which a field is read; its own name where it is read from none."""
        name = {"time_known": "happened", "dated_term": "disposal"}.get(name, name)
        if name == "happened":
            return self.mapping.happened.column
        mapped = self.mapping.fields.get(name)
        return mapped.column if mapped is not None and mapped.column else name


def _which_column(column: str, cells: Sequence[str]) -> str:
    if cells[0].lower().startswith("sep="):
        return "this line is for Excel alone: delete it, and name the `delimiter` in the mapping"
    by_folded = {folded(cell): cell for cell in cells if cell}
    near = nearest(folded(column), by_folded)
    if near:
        return f"did you mean `{by_folded[near]}`?"
    return f"columns of the file: {', '.join(f'`{shown(cell)}`' for cell in list(by_folded.values())[:12])}"


def _goes_with(field: Field) -> str:
    """Beside what a field may stand."""
    (name, codes), *_ = field.only.items()
    return (
        f"this goes with `{name}` {' or '.join(codes)}"
        if len(codes) < 3
        else f"this goes with a `{name}`, and there is none"
    )
