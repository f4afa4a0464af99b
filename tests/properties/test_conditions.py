"""Conditions: whatever can be said can be written, and is read back as the same."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calloutcli.protocol.answers import format_answers, parse_answers
from calloutcli.protocol.condition import (
    Answer,
    Includes,
    NothingTicked,
    Within,
    format_condition,
    format_test,
    parse_condition,
    parse_test,
)
from calloutcli.protocol.question import UNKNOWN, Question
from calloutcli.protocol.source import parse_source
from tests.properties.strategies import (
    conditions,
    conditions_on_one,
    protocols_with_situations,
    questions,
    some_questions,
    text_of,
)


def read(data, asked):
    """The condition in plain data; a finding is an error."""

    def problem(id_, path, message, cure):
        raise AssertionError((id_, path, message, cure))

    return parse_condition(data, (), {question.id: question for question in asked}, problem)


@st.composite
def questions_with_condition(draw):
    """(questions, a condition over them)."""
    asked = draw(some_questions(widest=60, most_answers=5))
    return asked, draw(conditions(asked, 4))


@st.composite
def question_with_test(draw):
    """(a question, a test on its answer)."""
    question = draw(questions("q", widest=200, most_answers=6))
    return question, draw(conditions_on_one(question)).test


@given(questions_with_condition())
def test_plain_data_round_trip(given_):
    """A condition formatted to plain data parses to itself."""
    asked, condition = given_
    assert read(format_condition(condition), asked) == condition


@given(questions_with_condition())
def test_yaml_round_trip(given_):
    """A condition written as YAML text, in flow style with every text quoted, parses to itself."""
    asked, condition = given_
    text = json.dumps({"when": format_condition(condition)})
    source = parse_source(text.encode(), "condition.yaml")
    assert read(source.data["when"], asked) == condition


@given(questions_with_condition())
def test_block_yaml_round_trip(given_):
    """A condition written as people write YAML, indented and unquoted, parses to itself."""
    asked, condition = given_

    def block(data, depth):
        pad = "  " * depth
        if isinstance(data, str):
            return f" {data}\n"
        if isinstance(data, list):
            return "\n" + "".join(f"{pad}-\n{pad}  {block(item, depth + 1).strip(chr(10)).lstrip()}\n" for item in data)
        return "\n" + "".join(f"{pad}{key}:{block(value, depth + 1)}" for key, value in data.items())

    source = parse_source(("when:" + block(format_condition(condition), 1)).encode(), "condition.yaml")
    assert read(source.data["when"], asked) == condition


@given(question_with_test())
def test_phrase_round_trip(given_):
    """The phrase of a test on one answer is read back as that test."""
    question, test = given_

    def complain(id_, message, cure):
        raise AssertionError((id_, message, cure))

    assert parse_test(question, format_test(test), complain) == test


NUMBER = Question("q", text_of("q?"), None, None, "number", (), 0, 10, "ask", gate=False)
TICKS = Question(
    "q", text_of("q?"), None, None, "several", tuple((i, text_of(i)) for i in "abc"), 0, 0, "ask", gate=False
)


@pytest.mark.parametrize(
    ("phrase", "intervals"),
    [
        ("3", ((3, 3),)),
        ("3 or 4", ((3, 4),)),
        ("6 to 7 or 3 or 5 or 4", ((3, 7),)),
        ("3 to 6 or 5 to 9", ((3, 9),)),
        ("under 3", ((0, 2),)),
        ("under 3 or over 8", ((0, 2), (9, 10))),
        ("8 or more", ((8, 10),)),
        ("2 or fewer or 8 or more", ((0, 2), (8, 10))),
        ("0 or more", ((0, 10),)),
    ],
)
def test_numbers_in_words(phrase, intervals):
    """A phrase about a number is the numbers that it means, neighbours joined."""
    assert parse_test(NUMBER, phrase, print) == Within(intervals)


@pytest.mark.parametrize(
    ("phrase", "test"),
    [
        ("includes a", Includes(("a",))),
        ("includes c or a", Includes(("a", "c"))),
        ("includes c and a", Includes(("a", "c"), every=True)),
        ("includes a and a", Includes(("a",))),
        ("includes any", Includes(("a", "b", "c"))),
        ("nothing ticked", NothingTicked()),
    ],
)
def test_ticks_in_words(phrase, test):
    """A phrase about ticked options is the test that it means, options in the question's order."""
    assert parse_test(TICKS, phrase, print) == test


@given(questions("q", most_answers=6))
def test_each_answer_is_a_phrase(question):
    """Every answer of a choice, alone, is a phrase that means just that answer."""
    for id_, _ in question.answers if question.kind == "choice" else ():
        assert read({"q": id_}, [question]) == Answer("q", parse_test(question, id_, print))
        assert parse_test(question, id_, print).answers == (id_,)


@given(protocols_with_situations())
def test_answers_round_trip(given_):
    """Answers written to a record's JSON are read back as the same answers."""
    protocol, situation = given_

    def problem(*told):
        raise AssertionError(told)

    data = json.loads(json.dumps(format_answers(situation)))
    assert parse_answers(data, (), protocol, problem) == situation


@given(protocols_with_situations())
def test_answers_in_yaml(given_):
    """Answers in a YAML file, where every number is text, are read as the same answers."""
    protocol, situation = given_
    text = json.dumps({"answers": format_answers(situation)})

    def problem(*told):
        raise AssertionError(told)

    data = parse_source(text.replace('"unknown"', UNKNOWN).encode(), "answers.yaml").data["answers"]
    assert parse_answers(data, (), protocol, problem) == situation
