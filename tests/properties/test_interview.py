"""The interview: asks little, ends, forgets nothing, and comes to what the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from calloutcli.analysis.possible import open_to
from calloutcli.analysis.reading import read_rules
from calloutcli.interview import interview as steps
from calloutcli.interview.decision import decide, read_as
from calloutcli.interview.draft import Head, answered, format_event, format_head, parse_draft, replay
from calloutcli.interview.moment import format_time
from calloutcli.protocol.model import UNDECIDED
from calloutcli.protocol.question import UNKNOWN
from tests.builders import NOW, uid_of
from tests.properties.strategies import completions, protocols, situations, values_of


@st.composite
def walks(draw, unknowns=True):
    """(protocol, what the person would answer to each question)."""
    protocol = draw(protocols(most_questions=4))
    truth = draw(situations(protocol, total=True))
    if unknowns:
        truth = {id_: UNKNOWN if draw(st.integers(0, 3)) == 0 else value for id_, value in truth.items()}
    return protocol, truth


def walk(protocol, truth):
    """Every state of the interview, from the start to the end."""
    interview = steps.start(protocol)
    states = [interview]
    while (question := steps.next_question(interview)) is not None:
        assert len(states) <= len(protocol.questions), "it does not end"
        interview = steps.answer(interview, question.id, truth[question.id])
        states.append(interview)
    return states


def as_read(interview):
    """The situation so far, unknown answers read as the protocol says."""
    known = dict(interview.answers)
    return {q.id: read_as(q, known[q.id]) for q in interview.protocol.questions if q.id in known}


@given(walks())
def test_asks_each_question_once(given_):
    """No question is asked twice, and each that is asked could still change the outcome, or is the gate that comes first."""
    protocol, truth = given_
    asked = []
    for state in walk(protocol, truth):
        question = steps.next_question(state)
        if question is not None:
            first_gate = question.gate and question is protocol.questions[0]
            assert first_gate or question.id in open_to(protocol, as_read(state))
            asked.append(question.id)
    assert len(asked) == len(set(asked))


@given(walks())
def test_asks_in_the_order_of_the_protocol(given_):
    """The questions come in the protocol's order, and the answers stand in it."""
    protocol, truth = given_
    order = [question.id for question in protocol.questions]
    last = walk(protocol, truth)[-1]
    positions = [order.index(id_) for id_, _ in last.answers]
    assert positions == sorted(positions)


@given(walks(unknowns=False))
def test_comes_to_what_the_rules_say(given_):
    """With every answer known and no gate open, the decision is that of any full situation with these answers."""
    protocol, truth = given_
    last = walk(protocol, truth)[-1]
    if not steps.gate_opened(last):
        outcome = decide(protocol, dict(last.answers)).outcome
        assert {read_rules(protocol, one).outcome for one in completions(protocol, dict(last.answers))} == {outcome}


@given(walks(unknowns=False))
def test_the_truth_decides_the_same(given_):
    """Asking only what matters gives the outcome that asking everything gives."""
    protocol, truth = given_
    last = walk(protocol, truth)[-1]
    if not steps.gate_opened(last):
        assert decide(protocol, dict(last.answers)).outcome == decide(protocol, truth).outcome


@given(walks())
def test_a_gate_ends_the_asking(given_):
    """A gate answered yes, or with I do not know, is the last thing asked."""
    protocol, truth = given_
    last = walk(protocol, truth)[-1]
    gates = {question.id for question in protocol.questions if question.gate}
    opened = [id_ for id_, value in last.answers if id_ in gates and value in ("yes", UNKNOWN)]
    assert steps.gate_opened(last) == bool(opened)
    assert not opened or last.answers[-1][0] == opened[0]


@given(walks())
def test_unknown_answers_never_stop_it(given_):
    """I do not know to anything still gives a decision at the end, or `undecided` with somebody to ask."""
    protocol, truth = given_
    decision = decide(protocol, dict(walk(protocol, truth)[-1].answers))
    assert decision.ask if decision.outcome == UNDECIDED else protocol.outcome(decision.outcome)


@given(walks())
def test_back_and_the_same_answer_change_nothing(given_):
    """Going back and giving the same answer again leads to where one was."""
    protocol, truth = given_
    for state in walk(protocol, truth):
        reopened = steps.back(state)
        if not state.answers:
            assert reopened == state
            continue
        question = steps.next_question(reopened)
        assert question.id in dict(state.answers)
        again = steps.answer(reopened, question.id, dict(state.answers)[question.id])
        assert (again.answers, again.dropped) == (state.answers, ())
        assert steps.next_question(again) == steps.next_question(state)


@given(walks())
def test_back_goes_one_step(given_):
    """Going back reopens the question answered last before the present one, and again, back to the first."""
    protocol, truth = given_
    for state in walk(protocol, truth):
        here = state
        for id_, _ in reversed(state.answers):
            here = steps.back(here)
            assert steps.next_question(here).id == id_
        assert steps.back(here) == here


@given(walks(), st.data())
def test_a_changed_answer_keeps_only_what_applies(given_, data):
    """After an answer is changed, every answer that is kept would be asked for, and every other one is named.

    In an emergency nothing that was said is dropped.
    """
    protocol, truth = given_
    last = walk(protocol, truth)[-1]
    if not last.answers:
        return
    id_ = data.draw(st.sampled_from([id_ for id_, _ in last.answers]))
    value = data.draw(st.sampled_from([*values_of(protocol.question(id_)), UNKNOWN]))
    changed = steps.answer(steps.reopen(last, id_), id_, value)
    expected = {**dict(last.answers), id_: value}
    assert {**expected, **dict(changed.answers)} == expected
    assert set(changed.dropped) == expected.keys() - dict(changed.answers).keys()
    if steps.gate_opened(changed):
        assert (dict(changed.answers), changed.dropped) == (expected, ())
        return
    before = {}
    for question in protocol.questions:
        if question.id in expected:
            first_gate = question.gate and question is protocol.questions[0]
            asked = first_gate or question.id in open_to(protocol, before)
            assert asked == (question.id not in changed.dropped)
        if question.id in dict(changed.answers):
            before[question.id] = read_as(question, expected[question.id])


@given(walks(), st.data())
def test_a_draft_replays_to_the_same_place(given_, data):
    """The events of an interview, through their bytes on disk, bring back the very same state, changes included."""
    protocol, truth = given_
    states = walk(protocol, truth)
    events = [answered(*pair) for pair in order_asked(states)]
    interview = states[-1]
    if interview.answers and data.draw(st.booleans()):
        id_ = data.draw(st.sampled_from([id_ for id_, _ in interview.answers]))
        interview = steps.reopen(interview, id_)
        events.append({"reopen": id_})
        if data.draw(st.booleans()):
            value = data.draw(st.sampled_from([*values_of(protocol.question(id_)), UNKNOWN]))
            interview = steps.answer(interview, id_, value)
            events.append(answered(id_, value))
    head = Head("ELM-0000-0", uid_of(1), protocol.sha256, format_time(NOW), "en")
    raw = format_head(head) + b"".join(format_event(event) for event in events)
    read_head, read_events, good = parse_draft(raw)
    assert (read_head, good) == (head, len(raw))
    assert replay(protocol, read_events).interview == interview


@given(walks(), st.data())
def test_any_cut_of_a_draft_is_an_earlier_state(given_, data):
    """A draft cut anywhere replays to a state that the interview was in: nothing is made up."""
    protocol, truth = given_
    states = walk(protocol, truth)
    head = format_head(Head("ELM-0000-0", uid_of(1), protocol.sha256, format_time(NOW), "en"))
    raw = head + b"".join(format_event(answered(*pair)) for pair in order_asked(states))
    cut = data.draw(st.integers(len(head), len(raw)))
    _, events, good = parse_draft(raw[:cut])
    assert good <= cut
    assert replay(protocol, events).interview.answers == states[len(events)].answers


@given(walks())
def test_questions_left_is_never_negative(given_):
    """The number of questions still to come is never below 0, is 0 at the end, and is under the protocol's total."""
    protocol, truth = given_
    states = walk(protocol, truth)
    assert all(0 <= steps.questions_left(state) < len(protocol.questions) for state in states[:-1])
    assert steps.questions_left(states[-1]) == 0


def order_asked(states):
    """(question, answer) pairs in the order in which they were given."""
    last = dict(states[-1].answers)
    asked = [steps.next_question(state) for state in states]
    return [(question.id, last[question.id]) for question in asked if question is not None]
