"""The three pages of docs/ that start from zero go as they are told, command by command."""

import os
import re
import sys

import pytest

from calloutcli.demo import provider
from calloutcli.demo.profiles import PROFILES
from tests.guides.following import follow
from tests.guides.guides import DOCS, GUIDES, commands_on, needing, read_guide, text_of, with_screens
from tests.guides.installing import installed
from tests.guides.likeness import likeness
from tests.stories.stories import NEVER_ASKED, difference, play, updated

UPDATE = os.environ.get("UPDATE_STORIES") == "1"


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_goes_as_it_is_told(name, tmp_path, monkeypatch):
    """Each command, typed in the order of the page in a home made for it, shows what the page shows."""
    monkeypatch.chdir(tmp_path)
    for variable in ("CALLOUT_HOME", "CALLOUT_LANG", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    # Of the homes that do not exist only the one that a page looks at: the others are made below, as a reader makes them.
    monkeypatch.setattr(provider, "PROFILES", tuple(one for one in PROFILES if one.folder in text_of(name)))
    told = read_guide(name)
    real = play(told, tmp_path)
    lost = [line for step in real.steps for line in step.screen if line.startswith(NEVER_ASKED)]
    if UPDATE and difference(told, real) and not lost:
        (DOCS / f"{name}.md").write_text(with_screens(text_of(name), updated(told, real)), encoding="utf-8")
        return
    if otherwise := difference(told, real):
        pytest.fail(otherwise, pytrace=False)


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_has_no_command_that_is_not_followed(name):
    """Every fenced block is one that is played, every command in it is a step, and a block stands on the page as it is played."""
    text = text_of(name)
    assert set(re.findall(r"^```(.*)$", text, re.MULTILINE)) == {"console", ""}
    steps = [step for step in read_guide(name).steps if step.is_command]
    assert [step.head[0].removeprefix("$ ") for step in steps] == commands_on(name)
    assert with_screens(text, read_guide(name)) == text


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_leads_only_to_what_is_there(name):
    """Each link of a page leads to a file beside it."""
    links = re.findall(r"\]\(([^):#]+)[)#]", text_of(name))
    assert [link for link in links if not (DOCS / link).exists()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_the_guides_in_a_fresh_environment(tmp_path):
    """Whoever installs the wheel and nothing else, and types what the pages say, sees what they show: today, with his own keys.

    Only what the page itself says needs more packages is left out here: tests/peers/test_guides.py follows that too.
    """
    callout = installed(tmp_path)
    told = []
    for name in GUIDES:
        (tmp_path / name).mkdir()
        told += follow(name, callout, tmp_path / name, leave_out=needing("report", name))
    assert not told, "\n\n".join(told)


SHOWN = (
    "Going on with ELM-5D0C-G, begun Sunday 22 November, 01:55. Answers",
    "kept: 1.",
    "...",
    "Reference:",
    "ELM-5D0C-G",
)


def test_a_screen_of_another_day_is_alike():
    """Other references and times, lines that break elsewhere, more lines where the page leaves some out: all this is alike."""
    real = (
        "Going on with",
        "HOME-AB12-$, begun 1 May 2027, 23:59. Answers kept: 1.",
        "a",
        "b",
        "Reference:",
        "HOME-AB12-$",
    )
    assert likeness(SHOWN, real) == {"ELM-5D0C-G": "HOME-AB12-$", "Sunday 22 November": "1 May 2027", "01:55": "23:59"}
    assert likeness(SHOWN, real[:2] + real[4:]) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [("kept: 1", "kept: 2"), ("Reference:", "Number:"), ("\nHOME-AB12-$", "\nHOME-AB12-X"), ("1 May 2027", "soon")],
)
def test_a_screen_that_says_something_else_is_not_alike(old, new):
    """Another word, another number, one reference that became two, or no day where the page has one: none is alike."""
    real = "Going on with HOME-AB12-$, begun 1 May 2027, 23:59. Answers kept: 1.\nReference:\nHOME-AB12-$".replace(
        old, new
    )
    assert likeness(SHOWN, real.split("\n")) is None
