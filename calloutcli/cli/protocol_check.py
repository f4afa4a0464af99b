"""`callout protocol check`: findings of one or several protocols, as text, JSON, SARIF, or lines for GitHub.

Exit status: 0 nothing but notes; 1 an error or a warning; 3 a file that cannot be used as a protocol at all.
"""

from collections.abc import Sequence
from datetime import date

from calloutcli.analysis.check import Checked, Surroundings, check_protocol
from calloutcli.canonical import Json
from calloutcli.cli.envelope import envelope
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError, ProtocolError
from calloutcli.finding import CaseValue, Finding, case_words, format_finding, printable
from calloutcli.frozen import frozen
from calloutcli.protocol.load import load_protocol, load_with_places
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.waivers import FILE, Accepted, Waiver, load_accepted
from calloutcli.store.library import find_protocol, has_newer, named_by_place, read_beside, version_before


@frozen
class Result:
    """What is said of one file: `checked` is None when it cannot be used as a protocol."""

    file: str
    findings: tuple[Finding, ...]
    checked: Checked | None
    hint: str = ""


def check(world: World, names: Sequence[str], form: str) -> int:
    """Print every finding of the protocols; the exit status.

    Raises:
        ProtocolError: a file is not there.
    """
    today = world.now().date()
    results = [_check_one(name, today) for name in names]
    if form == "json":
        world.say(_render_json(results))
    elif form == "sarif":
        from calloutcli.cli.sarif import render_sarif

        world.say(render_sarif(results))
    elif form == "github":
        for line in (line for result in results for line in _github(result)):
            world.say(line)
    else:
        world.say("\n\n".join(_render_text(result) for result in results))
    if any(result.checked is None for result in results):
        return ProtocolError.status
    return int(any(finding.severity != "note" for result in results for finding in result.findings))


def _check_one(name: str, today: date) -> Result:
    raw, shown = find_protocol(name)
    try:
        protocol, source = load_with_places(raw, shown)
    except ProtocolError as error:
        return Result(shown, error.findings, None, error.hint)
    beside = read_beside(name, FILE)
    try:
        accepted = load_accepted(*beside) if beside else Accepted()
    except ProtocolError as error:
        return Result(shown, error.findings, None, "mend the lines named above")
    surroundings = Surroundings(
        unapproved=_unapproved(name, protocol, raw),
        named=named_by_place(name),
        previous=_previous(name, protocol.version),
        superseded=has_newer(name, protocol.version),
        accepted=accepted,
    )
    checked = check_protocol(protocol, source, today, surroundings)
    return Result(shown, checked.findings, checked)


def _unapproved(name: str, protocol: Protocol, source: bytes) -> str:
    """What is wrong with the approval beside a protocol that calls itself agreed; empty when nothing is.

    Whose keys count nobody can tell here: that is asked when a home adopts it.
    """
    if protocol.status != "agreed":
        return ""
    from calloutcli.agreement.approval import parse_approval, require_about
    from calloutcli.agreement.signatures import parse_signed

    beside = read_beside(name, f"{protocol.version}.approval")
    if beside is None:
        return Surroundings().unapproved
    try:
        note = parse_signed(beside[0])
        require_about(parse_approval(note.text), source, (protocol.id, protocol.version))
    except CalloutError as error:
        return error.message
    return "" if note.signatures else "nobody has signed its approval yet"


def _previous(name: str, version: str) -> Protocol | None:
    """The version before; None when there is none, or it cannot be used: then it has findings of its own."""
    before = version_before(name, version)
    if before is None:
        return None
    try:
        return load_protocol(*before)
    except ProtocolError:
        return None


def _render_text(result: Result) -> str:
    lines = [format_finding(finding) for finding in result.findings]
    name = printable(result.file)
    if result.checked is None:
        lines.append(
            f"{name} cannot be used. Problems found: {len(result.findings)}. {result.hint[:1].upper()}{result.hint[1:]}".rstrip()
        )
        return "\n".join(lines)
    for finding, waiver in result.checked.waived:
        where = f"{finding.place.line}:{finding.place.column}: " if finding.place else ""
        lines.append(f"{name}:{where}waived[{finding.id}]: {printable(finding.message)}")
        lines.append(f"   = reason: {printable(waiver.reason)} ({waiver.accepted.isoformat()})")
    counts = [
        f"{word}: {sum(finding.severity == severity for finding in result.findings)}"
        for word, severity in (("Errors", "error"), ("warnings", "warning"), ("notes", "note"))
    ]
    counts.append(f"waived: {len(result.checked.waived)}")
    situations = f"{result.checked.situations:,}" + ("" if result.checked.exact else ", the impossible ones included")
    lines.append(f"{name}: {', '.join(counts)}. Situations: {situations}.")
    return "\n".join(lines)


def _render_json(results: Sequence[Result]) -> str:
    findings: list[Json] = [finding_json(finding) for result in results for finding in result.findings]
    waived: list[Json] = [
        {**finding_json(finding), **_waiver(waiver)}
        for result in results
        if result.checked is not None
        for finding, waiver in result.checked.waived
    ]
    files: list[Json] = [
        {
            "file": result.file,
            "usable": result.checked is not None,
            "situations": result.checked.situations if result.checked else None,
            "exact": result.checked.exact if result.checked else None,
        }
        for result in results
    ]
    total = sum(result.checked.situations for result in results if result.checked is not None)
    return envelope("protocol check", {"findings": findings, "waived": waived, "situations": total, "protocols": files})


def finding_json(finding: Finding) -> dict[str, Json]:
    """The finding as JSON: id, severity, file, line, column, message, help, about, case."""
    place = finding.place
    return {
        "id": finding.id,
        "severity": finding.severity,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": finding.message,
        "help": finding.help,
        "about": finding.about or None,
        "case": {question: _case(answer) for question, answer in finding.case} or None,
    }


def _case(answer: CaseValue) -> Json:
    return [*sorted(answer)] if isinstance(answer, frozenset) else answer


def _waiver(waiver: Waiver) -> dict[str, Json]:
    return {
        "reason": waiver.reason,
        "accepted": waiver.accepted.isoformat(),
        "until": waiver.until.isoformat() if waiver.until else None,
    }


def _github(result: Result) -> list[str]:
    """Workflow commands that GitHub shows beside the line."""
    words = {"error": "error", "warning": "warning", "note": "notice"}
    lines = []
    for finding in result.findings:
        place = finding.place
        where = f"file={_property(place.file)},line={place.line},col={place.column}," if place else ""
        case = ", ".join(f"{question}={case_words(answer)}" for question, answer in finding.case)
        message = ". ".join(part for part in (finding.message, f"Case: {case}" if case else "", finding.help) if part)
        lines.append(f"::{words[finding.severity]} {where}title={_property(finding.id)}::{_data(message)}")
    return lines


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
