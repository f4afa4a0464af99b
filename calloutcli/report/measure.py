"""A measure: what a report counts, as a file of SQL that an analyst can read, and its head that says what the figures mean.

Format of `measures/*.sql`: first the head, lines that begin with `-- `, each `key: text`, a line that begins with two more spaces going on with
the one before; then one SELECT, or none where `lacks` says what no record holds. Keys:
    measure       M1 to M27, the number by which everybody names it, with a letter where it is counted in two ways
    name          what it is, as a heading
    numerator, denominator, period, caveat, source    in words; denominator `none` where there is none
    unit          what a value is in, such as `minutes`; left out: that of the method
    missing       what the number of missing counts
    method        count; events (a count with its interval); rate N (per N of the denominator); percent; quantile; top N (what share the N %
                  have who have most); index (of cases); index N (of an exposure, such as bed nights); funnel; change; chart
    part CODE     the words of a part that the rows name; several lines. `part` alone: the words of the empty part
                  A part CODE:MORE without words of its own has those of CODE
    method CODE   the method of a part, or of every part CODE:MORE, that is another than the measure's
    reference CODE of an index: the part that others are compared with; one of each kind (CODE:MORE)
    lacks         of a measure that cannot be counted: which fields no record holds

The SELECT gives rows (period, home, part, numerator, denominator, missing): `period` as in the table of periods; `home`; `part` a code; the
rest whole numbers, denominator NULL where there is none. Rows of several homes may be added up. It reads the views in `views/`, which give the
newest state of every case (rows/tables.py), and is written in SQL that DuckDB, PostgreSQL and Spark understand alike (engines/).
"""

import re
from collections.abc import Mapping
from importlib import resources
from typing import Final

from calloutcli.frozen import field, frozen, replace

METHODS: Final = ("count", "events", "rate", "percent", "quantile", "top", "index", "funnel", "change", "chart")
_KEY = re.compile(r"-- ([a-z]+)(?: ([a-z0-9_:.]+))?: (.*)\Z")
_REQUIRED = ("measure", "name", "numerator", "denominator", "period", "method", "caveat", "source")


@frozen
class Measure:
    """One measure. `sql` is empty where `lacks` says why. `per`: a rate is counted per so many of its denominator.

    `methods`: (method, per, unit) of the parts that have another than the measure.
    """

    id: str
    name: str
    numerator: str
    denominator: str
    period: str
    method: str
    per: int
    unit: str
    caveat: str
    source: str
    parts: Mapping[str, str]
    reference: frozenset[str]
    lacks: str
    sql: str
    missing: str = ""
    methods: Mapping[str, tuple[str, int, str]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """1 to 27."""
        return int(self.id[1:].rstrip("ab"))

    @property
    def is_of_exposure(self) -> bool:
        """Of an index: whether the denominator is an exposure, such as bed nights, and no cases."""
        return self.method == "index" and self.per > 1

    def of_part(self, part: str) -> "Measure":
        """The measure with the method, `per` and unit that a part of it has."""
        other = self.methods.get(part) or self.methods.get(part.partition(":")[0])
        return self if other is None else replace(self, method=other[0], per=other[1], unit=other[2])

    def words_of(self, part: str) -> str:
        """A part in words."""
        kind, _, more = part.partition(":")
        if part in self.parts or kind not in self.parts:
            return self.parts.get(part, part.replace("_", " "))
        return f"{self.parts[kind]}: {more}"


def parse_measure(text: str) -> Measure:
    """The measure that a file holds.

    Raises:
        ValueError: it is not of the format above.
    """
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if not line.startswith("--")), len(lines))
    found: dict[str, str] = {}
    parts: dict[str, str] = {}
    reference: set[str] = set()
    methods: dict[str, tuple[str, int, str]] = {}
    last: tuple[dict[str, str], str] | None = None
    for line in lines[:end]:
        if line.startswith("--   ") and last is not None:
            last[0][last[1]] += f" {line[5:].strip()}"
            continue
        match = _KEY.match(line)
        if match is None:
            raise ValueError(f"the head has the line `{line}`")
        key, code, words = match[1], match[2] or "", match[3]
        if key == "reference":
            reference.add(code)
        elif key == "method" and code:
            methods[code] = _method(words, "")
        else:
            last = (parts, code) if key == "part" else (found, key)
            last[0][last[1]] = words
    lacking = [key for key in _REQUIRED if key not in found]
    if lacking or not re.fullmatch(r"M([1-9]|1\d|2[0-7])[ab]?", found["measure"]):
        raise ValueError(f"the head lacks {', '.join(lacking) or 'a number that is known'}")
    method, per, unit = _method(found["method"], found.get("unit", ""))
    sql = "\n".join(lines[end:]).strip()
    if bool(sql) == ("lacks" in found):
        raise ValueError("a measure has a SELECT, or a line that says what it lacks")
    return Measure(
        found["measure"],
        found["name"],
        found["numerator"],
        found["denominator"],
        found["period"],
        method,
        per,
        unit,
        found["caveat"],
        found["source"],
        parts,
        frozenset(reference),
        found.get("lacks", ""),
        sql,
        found.get("missing", ""),
        methods,
    )


def _method(words: str, unit: str) -> tuple[str, int, str]:
    """(method, per, unit) as a head says it."""
    method, _, number = words.partition(" ")
    takes_number = method in ("rate", "top") or (method == "index" and number != "")
    if method not in METHODS or takes_number != number.isdecimal():
        raise ValueError(f"the method `{words}` is not known")
    per = int(number or 1)
    return method, per, unit or {"percent": "%", "top": "%", "rate": f"for each {per:,}"}.get(method, "")


def measures() -> tuple[Measure, ...]:
    """Every measure, in order of number."""
    return tuple(sorted((parse_measure(text) for _, text in _files("measures")), key=lambda one: (one.number, one.id)))


def views() -> tuple[tuple[str, str], ...]:
    """(name, SELECT) of each view that measures read, in the order in which they build on each other."""
    found = []
    for name, text in _files("views"):
        body = "\n".join(line for line in text.split("\n") if not line.startswith("--")).strip()
        found.append((name.partition("_")[2], body))
    return tuple(found)


def _files(folder: str) -> list[tuple[str, str]]:
    """(name without ending, text) of each SQL file of a folder, in order of name."""
    place = resources.files("calloutcli.report") / folder
    files = sorted((one.name, one) for one in place.iterdir() if one.name.endswith(".sql"))
    return [(name.removesuffix(".sql"), one.read_text("utf-8")) for name, one in files]
