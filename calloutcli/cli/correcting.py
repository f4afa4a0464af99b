"""Asking for a correction: which record, what in it is wrong, what is right, and why. The record itself stays as it is.

What a follow-up says is corrected field by field, each asked as its form asks it and held against the same bounds. Where the right
answer makes another one needed, that is asked too: each becomes a correction of its own, the one that is needed first.
"""

from collections.abc import Sequence

from calloutcli.canonical import Json
from calloutcli.cli.asking_right import Right, Wrong, ask_question, ask_time, ask_words, say
from calloutcli.cli.case import KeptRecord
from calloutcli.cli.correcting_form import Filled, ask_rights, filled_in
from calloutcli.cli.desk import Desk
from calloutcli.cli.prompt import choose
from calloutcli.cli.record_words import corrected_in_the_end, field_title, record_title, right_words, roles
from calloutcli.cli.session import only_stop
from calloutcli.errors import UsageError
from calloutcli.interview.moment import format_time
from calloutcli.protocol.question import Question
from calloutcli.record.correction import KIND as CORRECTION
from calloutcli.record.correction import OTHER_FIELD, REASONS, Correction, Part, correction_in, correction_of
from calloutcli.record.kinds import Entry
from calloutcli.record.reference import new_uid

_GROUPS: tuple[tuple[Part, str], ...] = (
    ("time", "When it happened"),
    ("answer", "An answer"),
    ("outcome", "What was decided"),
    ("detail", "A detail that was chosen from a list"),
    ("words", "Something written in words"),
    ("role", "The role of whoever recorded or decided it"),
    ("other", "Something else"),
)


def ask_correction(desk: Desk, kept: Sequence[KeptRecord], seq: int | None) -> tuple[list[Entry], bytes]:
    """(the entries of a correction, the exact bytes of the protocol of the record that it corrects).

    Raises:
        UsageError: the record with that seq does not belong to the case.
        Stop: the person stopped.
        Closed: the input ended.
    """
    world = desk.world
    one = _which_record(desk, kept, seq)
    say(world, f"Correcting {record_title(desk, one)}. q to stop")
    say(world, "The record stays as it was written. What you type stands beside it.")
    root = corrected_in_the_end(one, kept) or one
    filled = filled_in(root, kept)
    wrong = _which_field(desk, one, root, filled)
    if filled is not None and filled.form.field(wrong.field) is not None:
        rights = ask_rights(desk, filled, wrong)
    else:
        rights = [Right(wrong, *_ask_right(desk, root, wrong))]
    say(world, "Why?")
    reason = REASONS[choose(world, [text for _, text in REASONS], only_stop) or 0][0]
    needed = reason == "other"
    why = ask_words(world, "Why, in a few words?", required=needed)
    say(world, "What is your role? Press Enter to leave it out.")
    mine = choose(world, [title for _, title in roles()], only_stop, required=False)
    role = "not_recorded" if mine is None else roles()[mine][0]
    if root.record.kind == "decision" and wrong.part in ("answer", "time"):
        say(world, "The advice stays as it was given: it was given on what was known.")
    return [_entry(desk, one, root, right, reason, why, role) for right in rights], one.source


def _entry(desk: Desk, one: KeptRecord, root: KeptRecord, right: Right, reason: str, why: str, role: str) -> Entry:
    """One correction. What is needed besides what a correction says is a correction of the record that this is of."""
    corrected = one if one is root or _is_of(one, right.wrong) else root
    is_disclosed = right.wrong.part == "words" and right.coded is not None
    coded, words = (None, right.coded) if is_disclosed else (right.coded, right.words)
    correction = Correction(
        corrected.record.position.seq, right.wrong.part, right.wrong.field, reason, coded, words, why
    )
    return correction_of(corrected.record, correction, role, new_uid(desk.world.random))


def _is_of(one: KeptRecord, wrong: Wrong) -> bool:
    """Whether a correction is of that field."""
    correction = correction_in(one.record, one.personal)
    return (correction.part, correction.field) == (wrong.part, wrong.field) or wrong.part == "other"


def wrongs(one: KeptRecord, filled: Filled | None = None) -> list[Wrong]:
    """Everything in a record that can be corrected by itself, then "something else"."""
    record = one.record
    body = record.body
    other = Wrong("other", OTHER_FIELD)
    if record.kind == CORRECTION:
        corrected = correction_in(record, one.personal)
        return [Wrong(corrected.part, corrected.field, corrected.right), other]
    if filled is not None:
        return [*filled.wrongs(), Wrong("role", "role", record.role), other]
    found: list[Wrong] = []
    if record.kind == "decision":
        found.append(Wrong("time", "happened", body["happened"]))
        asked = [question.id for question in one.protocol.questions if question.id in record.facts]
        found += [Wrong("answer", id_, record.facts[id_]) for id_ in asked]
        chosen = [question.id for question in one.protocol.record if question.id in body["details"]]
        found += [Wrong("detail", id_, body["details"][id_]) for id_ in chosen]
        found.append(Wrong("role", "role", record.role))
        found.append(Wrong("outcome", "taken", body["taken"]["outcome"]))
    return [*found, *(Wrong("words", name) for name in one.personal), other]


def _which_record(desk: Desk, kept: Sequence[KeptRecord], seq: int | None) -> KeptRecord:
    newest = list(reversed(kept))
    if seq is not None:
        for one in newest:
            if one.record.position.seq == seq:
                return one
        numbers = ", ".join(str(one.record.position.seq) for one in kept)
        raise UsageError(
            f"record {seq} does not belong to the case {kept[0].record.reference}", f"its records are {numbers}"
        )
    if len(newest) == 1:
        return newest[0]
    say(desk.world, "Which record is wrong? The last one comes first. q to stop")
    return newest[choose(desk.world, [record_title(desk, one) for one in newest], only_stop) or 0]


def _which_field(desk: Desk, one: KeptRecord, root: KeptRecord, filled: Filled | None) -> Wrong:
    """What is wrong: one of the fields of a form; of a decision first of which kind, then which of that kind where there are several."""
    world, all_ = desk.world, wrongs(one, filled)
    say(world, "What is wrong?")
    if one.record.kind == CORRECTION:
        titles = ["What it says is right", "Something else"]
        return all_[choose(world, titles, only_stop) or 0]
    if filled is not None:
        return all_[choose(world, [_with_value(desk, root, wrong) for wrong in all_], only_stop) or 0]
    groups = [(part, title) for part, title in _GROUPS if any(wrong.part == part for wrong in all_)]
    part = groups[0][0]
    if len(groups) > 1:
        part = groups[choose(world, [title for _, title in groups], only_stop) or 0][0]
    those = [wrong for wrong in all_ if wrong.part == part]
    if len(those) == 1:
        return those[0]
    say(world, "Which one?")
    return those[choose(world, [_with_value(desk, root, wrong) for wrong in those], only_stop) or 0]


def _with_value(desk: Desk, one: KeptRecord, wrong: Wrong) -> str:
    kind = one.record.kind
    title = field_title(one.protocol, wrong.part, wrong.field, kind)
    if wrong.recorded is None:
        return title.rstrip(":") if wrong.part in ("words", "other") else f"{title} left out"
    return f"{title} {right_words(desk, one.protocol, wrong.part, wrong.field, wrong.recorded, kind)}"


def _ask_right(desk: Desk, root: KeptRecord, wrong: Wrong) -> tuple[Json, str]:
    """(what is right as a coded value or None, what is right in words), where it is no field of a form."""
    world, protocol, language = desk.world, root.protocol, _language(root)
    question = _question(root, wrong)
    while True:
        right: Json = None
        if question is not None:
            right = ask_question(world, question, language)
        elif wrong.part == "time":
            right = format_time(ask_time(desk, "When did it happen?", root.record.time))
        elif wrong.part == "outcome":
            say(world, "What is right?")
            found = choose(world, [outcome.title.to(language) for outcome in protocol.outcomes], only_stop) or 0
            right = protocol.outcomes[found].id
        elif wrong.part == "role":
            say(world, "What is right?")
            right = roles()[choose(world, [title for _, title in roles()], only_stop) or 0][0]
        else:
            return None, ask_words(
                world, "What is wrong, and what is right?" if wrong.part == "other" else "What is right?", required=True
            )
        if right != wrong.recorded:
            return right, ""
        say(world, "That is what the record says already.")


def _question(one: KeptRecord, wrong: Wrong) -> Question | None:
    """The question whose answer is wrong; None when it is not an answer, or the protocol does not ask it."""
    asked = {"answer": one.protocol.questions, "detail": one.protocol.record}.get(wrong.part, ())
    return next((question for question in asked if question.id == wrong.field and question.kind != "words"), None)


def _language(one: KeptRecord) -> str:
    return str(one.record.body.get("language", one.protocol.languages[0][0]))
