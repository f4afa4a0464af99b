"""The questions of fact at the terminal: one at a time, each answer on disk before the next, then "Check your answers"."""

from datetime import datetime

from calloutcli.cli.prompt import (
    CAME_TWICE,
    FIRST_OR_SECOND,
    Key,
    ask_key_or_line,
    choose,
    keys_line,
    numbers,
    question_lines,
    read_answer,
    said_back,
    said_keys,
    what_to_type,
)
from calloutcli.cli.render import sentence
from calloutcli.cli.session import Session, Stop
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import UsageError
from calloutcli.frozen import replace
from calloutcli.interview import interview as steps
from calloutcli.interview.draft import answered
from calloutcli.interview.moment import Moment, format_time, long_time, parse_moment, parse_time
from calloutcli.protocol.answers import Given
from calloutcli.protocol.condition import questions_in
from calloutcli.protocol.question import Question
from calloutcli.wording import msg

_CHECK = msg("Type a number to change it, or y to decide. 9 danger now, q save and stop")
_CHECK_WITH_LANGUAGE = msg("Type a number to change it, or y to decide. l {language}, 9 danger now, q save and stop")
_CHECK_IN_PRACTICE = msg("PRACTICE: type a number to change it, or y to decide. 9 danger now, q stop")
_TIME = ""
"""Stands for the time where questions stand by their ids. No id: a protocol may well have a question `happened`."""


def ask_facts(session: Session) -> None:
    """Ask until the answers decide, and let the person check them."""
    while True:
        question = steps.next_question(session.progress.interview)
        if steps.gate_opened(session.progress.interview):
            return
        if not session.progress.happened and (question is None or not question.gate):
            ask_happened(session)
        elif question is not None:
            _ask_question(session, question)
        elif _check_answers(session):
            return


def _ask_question(session: Session, question: Question) -> None:
    """Ask one question of fact, once, whatever is typed."""
    session.say("")
    session.say(_counter(session))
    words = session.words
    for line in question_lines(question, words):
        session.say(line)
    session.say(f"{what_to_type(question, words)} {keys_line(session.desk.world)}")
    while True:
        typed = ask_key_or_line(session.desk.world)
        if isinstance(typed, Key):
            if _on_key(session, typed, question):
                return
            continue
        answer, instead = read_answer(question, typed, words)
        if answer is None:
            session.say(instead)
            continue
        _answer(session, question.id, answer)
        return


def _counter(session: Session) -> str:
    """`Question 3 (about 3 more)`."""
    interview = session.progress.interview
    number = len(interview.answers) + bool(session.progress.happened) + 1
    if interview.reopened is not None:
        return session.words("Again:")
    left = steps.questions_left(interview) + (not session.progress.happened)
    if left:
        return session.words("Question {number} (about {left} more)", number=number, left=left)
    return session.words("Question {number} (perhaps the last)", number=number)


def _answer(session: Session, question_id: str, answer: Given) -> None:
    """Take an answer, put it on disk, and say which later answers no longer apply."""
    before = dict(session.progress.interview.answers)
    interview = steps.answer(session.progress.interview, question_id, answer)
    session.progress = replace(session.progress, interview=interview)
    session.keep(answered(question_id, answer))
    for id_ in interview.dropped:
        if id_ in before:
            said = said_back(session.protocol.question(id_), before[id_], session.language)
            session.say(session.words("No longer needed: {answer}", answer=said))


def _on_key(session: Session, key: Key, question: Question) -> bool:
    """Do what a key says; True when the question is no longer the one to ask."""
    if key is Key.STOP:
        raise Stop
    if key is Key.DANGER:
        return danger(session)
    if key is Key.LANGUAGE:
        session.language_changed()
        return True
    if key is Key.REVIEW:
        review(session)
        return False
    if key is Key.WHY:
        _why(session, question)
        return False
    return _back(session, question)


def danger(session: Session) -> bool:
    """Danger now: the gate is answered yes, or without a gate the line is shown again."""
    gate = steps.gate(session.protocol)
    if gate is None:
        session.say(session.words(EMERGENCY_LINE))
        return False
    _answer(session, gate.id, "yes")
    return True


def _back(session: Session, question: Question) -> bool:
    """Reopen what was asked before."""
    before = steps.back(session.progress.interview)
    reopened = session.protocol.question(before.reopened) if before.reopened else None
    if session.progress.happened and not question.gate and (reopened is None or reopened.gate):
        session.progress = replace(session.progress, happened="")
        session.keep({"happened": ""})
        return True
    if reopened is None or reopened.id == question.id:
        session.say(session.words("This is the first question."))
        return False
    session.progress = replace(session.progress, interview=before)
    session.keep({"reopen": reopened.id})
    return True


def _why(session: Session, question: Question) -> None:
    """Why this is asked, and the paragraphs of the rules that read it."""
    if question.why:
        session.say(question.why.to(session.language))
    paragraphs = {str(question.because)} if question.because else set()
    for rule in session.protocol.rules:
        if rule.when is not None and question.id in questions_in(rule.when):
            paragraphs.add(str(rule.because))
    titles = {citation.id: citation.title.to(session.language) for citation in session.protocol.sources}
    for paragraph in sorted(paragraphs):
        source, _, place = paragraph.partition(" ")
        session.say(f"- {titles.get(source, source)}{f': {place}' if place else ''}")


def review(session: Session) -> None:
    """The answers so far; before them, in a practice, the story again."""
    lines = _answer_lines(session)
    if session.story:
        session.say(session.story)
    session.say(session.words("Your answers so far"))
    for number, (_, words) in zip(numbers(len(lines)), lines, strict=True):
        session.say(f"  {number}. {words}")
    if not lines:
        session.say("  " + session.words("None yet."))


def _answer_lines(session: Session) -> list[tuple[str, str]]:
    """(question id, or the mark of the time; the answer read back) in the order of asking."""
    answers = [(id_, session.protocol.question(id_), value) for id_, value in session.progress.interview.answers]
    gates = [(id_, said_back(question, value, session.language)) for id_, question, value in answers if question.gate]
    others = [
        (id_, said_back(question, value, session.language)) for id_, question, value in answers if not question.gate
    ]
    asked = session.words("When did it happen?")
    when = [(_TIME, f"{asked} {_happened_words(session)}")] if session.progress.happened else []
    return [*gates, *when, *others]


def _check_answers(session: Session) -> bool:
    """True when the person is content with the answers; else one of them is reopened."""
    lines = _answer_lines(session)
    session.say("")
    session.say(session.words("Check your answers"))
    labelled = list(zip(numbers(len(lines)), lines, strict=True))
    for number, (_, words) in labelled:
        session.say(f"  {number}. {words}")
    while True:
        world = session.desk.world
        session.say(
            world.words(_CHECK_IN_PRACTICE) if world.practice else said_keys(world, _CHECK, _CHECK_WITH_LANGUAGE)
        )
        typed = ask_key_or_line(session.desk.world)
        if typed in ("y", "Y"):
            return True
        if typed is Key.STOP:
            raise Stop
        if typed is Key.DANGER and danger(session):
            return True
        if typed is Key.LANGUAGE:
            session.language_changed()
            return False
        chosen = lines[-1][0] if typed is Key.BACK else None
        chosen = next((id_ for number, (id_, _) in labelled if typed == str(number)), chosen)
        if chosen == _TIME:
            session.progress = replace(session.progress, happened="")
            session.keep({"happened": ""})
            return False
        if chosen is not None:
            session.progress = replace(session.progress, interview=steps.reopen(session.progress.interview, chosen))
            session.keep({"reopen": chosen})
            return False


def ask_happened(session: Session) -> None:
    """Ask when it happened; Enter is now."""
    session.say("")
    if not session.progress.recorded:
        session.say(_counter(session))
    _say_when(session)
    while True:
        typed = ask_key_or_line(session.desk.world)
        if isinstance(typed, Key):
            if _happened_key(session, typed):
                return
            continue
        try:
            moment = parse_moment(typed, session.desk.world.now(), session.desk.zone())
        except UsageError as error:
            session.say(f"{sentence(session.words(error.message))} {sentence(session.words(error.hint))}")
            continue
        try:
            happened = format_time(_which(session, moment))
        except _Pressed as pressed:
            if pressed.key is Key.BACK:
                session.say(session.words("When did it happen? Press Enter for now."))
            elif _happened_key(session, pressed.key):
                return
            continue
        session.progress = replace(session.progress, happened=happened, unrecorded=True)
        session.keep({"happened": happened})
        if typed:
            session.say(session.words("That is {time}.", time=_happened_words(session)))
        return


def _say_when(session: Session) -> None:
    words = session.words
    session.say(words("When did it happen? Press Enter for now."))
    session.say(words("Or type a time: 0214, 2.14am, yesterday 23:15"))
    session.say(keys_line(session.desk.world))


def _happened_key(session: Session, key: Key) -> bool:
    """Do what a key says at the time question; True to leave it."""
    if key is Key.STOP:
        raise Stop
    if key is Key.DANGER and not session.progress.recorded:
        return danger(session)
    if key is Key.DANGER:
        session.say(session.words(EMERGENCY_LINE))
    elif key is Key.LANGUAGE:
        session.language_changed()
        _say_when(session)
    elif key is Key.REVIEW:
        review(session)
    elif key is Key.WHY:
        session.say(session.words("The time goes into the record. A late entry is flagged, never refused."))
    else:
        gate = steps.gate(session.protocol)
        if gate is not None and gate.id in dict(session.progress.interview.answers) and not session.progress.recorded:
            session.progress = replace(session.progress, interview=steps.reopen(session.progress.interview, gate.id))
            session.keep({"reopen": gate.id})
            return True
        session.say(session.words("This is the first question."))
    return False


def _which(session: Session, moment: Moment) -> datetime:
    """The moment meant, when the clocks went back and it came twice."""
    if moment.second is None:
        return moment.first
    words = session.words
    session.say(words(CAME_TWICE))
    labels = [words(label) for label in FIRST_OR_SECOND]
    return moment.second if choose(session.desk.world, labels, _press) else moment.first


class _Pressed(Exception):
    """A key was pressed where only a number was asked for: whoever asked does what it says."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self.key = key


def _press(key: Key) -> None:
    raise _Pressed(key)


def _happened_words(session: Session) -> str:
    """When it happened, in local time and words."""
    return long_time(parse_time(session.progress.happened).astimezone(session.desk.zone()), session.words)
