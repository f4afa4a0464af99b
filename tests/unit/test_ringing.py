"""What looks like a phone number, and which hours of the day nobody answers."""

import pytest

from calloutcli.interview.ringing import gaps, is_like_number, split_hours


@pytest.mark.parametrize(
    "text",
    ["01632 960001", "(01632) 960 001", "01632-960001", "+44 1632 960001", "+44 (0)1632 960001", "101", "111", "0800 1111",
     "0845 46 47", "01632 960001 ext 12", "01632 960001 x12", "+353 1 632 9600", "07700 900123"],
)  # fmt: skip
def test_numbers(text):
    """What a home would type for a number is taken without a question."""
    assert is_like_number(text)


@pytest.mark.parametrize(
    "text",
    ["01632 96000", "01632 9600011", "the office", "ring Anna", "01632 960001 or 960002", "99", "+44 960001", "", "1", "12345678",
     "\u0660\u0661\u0666\u0663\u0662 \u0669\u0666\u0660\u0660\u0660\u0661"],
)  # fmt: skip
def test_other_texts(text):
    """A digit too few or too many, and words, draw a question."""
    assert not is_like_number(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("01632 960001, 17:00 to 09:00", ("01632 960001", "17:00 to 09:00")),
        ("01632 960001,Monday to Friday, 9 to 5", ("01632 960001", "Monday to Friday, 9 to 5")),
        ("01632 960001", ("01632 960001", "")),
        ("01632 960001,", ("01632 960001,", "")),
        ("the office, 9 to 5", ("the office, 9 to 5", "")),
    ],
)
def test_hours_on_the_line_of_the_number(text, parts):
    """They are told apart where the first part is a number."""
    assert split_hours(text) == parts


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        (["17:00 to 09:00"], (("09:00", "17:00"),)),
        (["17:00 to 09:00", "9am-5pm"], ()),
        (["17:00 i 09:00", "o 9yb tan 5yh"], ()),
        (["17:00 to 08:30", "09.00 to 17.00"], (("08:30", "09:00"),)),
        (["08:00 to 12:00", "13:00 to 18:00"], (("12:00", "13:00"), ("18:00", "08:00"))),
        (["", "17:00 to 09:00"], ()),
        (["00:00 to 24:00"], ()),
        (["9 to 9"], ()),
        (["12am to 12pm"], (("12:00", "00:00"),)),
        (["Monday to Friday, 09:00 to 17:00"], ()),
        (["25:00 to 09:00"], ()),
        (["13pm to 09:00"], ()),
        (["office hours", "17:00 to 09:00"], ()),
        ([], ()),
    ],
)
def test_hours_that_nobody_has(hours, found):
    """They are named where every text says two times of a clock; where one says more, nobody can tell."""
    assert gaps(hours) == found
