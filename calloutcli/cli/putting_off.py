"""How the deadline of a case that is put off is counted: since when, and which bank holidays are left out."""

import contextlib
from datetime import MAXYEAR

from calloutcli.cli.bank_holidays import bank_holidays
from calloutcli.cli.desk import Desk
from calloutcli.errors import CalloutError
from calloutcli.frozen import replace
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.record.deferral import holidays_in, put_off_since
from calloutcli.record.entry import Case
from calloutcli.record.kinds import Record, parse_record
from calloutcli.store.evidence import open_log

_PATIENCE_SECONDS = 0.2


def as_put_off(desk: Desk, protocol: Protocol, case: Case) -> Case:
    """The case with what its deadline is counted by; as it stands where nothing is put off.

    A case that was put off before keeps its deadline: details that are added later do not move it.
    """
    deferral = None if case.taken == UNDECIDED else protocol.outcome(case.taken).defer
    if deferral is None or case.holidays is not None or case.put_off is not None:
        return case
    before = last_decision(desk, case.reference)
    if before is not None and before.body["taken"]["outcome"] == case.taken and "defer" in before.body:
        return replace(case, put_off=put_off_since(before), holidays=holidays_in(before.body) or ())
    if not deferral.working:
        return case
    year = case.recorded.astimezone(desk.zone()).year
    # 99 working days, the most that a protocol may count, end before the next year does.
    return replace(case, holidays=bank_holidays(desk.home.settings.nation, {year, min(year + 1, MAXYEAR)}))


def last_decision(desk: Desk, reference: str) -> Record | None:
    """The decision of a case that was recorded last; None where there is none, or the log cannot be read now."""
    found = None
    if reference and desk.home.log_path.exists():
        with contextlib.suppress(CalloutError), open_log(desk.home, patience_seconds=_PATIENCE_SECONDS) as log:
            records = [parse_record(leaf) for _, leaf in log.of_reference(reference)]
            found = next((record for record in reversed(records) if record.kind == "decision"), None)
    return found
