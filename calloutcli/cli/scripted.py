"""`callout decide --answers`: decide by the answers of a file, asking nothing. For scripts, scenarios and back-filling."""

from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.agreed import agreed_on
from calloutcli.cli.answers_file import read_answers_file
from calloutcli.cli.author import AuthorAtIncident
from calloutcli.cli.decide import start_draft
from calloutcli.cli.desk import Desk, choose_protocol, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.putting_off import as_put_off
from calloutcli.cli.recording import card_of, record_case
from calloutcli.cli.sheet import render_card
from calloutcli.cli.waiting import keep_up
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError, UsageError
from calloutcli.finding import Finding, format_finding
from calloutcli.frozen import replace
from calloutcli.interview.decision import changes, decide
from calloutcli.interview.draft import answered
from calloutcli.interview.moment import format_time
from calloutcli.protocol.answers import Given, format_answers, parse_answers
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.source import Path as DataPath
from calloutcli.protocol.standing import Agreed
from calloutcli.record.deferral import format_defer
from calloutcli.record.entry import Case, approval_of
from calloutcli.store.drafts import Draft
from calloutcli.wording import msg, wording_of


def decide_from_answers(
    world: World,
    folder: Path | None,
    protocol_name: str | None,
    answers_file: str,
    key: Path | None = None,
    *,
    as_json: bool,
    dry_run: bool,
) -> int:
    """Decide by the answers of a file (`-`: standard input), asking nothing; the exit status.

    Raises:
        CalloutError: the home, the protocol or the answers cannot be used, or the case cannot be recorded.
    """
    desk = open_desk(world, folder)
    protocol, source = choose_protocol(desk, protocol_name)
    answers = read_answers(world, answers_file, protocol)
    now = desk.world.now()
    decision = decide(protocol, answers)
    agreed = agreed_on(desk, protocol, source)
    approval = approval_of(agreed)
    language = world.voice.language
    case = Case(
        reference="",
        happened=now,
        recorded=now,
        answers=answers,
        decision=decision,
        taken=decision.outcome,
        language=language,
        wording=wording_of([language]),
        agreement=agreed.word,
        approval=approval,
    )
    warning = why_not = ""
    try:
        if not dry_run:
            draft = _draft(desk, protocol, source, case)
            case = replace(case, reference=draft.head.reference)
            author, why_not = AuthorAtIncident(key).signer(world, may_ask=False)
            _, warning = record_case(desk, protocol, source, case, draft.head.uid, author)
    except CalloutError as error:
        world.say(_said(desk, protocol, case, agreed, as_json=as_json, recorded=False))
        raise type(error)(msg("decided, but not recorded: {why}", why=error.message), error.hint) from error
    if not dry_run:
        try:
            draft.finish()
        except CalloutError as error:
            warning = warning or msg("recorded, but its saved answers could not be deleted: {why}", why=error.message)
    world.say(_said(desk, protocol, case, agreed, as_json=as_json, recorded=not dry_run))
    if not dry_run:
        keep_up(desk)
    if why_not:
        world.warn(msg("recorded without a signature, with the role only: {why}", why=why_not))
    if warning:
        world.warn(warning)
    return 0


def _said(desk: Desk, protocol: Protocol, case: Case, agreed: Agreed, *, as_json: bool, recorded: bool) -> str:
    if as_json:
        return _result(desk, protocol, case, recorded=recorded)
    return render_card(card_of(desk, protocol, case, case.language, agreed))


def read_answers(world: World, name: str, protocol: Protocol) -> dict[str, Given]:
    """The answers in a YAML or JSON file, or on standard input for `-`.

    Raises:
        UsageError: it cannot be read, or holds something that is no answer; every reason is told with its line.
    """
    data, places, shown = read_answers_file(world, name)
    findings: list[Finding] = []

    def problem(id_: str, path: DataPath, message: str, cure: str) -> None:
        findings.append(Finding(id_, message, cure, places.get(path) or (places.get(path[:1]) if path else None)))

    answers = parse_answers(data, (), protocol, problem)
    if findings:
        raise UsageError(
            "\n".join(
                [world.words("`{file}` holds answers that do not fit", file=shown), *map(format_finding, findings)]
            ),
            msg("mend them and run it again"),
        )
    return answers


def _draft(desk: Desk, protocol: Protocol, source: bytes, case: Case) -> Draft:
    """The case as a draft on disk, its append announced: `resume` completes it if the append fails.

    Raises:
        StoreError: the folder is no place for a home's data, or cannot be written.
    """
    draft = start_draft(desk, protocol, source)
    for id_, value in case.answers.items():
        draft.add(answered(id_, value))
    draft.add({"happened": format_time(case.happened)})
    draft.add({"recording": 1, "uid": draft.head.uid})
    return draft


def _result(desk: Desk, protocol: Protocol, case: Case, *, recorded: bool) -> str:
    """The versioned envelope of `decide --json`. A case with a reference that is not recorded waits for `resume`."""
    decision = case.decision
    outcome = None if decision.outcome == UNDECIDED else protocol.outcome(decision.outcome)
    result: dict[str, Json] = {
        "outcome": decision.outcome,
        "tier": outcome.tier if outcome else UNDECIDED,
        "channel": outcome.channel if outcome else UNDECIDED,
        "timing": outcome.timing if outcome else "now",
        "decider": outcome.decider if outcome else decision.ask[0],
        "rules": list(decision.rules),
        "reasons": _pairs(decision.reasons),
        "nothing_stronger": _pairs(decision.nothing_stronger),
        "possible": list(decision.possible),
        "exact": decision.exact,
        "settled_by": decision.settled_by,
        "ask": list(decision.ask),
        "settles": list(decision.settles),
        "changes": [
            {"outcome": change.outcome, "answers": format_answers(dict(change.answers))}
            for change in changes(protocol, dict(case.answers), decision)
        ],
        "reference": case.reference or None,
        "protocol": {
            "id": protocol.id,
            "version": protocol.version,
            "sha256": protocol.sha256,
            "status": protocol.status,
        },
        "agreement": case.agreement,
        **({"approval": dict(case.approval)} if case.approval else {}),
        "recorded": format_time(case.recorded) if recorded else None,
    }
    if outcome and outcome.defer:
        case = as_put_off(desk, protocol, case)
        holidays = case.holidays or ()
        result["defer"] = format_defer(outcome.defer, case.counted_from, case.recorded, desk.zone(), holidays)
    return envelope("decide", result)


def _pairs(answers: tuple[tuple[str, Given], ...]) -> list[Json]:
    return [{"question": id_, "answer": given} for id_, given in format_answers(dict(answers)).items()]
