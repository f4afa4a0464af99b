"""What somebody sees after a practice: the card, marked as practice; the protocol's answer; and each question at which theirs parted from it.

Nothing is counted up and nobody is marked: a question that many read otherwise may be a question to mend.
"""

from collections.abc import Mapping

from calloutcli.cli.recording import card_of
from calloutcli.cli.session import Session
from calloutcli.cli.sheet import why_lines
from calloutcli.frozen import replace
from calloutcli.interview.card import Card, outcome_title, rule_words
from calloutcli.interview.decision import decide
from calloutcli.interview.practice import Parting
from calloutcli.protocol.answers import Given, answer_words
from calloutcli.protocol.scenario import Scenario
from calloutcli.record.entry import Case
from calloutcli.wording import msg

_EFFECTS = {
    (False, True): msg("With the story's answer, the decision becomes: {outcome}"),
    (False, False): msg("With the story's answer, the decision stays: {outcome}"),
    (True, True): msg("With not knowing, the decision becomes: {outcome}"),
    (True, False): msg("With not knowing, the decision stays: {outcome}"),
}
"""What a parting does, by whether the story does not say, and whether the outcome changes."""
_SAME = {True: msg("Same as the protocol: yes"), False: msg("Same as the protocol: no")}


def practice_card(session: Session, answers: Mapping[str, Given]) -> Card:
    """The card of these answers, which nobody can take for a real one: no reference, and no number that could be rung."""
    now, decision, words = session.desk.world.now(), decide(session.protocol, dict(answers)), session.words
    case = Case("", now, now, answers, decision, decision.outcome, language=session.language)
    card = card_of(session.desk, session.protocol, case, session.language, session.agreed)
    number = words("PRACTICE: ring nobody")
    return replace(
        card,
        headline=words("PRACTICE. {decision}", decision=card.headline),
        contacts=tuple(replace(contact, number=number) for contact in card.contacts),
        reference=words("PRACTICE"),
    )


def say_thought(session: Session, outcome: str) -> None:
    """Say what the person thought of first."""
    title = outcome_title(session.protocol, outcome, session.language)
    session.say(session.words("Your first thought: {outcome}", outcome=title))


def say_parted(session: Session, story: Scenario, first: str, partings: tuple[Parting, ...]) -> None:
    """Say what the protocol makes of the story, beside the person's first thought and answers, and where these part from it."""
    words = session.words
    outcome = decide(session.protocol, dict(session.progress.interview.answers)).outcome
    session.say("")
    session.say(words("The story was: {story}", story=story.id))
    session.say(words("The protocol says: {outcome}", outcome=_title(session, story.outcome)))
    session.say(words("Your answers led to: {outcome}", outcome=_title(session, outcome)))
    session.say(words(_SAME[outcome == story.outcome]))
    if first:
        say_thought(session, first)
        session.say(words(_SAME[first == story.outcome]))
    if not partings:
        session.say(
            words("You answered every question as the story is read. The card above says how the protocol gets there.")
        )
    else:
        _say_how(session, story)
        _say_each(session, partings)
    session.say("")
    session.say(
        words("There are no marks. If you read the story otherwise, tell your manager: a question can be mended.")
    )


def _say_how(session: Session, story: Scenario) -> None:
    """How the protocol gets from the story to its answer: the rule, its paragraph, and the answers that it rests on."""
    session.say("")
    session.say(session.words("How the protocol gets there, with the answers of the story"))
    for line in why_lines(practice_card(session, dict(story.answers)), session.words):
        session.say(line)


def _say_each(session: Session, partings: tuple[Parting, ...]) -> None:
    """Each question that was answered otherwise, and what it does to the decision."""
    words = session.words
    session.say("")
    session.say(words("Answered otherwise than the story: {count}", count=len(partings)))
    if len(partings) > 1:
        session.say(words("Each is changed in turn, to see what it does. Those above it stay changed."))
    for number, parting in enumerate(partings, 1):
        question = session.protocol.question(parting.question)
        yours = answer_words(question, parting.yours, session.language)
        session.say(f"  {number}. {question.ask.to(session.language)}")
        session.say("     " + words("You answered: {answer}", answer=yours))
        if parting.story is None:
            session.say("     " + words("The story does not say. I do not know is an answer too."))
        else:
            answer = answer_words(question, parting.story, session.language)
            session.say("     " + words("The story is read as: {answer}", answer=answer))
        if parting.changes:
            for rule in parting.rules:
                told = rule_words(session.protocol, session.protocol.rule(rule), session.language)
                session.say("     " + words("With your answer: {rule}", rule=told))
        effect = _EFFECTS[parting.story is None, parting.changes]
        session.say("     " + words(effect, outcome=_title(session, parting.after)))
        if question.why and parting.changes:
            session.say("     " + words("Why we ask: {why}", why=question.why.to(session.language)))


def _title(session: Session, outcome: str) -> str:
    return outcome_title(session.protocol, outcome, session.language)
