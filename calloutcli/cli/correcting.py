"""Asking for a correction: which record, what in it is wrong, what is right, and why. The record itself stays as it is.

What a follow-up says is corrected field by field, each asked as its form asks it and held against the same bounds. Where the right
answer makes another one needed, that is asked too: each becomes a correction of its own, the one that is needed first.
"""

from collections.abc import Sequence

from calloutcli.canonical import Json
from calloutcli.cli.asking_right import Right, Wrong, ask_question, ask_time, ask_words
from calloutcli.cli.case import KeptRecord
from calloutcli.cli.correcting_form import Filled, ask_rights, filled_in
from calloutcli.cli.desk import Desk
from calloutcli.cli.picking import pick, pick_or_leave_out, put
from calloutcli.cli.record_words import corrected_in_the_end, field_title, record_title, right_words, roles
from calloutcli.errors import UsageError
from calloutcli.followup.own_words import own
from calloutcli.interview.moment import format_time
from calloutcli.protocol.question import Question
from calloutcli.record.correction import KIND as CORRECTION
from calloutcli.record.correction import OTHER_FIELD, REASONS, Correction, Part, correction_in, correction_of
from calloutcli.record.kinds import Entry
from calloutcli.record.reference import new_uid
from calloutcli.wording import msg

_GROUPS: tuple[tuple[Part, str], ...] = (
    ("time", msg("When it happened")),
    ("answer", msg("An answer")),
    ("outcome", msg("What was decided")),
    ("detail", msg("A detail that was chosen from a list")),
    ("words", msg("Something written in words")),
    ("role", msg("The role of whoever recorded or decided it")),
    ("other", msg("Something else")),
)
_WHAT_IS_RIGHT = msg("What is right?")


def ask_correction(desk: Desk, kept: Sequence[KeptRecord], seq: int | None) -> tuple[list[Entry], bytes]:
    """(the entries of a correction, the exact bytes of the protocol of the record that it corrects).

    Raises:
        UsageError: the record with that seq does not belong to the case.
        Stop: the person stopped.
        Closed: the input ended.
    """
    world = desk.world
    one = _which_record(desk, kept, seq)
    put(world, desk.words("Correcting {record}. q to stop", record=record_title(desk, one)))
    put(world, desk.words("The record stays as it was written. What you type stands beside it."))
    root = corrected_in_the_end(one, kept) or one
    filled = filled_in(root, kept)
    wrong = _which_field(desk, one, root, filled)
    if filled is not None and filled.form.field(wrong.field) is not None:
        rights = ask_rights(desk, filled, wrong)
    else:
        rights = [Right(wrong, *_ask_right(desk, root, wrong))]
    reason = REASONS[pick(world, msg("Why?"), [text for _, text in REASONS])][0]
    needed = reason == "other"
    why = ask_words(world, msg("Why, in a few words?"), required=needed)
    ask_role = msg("What is your role? Press Enter to leave it out.")
    mine = pick_or_leave_out(world, ask_role, [title for _, title in roles()])
    role = "not_recorded" if mine is None else roles()[mine][0]
    if root.record.kind == "decision" and wrong.part in ("answer", "time"):
        put(world, desk.words("The advice stays as it was given: it was given on what was known."))
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
            msg("record {seq} does not belong to the case {reference}", seq=seq, reference=kept[0].record.reference),
            msg("its records are {numbers}", numbers=numbers),
        )
    if len(newest) == 1:
        return newest[0]
    ask = msg("Which record is wrong? The last one comes first. q to stop")
    return newest[pick(desk.world, ask, lambda: [record_title(desk, one) for one in newest])]


def _which_field(desk: Desk, one: KeptRecord, root: KeptRecord, filled: Filled | None) -> Wrong:
    """What is wrong: one of the fields of a form; of a decision first of which kind, then which of that kind where there are several."""
    world, all_ = desk.world, wrongs(one, filled)
    ask = msg("What is wrong?")
    if one.record.kind == CORRECTION:
        return all_[pick(world, ask, (msg("What it says is right"), msg("Something else")))]
    if filled is not None:
        return all_[pick(world, ask, lambda: [_with_value(desk, root, wrong) for wrong in all_])]
    groups = [(part, title) for part, title in _GROUPS if any(wrong.part == part for wrong in all_)]
    part = groups[0][0]
    if len(groups) > 1:
        part = groups[pick(world, ask, [title for _, title in groups])][0]
    those = [wrong for wrong in all_ if wrong.part == part]
    if len(those) == 1:
        return those[0]
    return those[pick(world, msg("Which one?"), lambda: [_with_value(desk, root, wrong) for wrong in those])]


def _with_value(desk: Desk, one: KeptRecord, wrong: Wrong) -> str:
    kind = one.record.kind
    title = field_title(one.protocol, wrong.part, wrong.field, kind, desk.words)
    if wrong.recorded is None:
        return title.rstrip(":") if wrong.part in ("words", "other") else f"{title} {desk.words('left out')}"
    return f"{title} {right_words(desk, one.protocol, wrong.part, wrong.field, wrong.recorded, kind)}"


def _ask_right(desk: Desk, root: KeptRecord, wrong: Wrong) -> tuple[Json, str]:
    """(what is right as a coded value or None, what is right in words), where it is no field of a form."""
    world, protocol = desk.world, root.protocol
    question = _question(root, wrong)
    while True:
        right: Json = None
        if question is not None:
            right = ask_question(world, question)
        elif wrong.part == "time":
            right = format_time(ask_time(desk, msg("When did it happen?"), root.record.time))
        elif wrong.part == "outcome":
            found = pick(world, _WHAT_IS_RIGHT, [own(outcome.title) for outcome in protocol.outcomes])
            right = protocol.outcomes[found].id
        elif wrong.part == "role":
            right = roles()[pick(world, _WHAT_IS_RIGHT, [title for _, title in roles()])][0]
        else:
            ask = msg("What is wrong, and what is right?") if wrong.part == "other" else _WHAT_IS_RIGHT
            return None, ask_words(world, ask, required=True)
        if right != wrong.recorded:
            return right, ""
        put(world, desk.words("That is what the record says already."))


def _question(one: KeptRecord, wrong: Wrong) -> Question | None:
    """The question whose answer is wrong; None when it is not an answer, or the protocol does not ask it."""
    asked = {"answer": one.protocol.questions, "detail": one.protocol.record}.get(wrong.part, ())
    return next((question for question in asked if question.id == wrong.field and question.kind != "words"), None)
