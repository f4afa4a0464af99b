"""Whether incidents of a file were imported before. Counted twice, they would falsify every figure; and nothing takes a record out again.

Refused: a file that was imported, whatever the mapping was; a line that says exactly what an imported record says; a line whose old
reference is that of an imported record. There is no way to import these all the same: whoever has added lines to a file takes the old
ones out of it first, and two incidents that are really alike differ in their old reference, their words or their time. For somebody to
look at: the same kind of incident of the same child at the same time. What was erased cannot be compared.
"""

from collections.abc import Iterable, Mapping

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.followup.form import Values, parse_followup
from calloutcli.followup.imported import FORM, KIND, parse_origin
from calloutcli.frozen import frozen
from calloutcli.intake.incoming import Caution, Incident, content_of
from calloutcli.intake.spreadsheet import LineProblem
from calloutcli.record.kinds import Record


@frozen
class Before:
    """The imported records of a log, by what can be compared: each leads to a seq, `sources` to (line, seq) of the first record of a file."""

    sources: Mapping[str, tuple[int, int]]
    contents: Mapping[tuple[tuple[str, Json], ...], int]
    old_references: Mapping[str, int]
    alike: Mapping[tuple[Json, ...], int]


def imported_before(records: Iterable[tuple[Record, Mapping[str, Json]]]) -> Before:
    """What (record, its personal fields as far as they are kept) of a log say; records of other kinds, and broken ones, aside."""
    sources: dict[str, tuple[int, int]] = {}
    contents: dict[tuple[tuple[str, Json], ...], int] = {}
    references: dict[str, int] = {}
    alike: dict[tuple[Json, ...], int] = {}
    for record, personal in records:
        if record.kind != KIND:
            continue
        try:
            origin, values = parse_origin(record), parse_followup(FORM, record, personal)
        except EvidenceError:
            continue  # verify names it
        seq = record.position.seq
        sources.setdefault(origin.source, (origin.line, seq))
        contents[content_of(values)] = seq
        references |= {str(values["old_reference"]): seq} if "old_reference" in values else {}
        alike[_likeness(values)] = seq
    return Before(sources, contents, references, alike)


def compare_with_before(
    source: str, incidents: Iterable[Incident], before: Before
) -> tuple[list[LineProblem], list[Caution]]:
    """(why incidents of a file are not to be imported again, what somebody should look at)."""
    if source in before.sources:
        line, seq = before.sources[source]
        message = f"this file was imported before: its line {line} is record {seq}"
        return [LineProblem(line, "", message, "callout log list --kind imported shows what was imported")], []
    problems, alike = [], []
    for one in incidents:
        same = before.contents.get(content_of(one.values))
        known = before.old_references.get(str(one.values.get("old_reference", "")))
        if same is not None:
            cure = f"take it out of the file: record {same} says the same"
            problems.append(LineProblem(one.line, "", "what this line says was imported before", cure))
        elif known is not None:
            cure = f"take it out of the file: it is that of record {known}; what is wrong there can be corrected"
            problems.append(LineProblem(one.line, "", "its old reference was imported before", cure))
        elif _likeness(one.values) in before.alike:
            alike.append(one.line)
    words = "an incident of the same kind, child and time was imported before"
    return problems, [Caution(words, tuple(alike))] if alike else []


def _likeness(values: Values) -> tuple[Json, ...]:
    return tuple(values.get(name) for name in ("happened", "category", "child"))
