"""Every story goes as it is told: tests/stories/*.story, and the transcript in the README."""

import os
import re
from pathlib import Path

import pytest

from tests.stories.stories import (
    HERE,
    NEVER_ASKED,
    Story,
    difference,
    fits,
    format_story,
    parse_story,
    play,
    read_story,
    updated,
)

README = HERE.parents[1] / "README.md"
STORIES = sorted(HERE.glob("*.story"))
UPDATE = os.environ.get("UPDATE_STORIES") == "1"


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to play in, which is also the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("CALLOUT_HOME", "CALLOUT_LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def _assert_goes(story: Story, real: Story) -> None:
    told = difference(story, real)
    if told:
        pytest.fail(told, pytrace=False)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story(path: Path, stage: Path) -> None:
    """What the screen shows is what the story says, and no bytes that could drive a terminal are in it."""
    story = read_story(path)
    real = play(story, stage)
    assert "\x1b" not in format_story(real)
    lost = [line for step in real.steps for line in step.screen if line.startswith(NEVER_ASKED)]
    if UPDATE and difference(story, real) and not lost:
        path.write_text(format_story(updated(story, real)), encoding="utf-8")
        return
    _assert_goes(story, real)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story_is_laid_out(path: Path) -> None:
    """A story stands in its file as the runner would write it, so that an update changes only what changed."""
    text = path.read_text(encoding="utf-8")
    assert format_story(parse_story(path.stem, text)) == text


def test_readme_transcript(stage: Path) -> None:
    """The transcript in the README is what the screen really shows, with the settings of readme.story."""
    text = README.read_text(encoding="utf-8")
    found = re.search(r"^```console\n(\$ callout decide\n.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found is not None, "README.md has no ```console block that begins with `$ callout decide`"
    settings = read_story(HERE / "readme.story")
    shown = parse_story("readme", found[1])
    story = Story("readme", (), (*settings.settings, *shown.steps))
    _assert_goes(story, play(story, stage))


def test_any_lines_stand_for_none_or_many() -> None:
    """`...` alone on a line fits no line, one line and many; everything else must be equal."""
    assert fits(["a", "...", "d"], ["a", "d"])
    assert fits(["a", "...", "d"], ["a", "b", "c", "d"])
    assert fits(["..."], [])
    assert not fits(["a", "...", "d"], ["a", "b"])
    assert not fits(["a", "b"], ["a", "c"])


def test_an_update_keeps_what_was_left_out() -> None:
    """An update changes the line that changed, and leaves `...` between the lines that it stood between."""
    told = parse_story("x", "$ callout a\na\n...\nd\nold\n...\n")
    real = parse_story("x", "$ callout a\na\nb\nc\nd\nnew\nf\n")
    assert updated(told, real).steps[0].screen == ("a", "...", "d", "new", "f")


def test_a_story_that_goes_otherwise_is_shown(stage: Path) -> None:
    """The difference names the command and shows the line that was expected and the one that came."""
    story = parse_story("other", "A story\n\n$ callout --version\ncallout 0.0.0-never\n")
    told = difference(story, play(story, stage))
    assert "at: $ callout --version" in told
    assert "-callout 0.0.0-never" in told
    assert re.search(r"^\+callout \d", told, re.MULTILINE)
