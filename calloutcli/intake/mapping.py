"""The mapping of an old spreadsheet: which column holds what, and what its words mean. Nothing is guessed from the file itself.

Format 1 (source.py's YAML, every value text):

    format: 1
    encoding: utf-8                 # or cp1252, as an older Excel on Windows saves. Left out: utf-8
    delimiter: comma                # or semicolon, tab. Left out: comma
    dates: [DD/MM/YYYY]             # how days are written (written_dates.py); the time may stand after the day
    happened:
      column: Date
      time column: Time             # where the time has a column of its own
      no time: [n/k, "?"]           # what stands there when nobody knows it; an empty cell always means that
      midnight: no time             # or time: what 00:00 means. Left out: a time, and the lines are named
    fields:
      category:
        column: Incident type
        values: {AWOL: missing, Assault on staff: hurt_staff}
        blank: other_incident       # what an empty cell means; without it an empty cell is an error
      location: {always: inside}    # for what the file does not say of each line
      disposal: {column: Outcome, values: {NFA: no_further_action, Reprimand: reprimand}, blank: not_recorded}
      disposal_date: {column: Outcome date}
      child: {column: YP}

`happened` and `fields.category` are needed. The fields and their codes are those of an `imported` (imported.py); a code may also
stand in the file as it is, and `disposal` takes the dated terms (police_outcome.py), which become today's. Words are compared
without regard to case and to how much space is between them. Several fields may read one column. Columns are found by name, in any
order; a column that no field reads is named and left. `parse_mapping` and `format_mapping` are each other's inverse.
"""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, Literal, cast

from calloutcli.errors import ProtocolError, UsageError
from calloutcli.finding import Finding, format_finding
from calloutcli.followup.form import NOT_RECORDED, Field
from calloutcli.followup.imported import FORM
from calloutcli.followup.police_outcome import DATED
from calloutcli.frozen import field as fresh
from calloutcli.frozen import frozen
from calloutcli.intake.spreadsheet import DELIMITERS, ENCODINGS
from calloutcli.intake.written_dates import WAYS, is_way
from calloutcli.protocol.condition import nearest
from calloutcli.protocol.shape import Enough, Shape
from calloutcli.protocol.source import Data, Path, parse_source

DERIVED: Final = ("happened", "time_known", "dated_term")
"""Fields of the record that follow from the day and the disposal, and have no line of their own."""

_HINT = "docs/formats.md shows a whole mapping; mend it and run this again"

FIELDS: Final = {field.name: field for field in FORM.fields if field.name not in DERIVED}
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 /_-]*[A-Za-z0-9]\Z")


@frozen
class Mapped:
    """A field of the record: the column that it is read from (empty: none), or the code that it `always` has.

    `values`: (word, code) as written; `blank`: the code of an empty cell, empty where that is an error.
    """

    column: str = ""
    values: tuple[tuple[str, str], ...] = ()
    blank: str = ""
    always: str = ""


@frozen
class When:
    """How the file says when it happened. `midnight`: what 00:00 means; empty where the mapping does not say."""

    column: str
    time_column: str = ""
    no_time: tuple[str, ...] = ()
    midnight: Literal["", "time", "no time"] = ""


@frozen
class ColumnMapping:
    """A mapping file. `fields` by name, in the order of the record."""

    dates: tuple[str, ...]
    happened: When
    fields: dict[str, Mapped] = fresh(default_factory=dict)
    encoding: str = "utf-8"
    delimiter: str = "comma"


def folded(word: str) -> str:
    """A word as it is compared: without regard to case and to how much space is in it."""
    return " ".join(word.split()).casefold()


def codes_of(field: Field) -> tuple[str, ...]:
    """The codes that a word of the file may mean, for a field that has codes."""
    left_out = () if field.required else (NOT_RECORDED,)
    dated = tuple(DATED) if field.name == "disposal" else ()
    return (*(code for code, _ in field.choices), *dated, *left_out)


def parse_mapping(raw: bytes, file: str) -> ColumnMapping:
    """The mapping that the bytes of a file hold.

    Raises:
        UsageError: they hold none; every reason is told with its line.
    """
    if not raw.strip():
        raise UsageError(f"the mapping `{file}` is empty", _HINT)
    try:
        shape = Shape(parse_source(raw, file))
    except ProtocolError as error:
        raise _refusal(file, error.findings) from None
    found: ColumnMapping | None = None
    with suppress(Enough):
        found = _mapping(shape)
    if shape.findings or found is None:
        raise _refusal(file, shape.findings)
    return found


def format_mapping(mapping: ColumnMapping) -> bytes:
    """The bytes of the file; `parse_mapping` reads them back."""
    when = mapping.happened
    lines = ["format: 1", f"encoding: {mapping.encoding}", f"delimiter: {mapping.delimiter}"]
    lines += [f"dates: {_list(mapping.dates)}", "happened:", f"  column: {_quoted(when.column)}"]
    lines += [f"  time column: {_quoted(when.time_column)}"] if when.time_column else []
    lines += [f"  no time: {_list(when.no_time)}"] if when.no_time else []
    lines += [f"  midnight: {when.midnight}"] if when.midnight else []
    lines.append("fields:")
    for name, mapped in mapping.fields.items():
        lines.append(f"  {name}:")
        lines += [f"    column: {_quoted(mapped.column)}"] if mapped.column else [f"    always: {mapped.always}"]
        lines += ["    values:"] if mapped.values else []
        lines += [f"      {_quoted(word)}: {code}" for word, code in mapped.values]
        lines += [f"    blank: {mapped.blank}"] if mapped.blank else []
    return ("\n".join(lines) + "\n").encode()


def _mapping(shape: Shape) -> ColumnMapping | None:
    """The mapping, or None where what is wrong with its head says enough."""
    needed = ("format", "dates", "happened", "fields")
    top = shape.fields(shape.source.data, (), "a mapping", needed, ("encoding", "delimiter"))
    if not set(needed) <= top.keys():
        return None
    shape.choice(top["format"], ("format",), "`format`", ("1",))
    fields = shape.fields(top["fields"], ("fields",), "`fields`", ("category",), list(FIELDS))
    mapped = {
        name: _field(shape, FIELDS[name], data, ("fields", name)) for name, data in fields.items() if name in FIELDS
    }
    return ColumnMapping(
        dates=_dates(shape, top["dates"], ("dates",)),
        happened=_when(shape, top["happened"], ("happened",)),
        fields={name: mapped[name] for name in FIELDS if name in mapped},
        encoding=shape.choice(top.get("encoding"), ("encoding",), "`encoding`", list(ENCODINGS), "utf-8"),
        delimiter=shape.choice(top.get("delimiter"), ("delimiter",), "`delimiter`", list(DELIMITERS), "comma"),
    )


def _dates(shape: Shape, data: Data, path: Path) -> tuple[str, ...]:
    ways = shape.scalars(data, path, "a way to write days")
    for way, where in ways:
        if way and not is_way(way):
            shape.problem("bad-date", where, f"`{way}` is not a way to write a day", f"for example {', '.join(WAYS)}")
    if not ways:
        shape.problem("wrong-type", path, "`dates` is empty", f"for example [{WAYS[0]}]")
    return tuple(way for way, _ in ways)


def _when(shape: Shape, data: Data, path: Path) -> When:
    what = "`happened`"
    found = shape.fields(data, path, what, ("column",), ("time column", "no time", "midnight"))
    time_column = shape.optional_scalar(found.get("time column"), (*path, "time column"), "`time column`") or ""
    no_time = found.get("no time")
    words = shape.scalars(no_time, (*path, "no time"), "a word for no time") if no_time is not None else []
    if words and not time_column:
        cure = "name the column of the time, or leave these words out: with the day, an unknown time is left out"
        shape.problem("missing-key", path, f"{what} has `no time` and no `time column`", cure, key=True)
    midnight = ""
    if "midnight" in found:
        midnight = shape.choice(found["midnight"], (*path, "midnight"), "`midnight`", ("time", "no time"))
    column = shape.scalar(found.get("column"), (*path, "column"), "`column`")
    return When(column, time_column, tuple(word for word, _ in words), cast("Literal['', 'time', 'no time']", midnight))


def _field(shape: Shape, field: Field, data: Data, path: Path) -> Mapped:
    what = f"`{field.name}`"
    is_coded = field.kind == "choice"
    found = shape.fields(data, path, what, (), ("column", "values", "blank", "always") if is_coded else ("column",))
    if ("column" in found) == ("always" in found) and isinstance(data, dict):
        either = "either `column` or `always`" if is_coded else "`column`"
        shape.problem("missing-key", path, f"{what} needs {either}", "say which column it is read from", key=True)
    if "always" in found and ("values" in found or "blank" in found):
        shape.problem(
            "unknown-key", path, f"{what} has `always`, so no cell is read", "leave `values` and `blank` out", key=True
        )
    codes = codes_of(field)
    words: dict[str, str] = {}
    values = []
    for word, code in shape.mapping(found.get("values", {}), (*path, "values"), "`values`").items():
        where = (*path, "values", word)
        if not folded(word):
            shape.problem("bad-key", where, "an empty cell is no word", "say `blank: CODE` instead", key=True)
        elif folded(word) in words:
            shape.problem(
                "repeated-key", where, f"`{word}` is the same word as `{words[folded(word)]}`", "keep one", key=True
            )
        words[folded(word)] = word
        values.append((word, _code(shape, field, code, where, codes)))
    return Mapped(
        column=shape.optional_scalar(found.get("column"), (*path, "column"), "`column`") or "",
        values=tuple(values),
        blank=_code(shape, field, found["blank"], (*path, "blank"), codes) if "blank" in found else "",
        always=_code(shape, field, found["always"], (*path, "always"), codes) if "always" in found else "",
    )


def _code(shape: Shape, field: Field, data: Data, path: Path, codes: Sequence[str]) -> str:
    code = shape.scalar(data, path, f"a code of `{field.name}`")
    if code and code not in codes:
        near = nearest(code, codes)
        cure = f"the codes are: {', '.join(codes)}"
        cure = f"did you mean `{near}`? {cure}" if near else cure
        shape.problem("unknown-value", path, f"`{field.name}` has no code `{code}`", cure)
    return code


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(word: str) -> str:
    """A text as YAML reads it back, in quotes wherever it could be read as anything else."""
    if _PLAIN.match(word):
        return word
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in json.dumps(word, ensure_ascii=False))


def _refusal(file: str, findings: Sequence[Finding]) -> UsageError:
    told = "\n".join(format_finding(finding) for finding in findings)
    return UsageError(
        f"`{file}` cannot be used as a mapping\n{told}",
        _HINT,
    )
