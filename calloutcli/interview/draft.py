"""An interview on its way: one line for each thing that was said, so that nothing said is ever lost.

Format: canonical JSON objects (canonical.py), one a line, each line on disk before the next question. First
`{"draft":1,"reference":...,"uid":...,"protocol":<sha256>,"started":<time>,"language":"en"}`, then any of
`{"answer":<question>,"value":...}`, `{"reopen":<question>}`, `{"happened":<time>}`,
`{"taken":<outcome>,"reason":<code>}` (a departure), `{"detail":<name>,"value":...,"personal":bool}`,
`{"language":"cy"}` (another one from here on), `{"recording":<version>,"uid":...}` before an append and `{"recorded":<version>,"seq":n}` after it;
`{"erased":<name>,"of":"---"}` where a personal detail stood that was erased since, of the same length.
A last line without its newline was never acknowledged and is left out.
"""

from collections.abc import Container, Iterable, Mapping

from calloutcli.canonical import Json, format_canonical, parse_canonical
from calloutcli.errors import EvidenceError
from calloutcli.frozen import field, frozen
from calloutcli.interview import interview as steps
from calloutcli.interview.interview import Interview
from calloutcli.protocol.answers import Given, format_answers, parse_answer
from calloutcli.protocol.model import Protocol
from calloutcli.wording import msg

Event = Mapping[str, Json]
FORMAT = 1


@frozen
class Head:
    """The first line of a draft. `started` is a time in text."""

    reference: str
    uid: str
    protocol_sha256: str
    started: str
    language: str


@frozen
class Detail:
    """Something asked after the decision: coded, or personal."""

    value: Json
    personal: bool


@frozen
class Progress:
    """Where an interview stands, derived from its draft. `taken` None: the advice was followed so far.

    `recording` is the version whose append was begun, with its uid; `recorded` the versions known to be in the log;
    `unrecorded` whether anything was said since the last of them; `languages` those that were changed to, in order.
    """

    interview: Interview
    happened: str = ""
    taken: str | None = None
    reason: str = ""
    details: Mapping[str, Detail] = field(default_factory=dict)
    recording: Mapping[int, str] = field(default_factory=dict)
    recorded: tuple[int, ...] = ()
    unrecorded: bool = False
    languages: tuple[str, ...] = ()


def format_head(head: Head) -> bytes:
    """The first line of a draft."""
    return format_event(
        {
            "draft": FORMAT,
            "reference": head.reference,
            "uid": head.uid,
            "protocol": head.protocol_sha256,
            "started": head.started,
            "language": head.language,
        }
    )


def format_event(event: Event) -> bytes:
    """One line of a draft.

    Raises:
        EvidenceError: the event holds a text that may not stand in a record.
    """
    return format_canonical(dict(event)) + b"\n"


def answered(question_id: str, value: Given) -> Event:
    """The event of an answer."""
    return {"answer": question_id, "value": format_answers({question_id: value})[question_id]}


def parse_draft(raw: bytes) -> tuple[Head, list[Event], int]:
    """(head, events, length of the readable part in bytes) of a draft's file.

    The readable part ends before the first line that is torn or altered.

    Raises:
        EvidenceError: the first line cannot be read.
    """
    events: list[Event] = []
    good = 0
    for line in raw.splitlines(keepends=True):
        try:
            event = parse_canonical(line[:-1]) if line.endswith(b"\n") else None
        except EvidenceError:
            event = None
        if not isinstance(event, dict):
            break
        events.append(event)
        good += len(line)
    try:
        first = events.pop(0)
        if first["draft"] != FORMAT:
            raise EvidenceError(
                msg("the saved answers have format {found!r}", found=first["draft"]), msg("use a newer callout")
            )
        head = Head(*(str(first[key]) for key in ("reference", "uid", "protocol", "started", "language")))
    except (IndexError, KeyError):
        raise EvidenceError(msg("the saved answers cannot be read"), msg("start again with `callout decide`")) from None
    return head, events, good


def erase_details(raw: bytes, names: Container[str]) -> bytes:
    """A draft's file, of the same length, without the personal details of these names and without lines that nobody can read."""
    return b"".join([_erase_line(line, names) for line in raw.splitlines(keepends=True)])


def _erase_line(line: bytes, names: Container[str]) -> bytes:
    try:
        event = parse_canonical(line[:-1]) if line.endswith(b"\n") else None
    except EvidenceError:
        event = None
    match event:
        case {"detail": str(name), "personal": True} if name in names:
            return format_event(
                {"erased": name, "of": "-" * (len(line) - len(format_event({"erased": name, "of": ""})))}
            )
        case dict():
            return line
    text = line.rstrip(b"\r\n")
    return b"-" * len(text) + line[len(text) :]


def replay(protocol: Protocol, events: Iterable[Event]) -> Progress:
    """Where the interview stands after these events. An event that no longer makes sense is passed over."""
    interview = steps.start(protocol)
    happened, reason = "", ""
    taken: str | None = None
    details: dict[str, Detail] = {}
    recording: dict[int, str] = {}
    recorded: list[int] = []
    languages: list[str] = []
    known = {question.id: question for question in protocol.questions}
    unrecorded = False
    for event in events:
        unrecorded = unrecorded or not event.keys() & {"recording", "recorded", "language"}
        match event:
            case {"answer": str(id_), "value": value} if id_ in known:
                given = parse_answer(known[id_], value, (), lambda *_: None)
                if given is not None:
                    interview = steps.answer(interview, id_, given)
            case {"reopen": str(id_)} if id_ in known:
                interview = steps.reopen(interview, id_)
            case {"happened": str(when)}:
                happened = when
            case {"taken": str(outcome), "reason": str(why)}:
                taken, reason = outcome, why
            case {"detail": str(name), "value": value, "personal": bool(personal)}:
                details[name] = Detail(value, personal)
            case {"language": str(language)}:
                languages.append(language)
            case {"recording": int(version), "uid": str(uid)}:
                recording[version] = uid
            case {"recorded": int(version)}:
                recorded.append(version)
                unrecorded = False
            case _:
                pass
    return Progress(
        interview, happened, taken, reason, details, recording, tuple(recorded), unrecorded, tuple(languages)
    )
