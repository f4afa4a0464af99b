"""What is compared, kept and added up of a practice: values in, values out."""

import random
from datetime import date

import pytest

from calloutcli.canonical import format_canonical, parse_canonical
from calloutcli.cli.practice.stories import next_story, story_named
from calloutcli.errors import ProtocolError, UsageError
from calloutcli.frozen import replace
from calloutcli.interview import interview as steps
from calloutcli.interview.decision import decide
from calloutcli.interview.practice import Practice, compare_answers, format_practice, parse_practices
from calloutcli.interview.practised import Times, practised
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.question import UNKNOWN
from calloutcli.protocol.scenario import load_scenarios
from tests.builders import REFERENCE_MODEL, REPOSITORY

PROTOCOL = load_protocol(REFERENCE_MODEL.read_bytes(), "1.0.0.yaml")
STORIES = load_scenarios((REFERENCE_MODEL.parent / "scenarios.yaml").read_bytes(), "scenarios.yaml", PROTOCOL)
BY_NAME = {story.id: story for story in STORIES}
PUSH = dict(BY_NAME["V11-push-carer-no-injury"].answers)
ONE = Practice(
    day=date(2026, 11, 22),
    protocol="reference-model",
    version="1.0.0",
    sha256="ab" * 32,
    scenario="V11-push-carer-no-injury",
    story={"danger": "no", "happened": ["hurt"], "not_over": "no"},
    says="in_house",
    first="call_999",
    answers={
        "danger": "no",
        "happened": ["home_things", "hurt"],
        "not_over": "yes",
        "pattern": "no",
        "loss": "unknown",
    },
    outcome="manager_now",
    changed=("not_over",),
    language="cy",
)


def walked(answers):
    """The answers that an interview holds of somebody who answers so, and "I do not know" to everything else."""
    walk = steps.start(PROTOCOL)
    while (question := steps.next_question(walk)) is not None:
        walk = steps.answer(walk, question.id, answers.get(question.id, UNKNOWN))
    return dict(walk.answers)


# ------------------------------------------------------------------ comparing


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_nothing_parts_somebody_who_answers_as_the_story(story):
    """Compared with itself there is nothing, whether all of it was asked or only what the interview asks."""
    answers = dict(story.answers)
    assert compare_answers(PROTOCOL, answers, answers) == ()
    assert compare_answers(PROTOCOL, answers, walked(answers)) == ()
    assert decide(PROTOCOL, walked(answers)).outcome == story.outcome


@pytest.mark.parametrize("seed", range(40))
def test_the_partings_lead_from_the_answers_to_the_story(seed):
    """From the outcome of the answers to that of the story, each where the one above it ended; so where these differ, one changes it."""
    chance = random.Random(seed)
    story, other = chance.sample(STORIES, 2)
    mixed = dict(story.answers) | dict(chance.sample(other.answers, chance.randint(1, len(other.answers))))
    yours = walked(mixed)
    partings = compare_answers(PROTOCOL, dict(story.answers), yours)
    outcomes = [decide(PROTOCOL, yours).outcome, *(parting.after for parting in partings)]
    assert [parting.before for parting in partings] == outcomes[:-1]
    assert outcomes[-1] == story.outcome
    order = [question.id for question in PROTOCOL.questions]
    assert [one.question for one in partings] == sorted((one.question for one in partings), key=order.index)
    assert {one.question for one in partings} == {
        id_ for id_, value in yours.items() if value != dict(story.answers).get(id_, UNKNOWN)
    }


def test_one_answer_that_changes_the_decision():
    """The question, both answers, and the rule that the other answer met."""
    (parting,) = compare_answers(PROTOCOL, PUSH, {**PUSH, "not_over": "yes"})
    assert (parting.question, parting.yours, parting.story) == ("not_over", "yes", "no")
    assert (parting.before, parting.rules, parting.after) == ("manager_now", ("not-over-yet",), "in_house")
    assert parting.changes


def test_what_the_story_does_not_say():
    """Not knowing is how the story has it; an answer to it parts from the story, which has none."""
    assert compare_answers(PROTOCOL, PUSH, {**PUSH, "pattern": UNKNOWN}) == ()
    (parting,) = compare_answers(PROTOCOL, PUSH, {**PUSH, "pattern": "yes"})
    assert (parting.story, parting.before, parting.after) == (None, "slow_time", "in_house")
    (parting,) = compare_answers(PROTOCOL, PUSH, {**PUSH, "pattern": "no"})
    assert not parting.changes


def test_two_answers_each_of_which_is_enough():
    """The first one changed alone changes nothing, and the second one then does: that is what the two lines say."""
    first, second = compare_answers(PROTOCOL, PUSH, {**PUSH, "plan": "ask_manager", "not_over": "yes"})
    assert (first.question, first.changes, second.question, second.changes) == ("plan", False, "not_over", True)


def test_a_gate_that_was_opened_stands_alone():
    """Danger that is not in the story: everything after it was not asked, and is as the story has it."""
    (parting,) = compare_answers(PROTOCOL, PUSH, {"danger": UNKNOWN})
    assert (parting.before, parting.after) == ("call_999", "in_house")


# ------------------------------------------------------------------ the line that is kept


def test_a_line_is_read_back():
    """Several lines, in order; what was torn or changed in between is counted and costs no other line."""
    other = replace(ONE, first="", answers={}, changed=())
    assert parse_practices(format_practice(ONE) + format_practice(other)) == ([ONE, other], 0)
    torn = format_practice(ONE)[:-20] + format_practice(other)
    assert parse_practices(torn) == ([other], 1)
    assert parse_practices(b"") == ([], 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [("practice", 2), ("practice", True), ("day", "22 November"), ("says", None), ("changed", "x"), ("answers", [])],
)
def test_a_line_of_another_form_is_not_read(field, value):
    """A later format, a field missing or of another kind: the line is counted as unreadable."""
    line = parse_canonical(format_practice(ONE).strip())
    assert parse_practices(format_canonical({**line, field: value}) + b"\n") == ([], 1)
    del line[field]
    assert parse_practices(format_canonical(line)) == ([], 1)


def test_a_line_says_nothing_of_who_it_was():
    """No name, no role, no hour, no reference: the fields are these."""
    assert set(parse_canonical(format_practice(ONE).strip())) == {
        *("practice", "day", "protocol", "version", "sha256", "scenario"),
        *("story", "says", "first", "answers", "outcome", "changed", "language"),
    }


# ------------------------------------------------------------------ the summary


def test_what_many_practices_come_to():
    """Counted by story and by question; a first thought that was left out is in no count, and neither is not knowing as the story."""
    agreed = replace(ONE, first="", answers={"danger": "no", "not_over": "no"}, outcome="in_house", changed=())
    elsewhere = replace(ONE, protocol="small", first="in_house")
    found, small = practised([ONE, agreed, elsewhere, ONE])
    assert (found.times, found.same, found.thoughts, found.thoughts_same) == (3, 1, 2, 0)
    assert (small.protocol, small.times, small.thoughts, small.thoughts_same) == ("small", 1, 1, 1)
    (story,) = found.stories
    assert (story.times, story.same, story.says) == (3, 1, "in_house")
    assert story.outcomes == (Times("manager_now", 2), Times("in_house", 1))
    assert [(one.question, one.times, one.otherwise, one.guessed, one.changed) for one in found.questions] == [
        ("not_over", 3, 2, 0, 2),
        ("happened", 2, 2, 0, 0),
        ("pattern", 2, 0, 2, 0),
    ]
    assert found.questions[1].answers == (Times(["home_things", "hurt"], 2),)
    assert practised([]) == ()


# ------------------------------------------------------------------ which story


def test_a_story_by_the_beginning_of_its_name():
    """In any letters; the whole name wins over longer ones; several or none are refused."""
    assert story_named(STORIES, "v11").id == "V11-push-carer-no-injury"
    longer = (replace(STORIES[0], id="a"), replace(STORIES[0], id="a-b"))
    assert story_named(longer, "A").id == "a"
    for wanted in ("V", "nothing"):
        with pytest.raises(UsageError):
            story_named(STORIES, wanted)


def test_the_next_story_is_one_that_was_practised_least():
    """Every story comes once before any comes twice; one that does not come out as expected never comes."""
    chance = random.Random("practice")
    some = (*STORIES[:4], replace(STORIES[4], outcome="call_999"))
    told = []
    for _ in range(8):
        told.append(next_story(PROTOCOL, some, told, chance.randbytes).id)
    expected = sorted(story.id for story in STORIES[:4])
    assert sorted(told[:4]) == sorted(told[4:]) == expected
    assert told[:4] != expected or told[4:] != expected
    with pytest.raises(UsageError):
        next_story(PROTOCOL, some[4:], [], chance.randbytes)


def test_what_is_given_goes_with_every_story():
    """`given` of a file of worked incidents is text, and may be left out; no shipped story leans on another one's name."""
    text = "format: 1\nprotocol: reference-model\ngiven: It is Monday.\nscenarios:\n  a: {story: S, answers: {}, outcome: undecided}\n"
    assert [story.given for story in load_scenarios(text.encode(), "s.yaml", PROTOCOL)] == ["It is Monday."]
    with pytest.raises(ProtocolError):
        load_scenarios(text.replace("It is Monday.", "[a]").encode(), "s.yaml", PROTOCOL)
    assert all("plan" in story.given for story in STORIES)
    for file in REPOSITORY.glob("protocols/*/scenarios.yaml"):
        protocol = load_protocol(next(file.parent.glob("*.*.*.yaml")).read_bytes(), "p.yaml")
        stories = load_scenarios(file.read_bytes(), file.name, protocol)
        names = {one.id.partition("-")[0] for one in stories if one.id[1:2].isdigit()}
        assert [one.id for one in stories if names & set(one.story.replace(".", " ").replace(",", " ").split())] == []
