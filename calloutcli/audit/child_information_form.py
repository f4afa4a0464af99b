"""The children's-home part of the Child Information Form, filled from the records that go to the police.

Since 1 February 2025 police and prosecutors must have this form before they decide about a child; its part for children's
homes carries the points of the older "10-point checklist" for offences in children's homes. Nine of the ten points are
listed in what was read (yjlc.uk, "forgotten 10 point checklist" and "NPCC child gravity matrix updated 2025"). The tenth,
information about or from the child, is known at second hand only: it is left out, and the form says so. What a child tells
a carer is no interview besides.

What was added to the case after the police were told is read as far as the police view gives it out (extract.py): what was done
to put it right, and the numbers that the police gave.

What is not in the records that go out reads "not recorded". Nothing is inferred: the answers given at the time stand as
they were given, and which of them aggravate or mitigate is not for a home to sort. Pure: no clock, no file.
"""

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.followup import restorative
from calloutcli.followup.form import happened_in, parse_followup, value_words, without_idle
from calloutcli.frozen import frozen
from calloutcli.interview.card import outcome_title
from calloutcli.interview.details import DETAILS
from calloutcli.interview.moment import long_time, parse_time
from calloutcli.protocol.answers import Given, answer_words, parse_answer, parse_answers
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.question import Question
from calloutcli.record.entry import DEPARTURE_REASONS, NOT_DEPARTED
from calloutcli.record.told import Told, as_corrected

NOT_RECORDED = "not recorded"
LANGUAGE = "en"
_WIDTH = 78
_ROLES = dict(next(detail.choices for detail in DETAILS if detail.name == "role"))


@frozen
class Point:
    """A point of the form: its number, its name in JSON, its title, and what it is filled from."""

    number: int
    name: str
    title: str
    filled_from: str


POINTS = (
    Point(1, "behaviour_policy", "The home's behaviour policy", "the protocol that the records name"),
    Point(
        2,
        "why_police",
        "Why the police were involved, and whether that was as the policy agrees",
        "the advice with its rules, what was done instead, the coded reason and the sentence",
    ),
    Point(
        3,
        "action_taken",
        "What was done already, informally or by the home's own rules",
        "`tried`, and each restorative talk or meeting that was held",
    ),
    Point(
        4,
        "put_right",
        "Apology, or what was agreed to put it right",
        "`put_right`, what came of restorative talks and meetings, and whether what was agreed was done",
    ),
    Point(
        5,
        "victim_views",
        "What the person who was hurt wants",
        "the answers to `wishes`, `told_of_right` and `hurt_person_now`, and whether they are content with a restorative talk",
    ),
    Point(6, "social_worker_views", "What the social worker says", "`social_worker_view`"),
    Point(7, "plan", "What the child's own plan says", "the answer to `plan`"),
    Point(8, "recent_behaviour", "The child's recent behaviour", "the answer to `pattern`"),
    Point(9, "features", "What makes it more serious or less", "every other answer, unsorted"),
)
"""In the order of the checklist. The ids are those of the code book in docs/formats.md."""

_ELSEWHERE = {"wishes": 5, "told_of_right": 5, "hurt_person_now": 5, "plan": 7, "pattern": 8}
_OF_RESTORATIVE = {"level": 3, "took_part": 3, "result": 4, "complete_by": 4, "completed": 4, "satisfied": 5}
_OF_POLICE = {"incident_number": "Police incident number", "crime_number": "Crime number"}
_NOTES = (
    "The form is for a decision about an offence. A child who is missing, was harmed or is used by others needs no such form.",
    f'"{NOT_RECORDED}" means: not in the records that go with this form. The home may know more, and the manager can tell it.',
    "Answers stand as they were given at the time. The home does not sort them into aggravating and mitigating.",
    "The tenth point of the checklist is left out: its wording could not be verified.",
    "A child's account to a carer is no interview, and is not in this export.",
)


@frozen
class Form:
    """The form, filled. `incident` are (label, words); `points` (point, the words of each, none when not recorded)."""

    incident: tuple[tuple[str, str], ...]
    points: tuple[tuple[Point, tuple[str, ...]], ...]


def fill_form(told: Iterable[Told], zone: tzinfo) -> Form:
    """The form, from the records of one case in order of seq; the latest that says something of a field speaks for it."""
    told = as_corrected(told)
    decided = [one for one in told if one.record.kind in ("decision", "closure")]
    words = {name: str(value) for one in told for name, value in one.personal.items()}
    filled: dict[int, list[str]] = {point.number: [] for point in POINTS}
    filled[1] = _policy(decided[-1])
    filled[2] = _why(decided[-1], words)
    for name, number in (("tried", 3), ("put_right", 4), ("social_worker_view", 6)):
        filled[number] += [words[name]] if name in words else []
    for question, answer in _answers(decided):
        line = f"{question.ask.to(LANGUAGE)} {answer_words(question, answer, LANGUAGE)}"
        filled[_ELSEWHERE.get(question.id, 9)].append(line)
    for number, line in _restorative(told, zone):
        filled[number].append(line)
    return Form(_incident(decided, words, zone), tuple((point, tuple(filled[point.number])) for point in POINTS))


def render_form(form: Form) -> str:
    """The form as plain text, in lines of at most 78 characters."""
    lines = ["CHILD INFORMATION FORM: the part for children's homes", ""]
    for label, words in form.incident:
        lines += _wrapped(f"{label}: {words}", "")
    for point, answers in form.points:
        lines += ["", *_wrapped(f"{point.number}. {point.title}", "")]
        for answer in answers or (NOT_RECORDED,):
            lines += _wrapped(answer, "   ")
    lines.append("")
    for note in _NOTES:
        lines += _wrapped(note, "")
    return "\n".join(lines) + "\n"


def form_as_json(form: Form) -> dict[str, Json]:
    """The form as JSON: the same words, and whether each point is recorded."""
    points: list[Json] = [
        {
            "number": point.number,
            "name": point.name,
            "title": point.title,
            "recorded": bool(answers),
            "words": list(answers) if answers else [NOT_RECORDED],
        }
        for point, answers in form.points
    ]
    incident: dict[str, Json] = {label.lower().replace(" ", "_"): words for label, words in form.incident}
    return {
        "format": 1,
        "form": "child-information-form",
        "incident": incident,
        "points": points,
        "notes": list(_NOTES),
    }


def format_form(form: Form) -> bytes:
    """The form as JSON in bytes, for a file."""
    return (json.dumps(form_as_json(form), indent=2, ensure_ascii=False) + "\n").encode()


def outcome_words(protocol: Protocol, outcome: object) -> str:
    """The title of the outcome in a record's `taken` or `advice`; empty when there is none."""
    id_ = str(outcome.get("outcome")) if isinstance(outcome, dict) else ""
    try:
        return outcome_title(protocol, id_, LANGUAGE)
    except KeyError:
        return id_.replace("_", " ")


def decided_at(one: Told) -> datetime:
    """When what a decision or closure says was decided. A closure says it, and may be entered later; an older one does not."""
    said = happened_in(one.record.body) if one.record.kind == "closure" else None
    return said or one.record.time


def time_words(moment: datetime, zone: tzinfo) -> str:
    """`Sunday 22 November 2026, 01:50`, in local time."""
    local = moment.astimezone(zone)
    day, comma, clock = long_time(local).partition(",")
    return f"{day} {local.year}{comma}{clock}"


# -------------------------------------------------------------------- inside


def _incident(told: Sequence[Told], words: Mapping[str, str], zone: tzinfo) -> tuple[tuple[str, str], ...]:
    last = told[-1]
    # A closure's time is that of the decision, and no incident's.
    times = [one.record.body.get("happened") for one in told if one.record.kind == "decision"]
    happened = times[-1] if times else None
    role = last.record.role
    numbers = tuple((label, words[name]) for name, label in _OF_POLICE.items() if name in words)
    return (
        ("Case", last.record.reference),
        ("Child", words.get("child", NOT_RECORDED)),
        ("Happened", time_words(parse_time(str(happened)), zone) if happened else NOT_RECORDED),
        ("Decided to involve the police", time_words(decided_at(told[0]), zone)),
        ("Recorded by", _ROLES.get(role, role.replace("_", " "))),
        ("What happened", words.get("words", NOT_RECORDED)),
        *numbers,
    )


def _policy(last: Told) -> list[str]:
    protocol = last.protocol
    agreement = str(last.record.body.get("agreement", "")).replace("_", " ")
    agreed = f" Agreement between agencies: {agreement}." if agreement else ""
    return [
        f"When the police are called: protocol {protocol.id} {protocol.version}, {protocol.title.to(LANGUAGE)}.{agreed}",
        f"The home's policy on behaviour itself: {NOT_RECORDED}",
    ]


def _why(last: Told, words: Mapping[str, str]) -> list[str]:
    """What was done, what was advised and by which rules, and why it was departed from."""
    body, protocol = last.record.body, last.protocol
    lines = [f"Done: {outcome_words(protocol, body.get('taken'))}"]
    if last.record.kind == "closure":
        decider = protocol.role_title(str(body.get("decided_by", "")), LANGUAGE)
        lines.append(f"The decision was put off at first, and then made by: {decider}")
        lines.append("What was recorded before the police were involved is not in this export: the manager can tell it")
    advice = body.get("advice")
    if isinstance(advice, dict):
        lines += _advised(protocol, advice, body)
    for name in ("departure_sentence", "reason"):
        lines += [f"In the home's words: {words[name]}"] if name in words else []
    return lines


def _advised(protocol: Protocol, advice: Mapping[str, Json], body: Mapping[str, Json]) -> list[str]:
    departure, taken = body.get("departure"), body.get("taken")
    direction, reason = "", ""
    if isinstance(departure, dict):
        direction, reason = str(departure.get("direction")), str(departure.get("reason"))
    if advice.get("outcome") == UNDECIDED:
        lines = ["The protocol left it to be decided by a person"]
    elif isinstance(taken, dict) and taken.get("outcome") == advice.get("outcome"):
        agreed = body.get("agreement") in ("in_force", "past_review", "trust_root_expired")
        lines = [
            "As agreed: the protocol advised this"
            if agreed
            else "As the protocol advised, to which no agency has agreed"
        ]
    else:
        than = {"up": ", which was less than was done", "down": ", which was more than was done"}.get(direction, "")
        lines = [f"Not as the protocol advised{than}: {outcome_words(protocol, advice)}"]
    rules = advice.get("rules")
    lines += [line for id_ in (rules if isinstance(rules, list) else []) for line in _rule(protocol, str(id_))]
    if reason not in (NOT_DEPARTED, ""):
        lines.append(f"Why it was departed from: {dict(DEPARTURE_REASONS).get(reason, reason.replace('_', ' '))}")
    return lines


def _rule(protocol: Protocol, id_: str) -> list[str]:
    try:
        rule = protocol.rule(id_)
    except KeyError:
        return [f"Rule {id_}"]
    titles = {citation.id: citation.title.to(LANGUAGE) for citation in protocol.sources}
    source = titles.get(rule.because.source, rule.because.source)
    note = f": {rule.note.to(LANGUAGE)}" if rule.note else ""
    paragraph = f": {rule.because.paragraph}" if rule.because.paragraph else ""
    return [f"Rule {id_}{note} ({source}{paragraph})"]


def _answers(decided: Sequence[Told]) -> list[tuple[Question, Given]]:
    """The answers of the latest decision among the records, then those in the record's own choices, of it and of a closure."""
    decisions = [one for one in decided if one.record.kind == "decision"]
    closures = [one for one in decided if one.record.kind == "closure"]
    found: list[tuple[Question, Given]] = []
    for one in decisions[-1:]:
        facts = parse_answers(one.record.facts, (), one.protocol, lambda *_: None)
        found += [(one.protocol.question(id_), answer) for id_, answer in facts.items()]
        found += _details(one, one.protocol.record)
    for one in closures[-1:]:
        found += _details(one, one.protocol.closing)
    return found


def _details(one: Told, asked: Iterable[Question]) -> Iterator[tuple[Question, Given]]:
    """The coded details of a record that a point of the form names."""
    coded = one.record.body.get("details")
    for question in asked:
        if isinstance(coded, dict) and question.kind != "words" and question.id in coded and question.id in _ELSEWHERE:
            answer = parse_answer(question, coded[question.id], (), lambda *_: None)
            if answer is not None:
                yield question, answer


def _restorative(told: Iterable[Told], zone: tzinfo) -> Iterator[tuple[int, str]]:
    """(point, a line) of each restorative talk or meeting that was held, and of what became of what was agreed.

    Whether the person who was hurt is content is told as it was recorded last.
    """
    content = ""
    for one in told:
        if one.record.kind != restorative.FORM.kind:
            continue
        try:
            values = without_idle(restorative.FORM, parse_followup(restorative.FORM, one.record, one.personal))
        except EvidenceError:
            continue  # verify names it
        moment = happened_in(one.record.body)
        when = f" ({time_words(moment, zone)})" if moment is not None else ""
        for name, number in _OF_RESTORATIVE.items():
            field = restorative.FORM.field(name)
            if field is None or name not in values or (name == "level" and values.get("step") != "held"):
                continue
            words = value_words(field, values[name], {}, str)
            if name == "satisfied":
                content = f"{field.label}: {words}"
            else:
                yield number, f"Held: {words}{when}" if name == "level" else f"{field.label}: {words}"
    if content:
        yield _OF_RESTORATIVE["satisfied"], content


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
