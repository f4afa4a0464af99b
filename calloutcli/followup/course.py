"""The course of a case: its records as later corrections say that they should read, and what stands of it now.

Pure. The latest decision or closure speaks for the case (docs/decisions/0005); a version of the decision that only adds details, and
leaves open what was closed already, does not.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.followup.form import Form, Values, happened_in, parse_followup, without_idle
from calloutcli.frozen import frozen
from calloutcli.interview.moment import parse_time
from calloutcli.protocol.model import UNDECIDED, Outcome, Protocol
from calloutcli.record.closure import is_left_open
from calloutcli.record.told import Told, as_corrected
from calloutcli.wording import msg


@frozen
class Course:
    """A case up to now. `records`: as corrected, in order of seq. `decision`: the latest one; None for an imported incident.

    `closure`: the one that stands; None where there is none, or a later version of the decision says what is done.

    `happened`: when the incident did; `decided`: when what is done now was recorded first; `taken`: the outcome that is
    followed now, or `undecided`, or empty where nothing was decided here.
    """

    reference: str
    records: tuple[Told, ...]
    decision: Told | None
    closure: Told | None
    happened: datetime
    decided: datetime
    taken: str

    @property
    def protocol(self) -> Protocol:
        """The protocol that the case was last decided by."""
        return (self.closure or self.decision or self.records[-1]).protocol

    @property
    def outcome(self) -> Outcome | None:
        """The outcome that is followed now; None while nothing is decided, or when the protocol has none of that name."""
        return self.outcome_of(self.closure or self.decision)

    @property
    def decisions(self) -> tuple[Told, ...]:
        """Every version of the decision, in order."""
        return tuple(one for one in self.records if one.record.kind == "decision")

    def outcome_of(self, one: Told | None) -> Outcome | None:
        """The outcome that a decision or closure says is followed; None while nothing is decided, or when its protocol has none."""
        taken = _outcome(one, "taken")
        return next((known for known in one.protocol.outcomes if known.id == taken), None) if one is not None else None

    @property
    def advised(self) -> str:
        """The outcome that the protocol advised; empty where nothing was decided here."""
        return _outcome(self.decision, "advice") if self.decision else ""

    @property
    def is_undecided(self) -> bool:
        """Whether the answers left it open, and nobody has decided yet."""
        return self.taken == UNDECIDED

    @property
    def is_put_off(self) -> bool:
        """Whether the decision is put off, and still to be made: as corrected, where its outcome is known."""
        if self.closure is not None or self.decision is None:
            return False
        outcome = self.outcome
        return "defer" in self.decision.record.body if outcome is None else outcome.defer is not None

    def followups(self, form: Form) -> Iterator[tuple[Told, Values]]:
        """(record, answers) of each record of the form's kind that can be read, in the order in which they happened.

        What a correction of another answer made idle is left out.
        """
        found = []
        for one in self.records:
            if one.record.kind == form.kind:
                try:
                    found.append((one, without_idle(form, parse_followup(form, one.record, one.personal))))
                except EvidenceError:
                    continue  # verify names it
        yield from sorted(found, key=lambda pair: happened_in(pair[0].record.body) or pair[0].record.time)


def course_of(told: Iterable[Told]) -> Course:
    """The course of one case, from its records in order of seq.

    Raises:
        EvidenceError: there is none, or none of them says when it happened.
    """
    records = tuple(as_corrected(told))
    decisions = [one for one in records if one.record.kind == "decision"]
    closures = [one for one in records if one.record.kind == "closure"]
    last = decisions[-1] if decisions else None
    closure = closures[-1] if closures else None
    if closure is not None and last is not None and not is_left_open(last.record):
        closure = None if last.record.position.seq > closure.record.position.seq else closure
    first = next((one for one in records if "happened" in one.record.body), None)
    begun = last or first
    happened = _happened(begun) if begun else None
    if begun is None or happened is None:
        raise EvidenceError(msg("no record of the case says when it happened"), msg("run callout log verify"))
    taken = _outcome(closure or last, "taken")
    since = closure or next((one for one in decisions if _outcome(one, "taken") == taken), begun)
    return Course(begun.record.reference, records, last, closure, happened, since.record.time, taken)


def _happened(one: Told) -> datetime | None:
    try:
        return parse_time(str(one.record.body["happened"]))
    except (KeyError, ValueError):
        return None


def _outcome(one: Told | None, part: str) -> str:
    words: Mapping[str, Json] | None = one.record.body.get(part) if one is not None else None
    return str(words.get("outcome", "")) if isinstance(words, dict) else ""
