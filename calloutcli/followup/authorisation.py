"""Whether a decision is authorised by those whom its outcome names: a structure, not one approver.

Each of `before` and of `all of` was reached and agreed, and one of `any of`. Who was tried and gave no answer is stood in for by
anyone of `fallback` who was reached and agreed; without a try nobody stands in, and nobody stands in for somebody who was reached
(local texts: "must be contacted" where a manager or social worker cannot be reached). Who decided, took the decision over or closed
the case counts as asked. `after` is owed likewise, authorises nothing, and whoever was reached has been asked. In an emergency
nobody need be asked first. Unmet, a decision is "not yet authorised": that is said, and blocks nothing.

What somebody says is about what was followed when it was recorded. Of another outcome it says nothing, with three exceptions: who
agreed while nothing was decided agreed to what then was decided; who said to do something else, where a manager is the reason why
something else is done now, agreed to that; a try without an answer stays one until the case is closed. A later call that nobody
answers does not undo what somebody said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from typing import Literal

from calloutcli.followup.course import Course
from calloutcli.followup.form import Values
from calloutcli.frozen import frozen
from calloutcli.interview.details import DECIDER_INVOLVED, HANDED_OVER_TO, HURT, NAMED
from calloutcli.protocol.model import UNDECIDED
from calloutcli.record.told import Told
from calloutcli.wording import msg

Consultations = Iterable[tuple[Told, Values]]
"""(record, answers) of each consultation of a case, in the order in which they happened."""

Groups = tuple[tuple[str, ...], ...]
"""Roles of which one each is to be asked."""

_KEEP_TRYING = msg("Keep trying. You need nobody's word to call 999.")


@frozen
class Authorisation:
    """How a decision stands with those who were to be asked, all by role.

    `missing`: groups of which one each is still to be asked before it is authorised; of these `unanswered` were tried, and `unsure`
    could not say yet. `against`: who said to do something else; `after`: who is still to be asked afterwards; `stand_ins`: who
    may be asked when one of these does not answer. `undecided`: the answers left it open, and nobody has said what to do.
    """

    state: Literal["not_needed", "undecided", "emergency", "authorised", "not_yet"]
    missing: Groups = ()
    after: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()


def authorise(course: Course, consultations: Consultations) -> Authorisation:
    """Whether what is done now was authorised by those whom its outcome names."""
    said = _said(course, consultations)
    if course.is_undecided:
        return _standing("undecided", (_asked_when_unsure(course),), (), (), said)
    outcome = course.outcome
    if outcome is None or course.decision is None:
        return Authorisation("not_needed")
    consult = outcome.consult
    groups: Groups = tuple(
        dict.fromkeys(
            group for group in (*((one,) for one in (*consult.before, *consult.all_of)), consult.any_of) if group
        )
    )
    if outcome.is_emergency:
        named = tuple(role for group in groups for role in group)
        return _standing("emergency", (), (*named, *consult.after), consult.fallback, said)
    return _standing("authorised" if groups else "not_needed", groups, consult.after, consult.fallback, said)


def _standing(
    state: Literal["not_needed", "undecided", "emergency", "authorised"],
    groups: Groups,
    after: Iterable[str],
    fallback: tuple[str, ...],
    said: Mapping[str, str],
) -> Authorisation:
    """How it stands, after what was `said`; `state` holds when nobody is missing, and "undecided" whoever is."""
    agreed = any(said.get(role) == "agreed" for role in fallback)
    reached = any(said.get(role, "no_answer") != "no_answer" for role in fallback)

    def authorises(role: str) -> bool:
        return said.get(role) == "agreed" or (said.get(role) == "no_answer" and agreed)

    def has_been_asked(role: str) -> bool:
        return role in said and (said[role] != "no_answer" or reached)

    missing = tuple(group for group in groups if not any(map(authorises, group)))
    owed = tuple(dict.fromkeys(role for role in after if not has_been_asked(role)))
    to_ask_first = tuple(dict.fromkeys(role for group in missing for role in group))
    named = dict.fromkeys([*(role for group in groups for role in group), *fallback])
    stand_ins = fallback if missing or owed else ()
    return Authorisation(
        "not_yet" if missing and state == "authorised" else state,
        missing,
        owed,
        tuple(role for role in dict.fromkeys((*to_ask_first, *owed, *stand_ins)) if said.get(role) == "no_answer"),
        tuple(role for role in to_ask_first if said.get(role) == "not_yet"),
        tuple(role for role in named if said.get(role) == "disagreed"),
        stand_ins,
    )


def sentences(found: Authorisation, roles: Mapping[str, str]) -> list[str]:
    """The authorisation in words, for the person who decides, as Messages; empty when there is nothing to say."""
    against: list[str] = []
    if found.against:
        against.append(msg("Said to do something else: {who}.", who=_all(found.against, roles)))
    if found.state == "authorised":
        return [msg("This decision is authorised."), *against]
    if found.state not in ("undecided", "not_yet"):
        return []
    asked = {*found.against, *found.unanswered, *found.unsure}
    left = [[role for role in group if role not in asked] for group in found.missing]
    lines: list[str] = [msg("This decision is not yet authorised.")] if found.state == "not_yet" else []
    lines += [msg("Ask first: {who}.", who=one_of(group, roles)) for group in left if group]
    lines += against
    if found.unsure:
        lines.append(msg("Could not say yet: {who}. Ask again.", who=_all(found.unsure, roles)))
    tried = [role for role in found.unanswered if role not in found.after]
    if tried and found.missing:
        instead = [role for role in found.stand_ins if role not in asked]
        lines.append(msg("No answer so far: {who}.", who=_all(tried, roles)))
        if instead or not any(left):
            lines.append(msg("Ask instead: {who}.", who=one_of(instead, roles)) if instead else _KEEP_TRYING)
    elif found.missing and found.stand_ins and any(left):
        lines.append(msg("If nobody answers: {who}.", who=one_of(found.stand_ins, roles)))
    return lines


def _said(course: Course, consultations: Consultations) -> dict[str, str]:
    """The last that each role said of what is done now, and `no_answer` where all that is known of them is a try."""
    about, closed_at = _followed(course)
    said: dict[str, str] = {}
    for one, values in consultations:
        whom, result, seq = str(values["whom"]), str(values["result"]), one.record.position.seq
        counted = _counted(course, result, about[seq], is_closed_since=seq < closed_at)
        if counted and (counted != "no_answer" or whom not in said):
            said[whom] = counted
    return said | dict.fromkeys(_deciders(course), "agreed")


def _counted(course: Course, result: str, about: str, *, is_closed_since: bool) -> str:
    """What somebody's word on `about` says of what is done now; empty where it says nothing."""
    if about == course.taken:
        return result
    if is_closed_since or course.decision is None:
        return ""
    if result == "no_answer" or (result == "agreed" and about == UNDECIDED):
        return result
    departure = course.decision.record.body.get("departure")
    why = departure.get("reason") if isinstance(departure, dict) else None
    return "agreed" if result == "disagreed" and why == "manager_decided" else ""


def _followed(course: Course) -> tuple[dict[int, str], int]:
    """(by seq, which outcome was followed when a record was made; the seq of the closure that stands, or -1).

    A version of the decision after that closure only adds details.
    """
    about: dict[int, str] = {}
    followed = ""
    closed_at = course.closure.record.position.seq if course.closure is not None else -1
    for one in course.records:
        seq = one.record.position.seq
        if one.record.kind == "closure" or (one.record.kind == "decision" and not 0 <= closed_at < seq):
            outcome = course.outcome_of(one)
            followed = outcome.id if outcome is not None else UNDECIDED
        about[seq] = followed
    return about, closed_at


def _asked_when_unsure(course: Course) -> tuple[str, ...]:
    """Whom the protocol has staff ask when the answers leave it open: one at least."""
    decided = course.decision.record.body["taken"] if course.decision is not None else {}
    return course.protocol.ask_when_unsure or (str(decided.get("decider", "")),)


def _deciders(course: Course) -> Iterator[str]:
    """Who decided: they need not be asked besides, unless they were hurt, or it is said that they harmed a child."""
    if course.closure is not None:
        yield str(course.closure.record.body.get("decided_by", ""))
    elif course.decision is not None:
        record = course.decision.record
        details = record.body.get("details")
        if isinstance(details, dict) and details.get(DECIDER_INVOLVED) in (HURT, NAMED):
            yield str(details.get(HANDED_OVER_TO, ""))
        else:
            yield record.role


def one_of(roles: Iterable[str], words: Mapping[str, str]) -> str:
    """The roles in words, any of which will do: a Message where the words are."""
    return _joined(roles, words, lambda one, other: msg("{one} or {other}", one=one, other=other))


def _all(roles: Iterable[str], words: Mapping[str, str]) -> str:
    return _joined(roles, words, lambda one, other: msg("{one}, {other}", one=one, other=other))


def _joined(roles: Iterable[str], words: Mapping[str, str], join: Callable[[str, str], str]) -> str:
    named = [words.get(role, role.replace("_", " ")) for role in roles]
    return reduce(join, named) if named else ""
