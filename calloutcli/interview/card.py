"""The result card: what the worker must see after deciding, as values. `cli` makes text or a page of it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from calloutcli.analysis.explain import Change
from calloutcli.frozen import frozen
from calloutcli.interview.decision import Decision
from calloutcli.interview.moment import long_time
from calloutcli.protocol.answers import Given, answer_words
from calloutcli.protocol.model import UNDECIDED, Deferral, Outcome, Protocol, Role, Rule
from calloutcli.protocol.standing import NOBODY, Agreed, standing
from calloutcli.wording import ENGLISH, Words, msg, words_in


@frozen
class Contact:
    """Somebody to ring: who in words, the home's number for them, empty when it is not set, and when they answer, empty for always."""

    who: str
    number: str
    hours: str = ""


@frozen
class Tell:
    """A duty to tell somebody: who, by when in words, why, and whose judgement it first needs (empty: nobody's)."""

    who: str
    when: str
    why: str
    judged_by: str


@frozen
class Card:
    """Everything on the card, in words of one language, in the order in which it is read."""

    headline: str
    emergency: bool
    departed_from: str
    why: tuple[str, ...]
    reasons: tuple[str, ...]
    stronger: str
    nothing_stronger: tuple[str, ...]
    how: tuple[str, ...]
    do: tuple[str, ...]
    ask_first: tuple[str, ...]
    ask_after: tuple[str, ...]
    ask_fallback: tuple[str, ...]
    tell: tuple[Tell, ...]
    contacts: tuple[Contact, ...]
    look_again: str
    changes: tuple[str, ...]
    restorative: str
    standing: tuple[str, ...]
    reference: str
    protocol: str
    recorded: str
    language: str = "en"


CHANNELS = {
    "none": msg("not called"),
    "named_officer": msg("through the police officer who is named for this home"),
    "online": msg("by an online report"),
    "101": msg("by 101"),
    "999": msg("by 999"),
}
TIMINGS = {"now": msg("now"), "this_shift": msg("before this shift ends"), "next_day": msg("the next day")}
RESTORATIVE = {
    "none": "",
    "conversation": msg("a restorative conversation"),
    "meeting": msg("a restorative meeting"),
    "conference": msg("a restorative conference"),
}

FIVE_QUESTIONS = (
    msg("What happened?"),
    msg("What were you thinking and feeling?"),
    msg("What have you thought since?"),
    msg("Who has been affected, and how?"),
    msg("What is needed to put it right?"),
)
"""Five restorative questions in their common wording; Leicestershire trained its staff in five (11 June 2010, par. 9)."""

STRONGER = {
    "most serious": msg("Nothing more serious applies, because you answered"),
    "first match": msg("No earlier rule applies, because you answered"),
}
"""What stands before the answers that keep a stronger rule from holding, by how the protocol decides."""

NOT_DECIDED = msg("Not decided yet. Ask before you act.")


def make_card(  # noqa: PLR0913 - all that stands on a card
    protocol: Protocol,
    decision: Decision,
    taken: str,
    changes: tuple[Change, ...],
    contacts: Mapping[str, str],
    reference: str,
    recorded: datetime,
    deadline: datetime | None,
    language: str = "en",
    *,
    agreed: Agreed = NOBODY,
    hours: Mapping[str, str] | None = None,
    out_of_hours: Mapping[str, str] | None = None,
) -> Card:
    """The card for what was `taken`, the advice being `decision`. `recorded` and `deadline` are in local time.

    By role: `contacts`, the number; `hours`, when it is answered; `out_of_hours`, the number for other times.
    """
    words = words_in(language)
    outcome = None if taken == UNDECIDED else protocol.outcome(taken)
    advised = "" if decision.outcome in (taken, UNDECIDED) else outcome_title(protocol, decision.outcome, language)

    def role(id_: str) -> str:
        return protocol.role_title(id_, language)

    consult = outcome.consult if outcome else None
    groups: list[tuple[str, ...]] = [
        (one,) for one in ((*consult.before, *consult.all_of) if consult else decision.ask)
    ]
    groups += [consult.any_of] if consult and consult.any_of else []
    tell = tuple(
        Tell(
            role(n.who),
            _within(n.within_hours, words),
            n.why.to(language) if n.why else n.basis,
            role(n.judged_by) if n.judged_by else "",
        )
        for n in (outcome.notify if outcome else ())
    )
    return Card(
        headline=outcome_title(protocol, taken, language),
        emergency=outcome is not None and outcome.channel == "999",
        departed_from=advised,
        why=_why(protocol, decision, language),
        reasons=_reasons(protocol, decision, language),
        stronger=words(STRONGER["first match" if protocol.decide_by == "first match" else "most serious"]),
        nothing_stronger=_answers(protocol, decision, decision.nothing_stronger, language),
        how=_how(protocol, outcome, language) if outcome else (),
        do=tuple(step.to(language) for step in outcome.do) if outcome else (),
        ask_first=tuple(either(list(map(role, group)), words) for group in groups),
        ask_after=tuple(role(id_) for id_ in consult.after) if consult else (),
        ask_fallback=tuple(role(id_) for id_ in consult.fallback) if consult else (),
        tell=tell,
        contacts=tuple(
            one
            for id_ in (_to_ring(outcome) if outcome else decision.ask)
            for one in numbers_of(id_, role(id_), contacts, hours or {}, out_of_hours or {}, words)
        ),
        look_again=_look_again(outcome, deadline, role, words) if outcome else "",
        changes=() if advised else tuple(_change(protocol, change, language) for change in changes),
        restorative=words(RESTORATIVE[outcome.restorative]) if outcome else "",
        standing=standing(protocol, recorded.date(), language, agreed),
        reference=reference,
        protocol=f"{protocol.id} {protocol.version}",
        recorded=long_time(recorded, words),
        language=language,
    )


def numbers_of(
    id_: str,
    who: str,
    contacts: Mapping[str, str],
    hours: Mapping[str, str],
    out_of_hours: Mapping[str, str],
    words: Words,
) -> tuple[Contact, ...]:
    """How a role is rung: its number, and the one for other times where there is one."""
    number, other = contacts.get(id_, ""), out_of_hours.get(id_, "")
    first = Contact(who, number, hours.get(id_, "") if number else "")
    return (first, Contact(who, other, words("at other times"))) if number and other else (first,)


def roles_to_ring(protocol: Protocol) -> tuple[Role, ...]:
    """The roles whose numbers some card of the protocol shows, in the file's order."""
    wanted = {id_ for outcome in protocol.outcomes for id_ in _to_ring(outcome)} | set(protocol.ask_when_unsure)
    return tuple(role for role in protocol.roles if role.id in wanted)


def outcome_title(protocol: Protocol, outcome_id: str, language: str) -> str:
    """The outcome in words, an undecided one included."""
    return (
        words_in(language)(NOT_DECIDED) if outcome_id == UNDECIDED else protocol.outcome(outcome_id).title.to(language)
    )


def _short_title(protocol: Protocol, outcome_id: str, language: str) -> str:
    """The first sentence of the outcome's title, without its full stop."""
    return outcome_title(protocol, outcome_id, language).partition(". ")[0].rstrip(".")


def _why(protocol: Protocol, decision: Decision, language: str) -> tuple[str, ...]:
    """Sentences: which rules, from which paragraph, and how unknown answers were read."""
    words = words_in(language)
    if decision.outcome == UNDECIDED:
        titles = words("; or ").join(_short_title(protocol, id_, language) for id_ in decision.possible)
        return (
            words("The answers so far leave open: {titles}. An answer to one of these would settle it:", titles=titles),
        )
    lines = [rule_words(protocol, protocol.rule(id_), language) for id_ in decision.rules]
    if decision.settled_by == "most_serious":
        lines.append(
            words("An answer that matters for safety is not known: the protocol then takes the most serious outcome.")
        )
    if decision.conflict:
        lines.append(
            words(
                "Two rules disagree here; the more serious one was taken. Tell your manager: the protocol needs mending."
            )
        )
    if protocol.otherwise is not None and decision.rules == (protocol.otherwise.id,):
        lines.append(words("No rule asks for more, because you answered:"))
    return tuple(lines)


def rule_words(protocol: Protocol, rule: Rule, language: str) -> str:
    """The rule's own words, its name and the paragraph that it rests on."""
    titles = {citation.id: citation.title.to(language) for citation in protocol.sources}
    place = f": {rule.because.paragraph}" if rule.because.paragraph else ""
    source = f"{titles.get(rule.because.source, rule.because.source)}{place}"
    words = words_in(language)
    where = words("rule {rule}, from {source}", rule=rule.id, source=source)
    return f"{rule.note.to(language)} ({where})" if rule.note else where


def _reasons(protocol: Protocol, decision: Decision, language: str) -> tuple[str, ...]:
    """The answers that the decision rests on, or when it is undecided the questions that would settle it."""
    if decision.outcome == UNDECIDED:
        return tuple(protocol.question(id_).ask.to(language) for id_ in decision.settles)
    return _answers(protocol, decision, decision.reasons, language)


def _answers(
    protocol: Protocol, decision: Decision, pairs: tuple[tuple[str, Given], ...], language: str
) -> tuple[str, ...]:
    """Each question with the answer it was given, or as which an unknown one was read."""
    words, read_as = words_in(language), dict(decision.read_as)
    lines: list[str] = []
    for id_, given in pairs:
        question = protocol.question(id_)
        said = answer_words(question, given, language)
        if id_ in read_as:
            said = words('Not known; the protocol then takes the answer "{answer}"', answer=said)
        lines.append(f"{question.ask.to(language)} {said}")
    return tuple(lines)


def _to_ring(outcome: Outcome) -> tuple[str, ...]:
    """Everybody whom an outcome has staff ring, each once. Who is told by the child's own plan stands in the child's file."""
    consult = outcome.consult
    found = [*consult.before, *consult.all_of, *consult.any_of, *consult.after, *consult.fallback]
    found += [notice.who for notice in outcome.notify if notice.basis != "plan"]
    found += [outcome.defer.owner] if outcome.defer else []
    return tuple(dict.fromkeys(found))


def _how(protocol: Protocol, outcome: Outcome, language: str) -> tuple[str, ...]:
    """Decider, channel and timing: three things that protocols differ in, said apart."""
    words = words_in(language)
    return (
        words("Who decides: {who}", who=protocol.role_title(outcome.decider, language)),
        words("Police: {how}", how=CHANNELS[outcome.channel]),
        words("When: {when}", when=timing_words(outcome, words)),
    )


def timing_words(outcome: Outcome, words: Words = ENGLISH) -> str:
    """When an outcome is done. What is decided on a working day is not done "the next day"."""
    defer = outcome.defer
    if defer and defer.working and outcome.timing == "next_day":
        return day_words(defer, words)
    return words(TIMINGS[outcome.timing])


def day_words(defer: Deferral, words: Words = ENGLISH) -> str:
    """The day of a deadline: `the next working day`, `3 days on`."""
    if defer.days == 1:
        return words("the next working day") if defer.working else words("the next day")
    if defer.working:
        return words("{days} working days on", days=defer.days)
    return words("{days} days on", days=defer.days)


def either(choices: list[str], words: Words) -> str:
    """Any one of these, in words."""
    return words(" or ").join(choices)


def _within(hours: int | None, words: Words) -> str:
    return words("without delay") if hours is None else words("within {hours} hours", hours=hours)


def _look_again(outcome: Outcome, deadline: datetime | None, role: Callable[[str], str], words: Words) -> str:
    if outcome.defer is None or deadline is None:
        return ""
    return words("{who} decides by {time}", who=role(outcome.defer.owner), time=long_time(deadline, words))


def _change(protocol: Protocol, change: Change, language: str) -> str:
    answers = [(protocol.question(id_), given) for id_, given in change.answers]
    words = words_in(language)
    told = words("; and: ").join(f"{q.ask.to(language)} {answer_words(q, given, language)}" for q, given in answers)
    return words("{outcome}, if: {answers}", outcome=_short_title(protocol, change.outcome, language), answers=told)
