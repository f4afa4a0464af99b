"""`check`: everything that can be proved or noticed about one version of a protocol, as findings in file order.

Each finding has a stable id (`catalogue.py`), a place, a cure, and where one exists a situation that shows it. Findings
about the shape of a file come from the loader: a protocol that reaches this room has a sound shape.
"""

from datetime import date

from calloutcli.analysis.check_duties import check_duties
from calloutcli.analysis.check_questions import check_questions
from calloutcli.analysis.check_rules import check_gap, check_rules
from calloutcli.analysis.check_words import check_words
from calloutcli.analysis.checking import Checking
from calloutcli.analysis.proof import proofs_of
from calloutcli.analysis.rows import IMPOSSIBLE, Block, RuleRows, Table, TooManyRows, impossible_rows, table_of
from calloutcli.analysis.space import Space, space_of
from calloutcli.catalogue import KINDS
from calloutcli.errors import ProtocolError
from calloutcli.finding import Finding
from calloutcli.frozen import frozen, replace
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.source import Source
from calloutcli.protocol.waivers import Accepted, Waiver


@frozen
class Surroundings:
    """What stands beside a protocol file.

    What is wrong with its approval (empty: nothing that can be seen without knowing whose keys count), the (protocol,
    version) that folder and name say, the version before this one, whether a newer one is there, what the owners accept.
    """

    unapproved: str = "no approval stands beside it"
    named: tuple[str, str] | None = None
    previous: Protocol | None = None
    superseded: bool = False
    accepted: Accepted = Accepted()


@frozen
class Checked:
    """What `check` found. `waived` are findings that the owners accept, each with the waiver; `situations` all there are.

    `exact` is False when the number of situations is only that without what is declared impossible being left out.
    """

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    situations: int
    exact: bool


def check_protocol(protocol: Protocol, source: Source, today: date, beside: Surroundings | None = None) -> Checked:
    """Every finding about the protocol, in file order. `source` gives the places, `today` the reader's date."""
    beside = beside or Surroundings()
    checking = Checking(protocol, source)
    space = space_of(protocol)
    situations, exact = space.situations, not protocol.impossible
    try:
        table = table_of(protocol, space)
        proofs = proofs_of(protocol, table)
        if proofs.any_situation() is None:
            message, cure = "every situation is declared impossible", "take out what can happen"
            checking.note("no-situation", ("impossible",), message, cure)
        else:
            check_rules(checking, proofs)
            check_questions(checking, proofs)
        if protocol.impossible:
            situations, exact = _possible(protocol, space)
    except TooManyRows as error:
        checking.note(
            "not-proved",
            error.path,
            f"{error.what} unfolds into too many combinations: nothing about the rules could be proved",
            "say it as several rules, each with fewer alternatives",
            about=str(error.path[-1]),
        )
    check_duties(checking, today, unapproved=beside.unapproved, named=beside.named)
    check_words(checking)
    if beside.previous is not None:
        _version(checking, beside.previous)
    unused = () if beside.superseded else beside.accepted.waivers  # an older version may need what the newest does not
    return _sorted_out(checking, beside.accepted, unused, today, situations, exact=exact)


def missing_outcome(protocol: Protocol, source: Source) -> Finding | None:
    """The finding that no rule decides some situation, or that this could not be proved; None when each is decided.

    For whoever is about to use a protocol: one that ends with `otherwise` is not looked at.
    """
    if protocol.otherwise is not None:
        return None
    checking = Checking(protocol, source)
    space = space_of(protocol)
    try:
        check_gap(checking, proofs_of(protocol, table_of(protocol, space)))
    except TooManyRows:
        message, cure = "whether every situation is decided cannot be proved", "end the list with `otherwise`"
        checking.note("missing-outcome", ("rules",), message, cure)
    return next(iter(checking.findings), None)


def _possible(protocol: Protocol, space: Space) -> tuple[int, bool]:
    """(the situations that are not declared impossible, whether that is exact)."""
    from calloutcli.analysis.count import count_outcomes

    blocks = (
        Block(IMPOSSIBLE, (impossible_rows(protocol, space),)),
        Block("possible", (RuleRows("", "possible", ((),)),)),
    )
    count = count_outcomes(Table(space, blocks))
    return (count.of("possible"), True) if count.exact else (space.situations, False)


def _version(checking: Checking, previous: Protocol) -> None:
    """Note a version that says less than what changed since the one before."""
    from calloutcli.analysis.bump import bump_given, bump_needed, enough, next_version
    from calloutcli.analysis.compare import compare_protocols

    protocol = checking.protocol
    try:
        needed = bump_needed(previous, protocol, compare_protocols(previous, protocol))
    except ProtocolError:
        needed = "major"  # they share no question, or differ in too many ways to be looked through
    given = bump_given(previous.version, protocol.version)
    if not enough(needed, given):
        checking.note(
            "version-too-small",
            ("version",),
            f"since {previous.version} there is a {needed} change, and {protocol.version} says {given}",
            f"make it {next_version(previous.version, needed)} or later; callout protocol diff shows what changed",
            key=False,
        )


def _sorted_out(
    checking: Checking, accepted: Accepted, in_use: tuple[Waiver, ...], today: date, situations: int, *, exact: bool
) -> Checked:
    levels = dict(accepted.severity)
    found: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    used: set[int] = set()
    for finding in checking.findings:
        number = next((n for n, one in enumerate(accepted.waivers) if _covers(one, finding, today)), None)
        if number is not None:
            used.add(number)
            waived.append((finding, accepted.waivers[number]))
        else:
            found.append(replace(finding, severity=levels.get(finding.id, finding.severity)))
    for number, waiver in enumerate(in_use):
        if number not in used and (waiver.until is None or today <= waiver.until):
            about = f" about `{waiver.about}`" if waiver.about else ""
            found.append(
                Finding(
                    "unused-waiver",
                    f"no `{waiver.finding}`{about} is found in this version",
                    "take the waiver out, or mend its `about`",
                    waiver.place,
                    levels.get("unused-waiver", KINDS["unused-waiver"].severity),
                    (),
                    waiver.finding,
                )
            )
    return Checked(tuple(sorted(found, key=_place)), tuple(waived), situations, exact)


def _covers(waiver: Waiver, finding: Finding, today: date) -> bool:
    if waiver.until is not None and today > waiver.until:
        return False
    return KINDS[finding.id].waivable and waiver.finding == finding.id and waiver.about in ("", finding.about)


def _place(finding: Finding) -> tuple[str, int, int]:
    place = finding.place
    return (place.file, place.line, place.column) if place else ("", 0, 0)
