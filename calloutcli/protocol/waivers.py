"""What the owners of a protocol accept: findings re-levelled or waived, each with a reason and a date.

Format of `findings.yaml`, number 1, beside the protocol; it speaks for every version in its folder:

    format: 1
    severity:                        # optional: how serious a kind of finding is taken here
      idle-answer: warning           # error | warning | note
    waivers:                         # optional: single findings that are accepted
      - finding: unreviewed-translation
        about: cy                    # the rule, question, outcome, role or language; left out: all of this kind
        reason: A reader is booked for January.
        date: 2026-11-25             # when it was accepted
        until: 2027-02-01            # optional: from then on it is a finding again

A finding with which a protocol cannot be used at all can be neither re-levelled nor waived.
"""

from contextlib import suppress
from datetime import date
from typing import Final

from calloutcli.catalogue import KINDS
from calloutcli.errors import ProtocolError
from calloutcli.finding import Place, Severity
from calloutcli.frozen import frozen
from calloutcli.protocol.condition import did_you_mean
from calloutcli.protocol.shape import Enough, Shape
from calloutcli.protocol.source import Data, Path, parse_source

FILE: Final = "findings.yaml"
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")


@frozen
class Waiver:
    """One accepted kind of finding; `about` empty: whatever it is about. `until` None: for good."""

    finding: str
    about: str
    reason: str
    accepted: date
    until: date | None
    place: Place


@frozen
class Accepted:
    """What `findings.yaml` says; nothing, when there is none."""

    severity: tuple[tuple[str, Severity], ...] = ()
    waivers: tuple[Waiver, ...] = ()


def load_accepted(raw: bytes, file: str) -> Accepted:
    """What the bytes of a `findings.yaml` say.

    Raises:
        ProtocolError: with every finding about this file.
    """
    shape = Shape(parse_source(raw, file))
    accepted = Accepted()
    with suppress(Enough):
        top = shape.fields(shape.source.data, (), "a file of accepted findings", ("format",), ("severity", "waivers"))
        shape.choice(top.get("format"), ("format",), "`format`", ("1",))
        levels = shape.mapping(top.get("severity", {}), ("severity",), "`severity`")
        accepted = Accepted(
            tuple(
                (_kind(shape, id_, ("severity", id_), key=True), _severity(shape, id_, level))
                for id_, level in levels.items()
            ),
            tuple(
                _waiver(shape, data, path) for data, path in shape.items(top.get("waivers"), ("waivers",), "`waivers`")
            ),
        )
    if shape.findings:
        raise ProtocolError(f"`{file}` cannot be used: problems found: {len(shape.findings)}", findings=shape.findings)
    return accepted


def _severity(shape: Shape, id_: str, level: Data) -> Severity:
    return shape.choice(level, ("severity", id_), "a severity", SEVERITIES)  # type: ignore[return-value]


def _kind(shape: Shape, id_: str, path: Path, *, key: bool) -> str:
    if id_ and id_ not in KINDS:
        shape.problem("unknown-value", path, f"no finding is called `{id_}`", did_you_mean(id_, KINDS), key=key)
    elif id_ and not KINDS[id_].waivable:
        cure = "mend the protocol: with this it cannot be used"
        shape.problem("unknown-value", path, f"`{id_}` cannot be accepted", cure, key=key)
    return id_


def _waiver(shape: Shape, data: Data, path: Path) -> Waiver:
    fields = shape.fields(data, path, "a waiver", ("finding", "reason", "date"), ("about", "until"))
    where: Path = (*path, "finding")
    until = fields.get("until")
    return Waiver(
        finding=_kind(shape, shape.scalar(fields.get("finding"), where, "`finding`"), where, key=False),
        about=shape.optional_scalar(fields.get("about"), (*path, "about"), "`about`") or "",
        reason=shape.scalar(fields.get("reason"), (*path, "reason"), "`reason`"),
        accepted=shape.day(fields.get("date"), (*path, "date"), "`date`"),
        until=None if until is None else shape.day(until, (*path, "until"), "`until`"),
        place=shape.source.place(path),
    )
