"""Records that belong to no case as rows: months, protocols put in force, children who live here; and how many records there are. Pure.

All of a log stand again whenever one of them is new, with a larger `known`: older rows stand for nothing (views/).
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from calloutcli.followup.nil_return import FORM as NIL_RETURN
from calloutcli.followup.occupancy import FORM as OCCUPANCY
from calloutcli.followup.resident import residents_of
from calloutcli.record.adoption import KIND as ADOPTION
from calloutcli.record.kinds import Record
from calloutcli.record.told import Told
from calloutcli.report.rows.projecting import Place, pseudonym
from calloutcli.report.rows.tables import Rows


def month_rows(told: Iterable[Told], place: Place) -> Rows:
    """The rows of what a home says of its months, and of the protocols that it put in force; `told` as corrected, in order."""
    rows: Rows = {}
    for one in told:
        record, body = one.record, one.record.body
        head = (place.home, place.log, place.known, record.position.seq)
        if record.kind == OCCUPANCY.kind:
            numbers = (_number(body.get(name)) for name in ("places", "bed_nights", "residents"))
            rows.setdefault("occupancy", []).append((*head, str(body.get("month")), *numbers))
        elif record.kind == NIL_RETURN.kind:
            rows.setdefault("nil_return", []).append((*head, str(body.get("month"))))
        elif record.kind == ADOPTION:
            day = _effective(record, place)
            protocol = f"{record.protocol.id}@{record.protocol.version}"
            rows.setdefault("adoption", []).append((*head, day, day[:7], protocol))
    return rows


def tally_rows(records: Iterable[tuple[str, str, bool]], place: Place) -> Rows:
    """Rows of how many records there are: of (month of recording, kind, whether entered late) each."""
    counted: Counter[tuple[str, str]] = Counter()
    late: Counter[tuple[str, str]] = Counter()
    for month, kind, is_late in records:
        counted[month, kind] += 1
        late[month, kind] += is_late
    head = (place.home, place.log, place.known)
    return {"tally": [(*head, *key, count, late[key]) for key, count in sorted(counted.items())]}


def _effective(record: Record, place: Place) -> str:
    """The day from which the protocol was in force here: the one that the agencies named, or that of the record where it came later."""
    recorded = record.time.astimezone(place.zone).date().isoformat()
    return max(recorded, str(record.body.get("effective", "")))


def _number(value: Any) -> int | None:
    return value if type(value) is int else None


def resident_rows(told: Iterable[Told], place: Place, salt: bytes) -> Rows:
    """A row for each stay of each child who lives or lived here, as recorded last; `told` in order, their corrections among them."""
    rows: Rows = {}
    for one in residents_of(told):
        head = (place.home, place.log, place.known, pseudonym(salt, place.log, one.child))
        codes = (one.ethnicity, one.sex, one.send, one.legal_status, one.looked_after_since)
        more = (one.placements, one.prior_record_at_admission, one.placed_from)
        for stay in one.stays:
            days = (None if day is None else day.isoformat() for day in (stay.came, stay.left))
            rows.setdefault("resident", []).append((*head, one.birth_year, *codes, *more, *days))
    return rows
