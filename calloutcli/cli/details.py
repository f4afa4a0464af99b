"""What is asked after the decision, for the record: each may be left out. Whoever was hurt is offered that somebody else decides."""

from calloutcli.cli.advice import (
    Back,
    ask_text,
    choose_or_leave_out,
    depart_or_not,
    keep_detail,
    line_or_stop,
    text_keys,
)
from calloutcli.cli.decider import hand_over_question, is_called_for, is_handed_over, say_hand_over
from calloutcli.cli.prompt import AskAgain, question_lines, read_answer
from calloutcli.cli.session import Session
from calloutcli.interview.details import DECIDER_INVOLVED, DETAILS, HANDED_OVER_TO, DetailQuestion
from calloutcli.protocol.answers import format_answers
from calloutcli.protocol.question import Question


def ask_details(session: Session) -> None:
    """What names or describes somebody, and the protocol's own questions for the record. Each may be left out."""
    left = _details_left(session)
    at = _next_asked(session, left, 0)
    while at < len(left):
        asked = left[at]
        try:
            if not isinstance(asked, DetailQuestion):
                _ask_record(session, asked)
            elif asked.name == HANDED_OVER_TO:
                _hand_over(session, asked)
            else:
                _ask_detail(session, asked)
        except Back:
            before = [earlier for earlier in range(at) if _is_asked(session, left[earlier])]
            if not before:
                session.say(session.words("This is the first question."))
            at = before[-1] if before else at
        except AskAgain:
            continue
        else:
            at = _next_asked(session, left, at + 1)


def _next_asked(session: Session, left: list[DetailQuestion | Question], start: int) -> int:
    """Where the next detail stands that is asked, from `start` on; the number of them when there is none."""
    return next((at for at in range(start, len(left)) if _is_asked(session, left[at])), len(left))


def _is_asked(session: Session, asked: DetailQuestion | Question) -> bool:
    """Whether a detail is asked: who decides now only where somebody else should."""
    return not isinstance(asked, DetailQuestion) or asked.name != HANDED_OVER_TO or is_called_for(session)


def _details_left(session: Session) -> list[DetailQuestion | Question]:
    """The details that are not known yet, in the order of asking. Who decides now stands after whether the person deciding was hurt."""
    known = session.progress.details
    left: list[DetailQuestion | Question] = [detail for detail in DETAILS if detail.name not in known]
    for question in session.protocol.record:
        left += [question] if question.id not in known else []
        if question.id == DECIDER_INVOLVED and HANDED_OVER_TO not in known:
            left.append(hand_over_question(session.protocol, session.language))
    return left


def _hand_over(session: Session, asked: DetailQuestion) -> None:
    """Say that somebody else can decide, ask who does, and take what they decide if it is something else."""
    say_hand_over(session)
    _ask_detail(session, asked)
    if not is_handed_over(session):
        return
    session.say("")
    session.say(session.words("Did they decide something else? Then type o. If not, press Enter."))
    while (typed := line_or_stop(session)) not in ("", "o", "O"):
        session.say(session.words("Type o, or press Enter."))
    if typed:
        depart_or_not(session)


def _ask_detail(session: Session, detail: DetailQuestion) -> None:
    """One of the questions that are asked whatever the protocol."""
    if not detail.choices:
        ask_text(session, detail.name, session.words(detail.ask))
        return
    session.say("")
    session.say(session.words(detail.ask))
    chosen = choose_or_leave_out(session, [session.words(label) for _, label in detail.choices], required=False)
    if chosen is not None:
        keep_detail(session, detail.name, detail.choices[chosen][0], personal=False)


def _ask_record(session: Session, question: Question) -> None:
    """One of the protocol's questions for the record."""
    if question.kind == "words":
        ask_text(session, question.id, question.ask.to(session.language))
        return
    session.say("")
    words = session.words
    for line in question_lines(question, words):
        session.say(line)
    session.say(f"{words('Type a number, or press Enter to leave it out.')} {text_keys(session)}")
    while True:
        typed = line_or_stop(session)
        if typed == "":
            return
        answer, instead = read_answer(question, typed, words)
        if answer is None:
            session.say(instead)
            continue
        keep_detail(session, question.id, format_answers({question.id: answer})[question.id], personal=False)
        return
