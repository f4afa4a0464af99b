"""What was typed wrong, and the reference that was meant: found after any one slip, never made up."""

import random

from hypothesis import given
from hypothesis import strategies as st

from calloutcli.record.reference import format_reference, near_references
from tests.houses import House, reference
from tests.properties.test_names import codes, numbers

SOME = [format_reference("ELM", number) for number in random.Random(5).sample(range(2**20), 300)]
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@st.composite
def slips(draw, text):
    """A reference with one letter wrong, missing or too many, or two neighbours swapped."""
    at = draw(st.integers(0, len(text) - 1))
    letter = draw(st.sampled_from(LETTERS))
    kind = draw(st.sampled_from(["wrong", "missing", "more", "swapped"]))
    if kind == "wrong":
        return text[:at] + letter + text[at + 1 :]
    if kind == "missing":
        return text[:at] + text[at + 1 :]
    if kind == "more":
        return text[:at] + letter + text[at:]
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


@given(st.sampled_from(SOME), st.data(), st.booleans())
def test_one_slip_finds_the_reference_that_was_meant(meant, data, lower):
    """In whatever letters it was typed, and whether the dashes are there; at most three are named."""
    typed = data.draw(slips(meant))
    typed = typed.lower() if lower else typed
    found = near_references(typed, SOME)
    assert meant in found
    assert len(found) <= 3
    assert near_references(typed.replace("-", " "), SOME) == found


@given(st.sampled_from(SOME), st.data())
def test_two_slips_find_it_or_one_that_is_as_near(meant, data):
    """What is named is never farther away than what was meant."""
    typed = data.draw(slips(data.draw(slips(meant))))
    found = near_references(typed, SOME)
    assert meant in found or not found or all(_distance(typed, one) <= 2 for one in found)


@given(st.text(max_size=12), st.lists(st.builds(format_reference, codes, numbers), max_size=20))
def test_only_what_is_known_and_near_is_named(text, known):
    """Whatever is typed: a known reference, at most three, none farther than two slips, all equally near."""
    found = near_references(text, known)
    assert set(found) <= set(known)
    assert len(found) <= 3
    assert list(found) == sorted(found)


def test_what_was_left_out_is_found():
    """The home's code, and with it the check character too; but not where nothing is near."""
    meant = SOME[7]
    _, letters, check = meant.split("-")
    assert near_references(f"{letters}-{check}", SOME) == (meant,)
    assert near_references(letters, SOME) == (meant,)
    assert near_references(letters[:2], SOME) == ()
    for nothing in ("", "-", "ELM", "UUUU", "ELM-UUUU-U", "x" * 5000):
        assert near_references(nothing, SOME) == ()


def test_look_alikes_are_no_slips():
    """O for 0, I and L for 1, also in the home's code."""
    known = [format_reference("ELM", 1), format_reference("ELM", 70_000)]
    assert known[0] == "ELM-0001-F"
    assert near_references("E1M-OOOL-F", known) == ("ELM-0001-F",)
    assert near_references("E1M-OOXL-F", known) == ("ELM-0001-F",)


def test_two_neighbours_swapped_are_one_slip():
    """What is one swap away is nearer than what has two other letters."""
    assert near_references("ELM-1023-X", ["ELM-0123-X", "ELM-1045-X"]) == ("ELM-0123-X",)


def test_too_many_alike_are_none():
    """Where more than three are equally near, naming one would be a guess."""
    known = [f"ELM-000{letter}-X" for letter in "ABCD"]
    assert near_references("ELM-000E-X", known[:3]) == tuple(known[:3])
    assert near_references("ELM-000E-X", known) == ()
    assert near_references("ELM-000A-Y", known) == ("ELM-000A-X",), "the nearest alone, where others are farther"


def test_every_command_that_takes_a_reference_names_the_nearest(tmp_path):
    """A wrong check character, two letters swapped, a reference that no case has."""
    house = House(tmp_path / "home")
    house.decide(0x7123)
    right = reference(0x7123)
    assert right == "ELM-0W93-6"
    for typed, said in (
        ("ELM-0W93-7", "is mistyped: its last character does not fit"),
        ("ELM-W093-6", "is mistyped"),
        ("elm-0w9-6", "is not a reference"),
        (reference(0x7124), "no case here has the reference ELM-0W94-7"),
    ):
        for words in (
            ("show", typed),
            ("card", typed),
            ("close", typed),
            ("add", typed, "note"),
            ("log", "erase", typed, "--all"),
            ("log", "export", str(tmp_path / "out"), "--case", typed),
        ):
            status, screen = house.run(*words)
            assert status == 2, screen
            flat = " ".join(screen.split())
            assert said in flat, (words, screen)
            assert f"did you mean {right}? Look at the card again" in flat, (words, screen)
    assert house.run("show", "ELM-QQQQ-Q")[0] == 2
    assert "did you mean" not in house.run("show", "ELM-QQQQ-Q")[1]
    status, screen = House(tmp_path / "empty").run("show", "ELM-0W93-7")
    assert status == 2
    assert "mistyped" in screen


def _distance(one: str, other: str) -> int:
    """By how many slips two texts differ, dashes aside: the plain definition, without a bound."""
    one, other = (text.replace("-", "") for text in (one, other))
    rows = [[max(i, j) if not i * j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]
