"""Stories: plain text that is both manual and test. This module reads them, plays them, and can write them anew.

Format of a story, line by line:

    A title line, then a paragraph for people.

    clock: 2026-11-22 01:55         the clock in London, from here on; it stands still until the next such line
    file home/home.yaml:            a file, made before the next command; its text follows, indented by four spaces
    # words                         a remark for people
    $ callout decide                a command; below it stands exactly what the screen then shows
    > 2                             inside the screen: what the person types at a prompt (`>` alone: Enter)
    > ^C                            ... and the keys Ctrl-C and ^D (the input is closed)
    ...                             alone on a line: any lines, or none
    [exit 3]                        after the screen: the exit status, when it is not 0

The home's folder is `home`. Commands: `callout`, with `< FILE` for standard input; `edit FILE OLD NEW` for what a person
changes in a text (NEW is empty to delete it); `cp`, `rm`, and `sqlite3 FILE SQL` for what happens to the files behind
callout's back; `rewrite HOME SEQ OLD NEW` for what somebody does who has the log's own key: a word of a record is changed,
and all that hangs on it is made and signed again. `callout ... > FILE` puts what the command prints into a file.

Each story begins in an empty folder, with randomness seeded by its name, so references are always the same.
`UPDATE_STORIES=1 python -m pytest tests/stories` writes what the screen really shows into the stories (`...` stays where
the lines on both sides of it are still shown): read the difference before you keep it. A story in which a typed line was never asked for is left as it is.
"""

import difflib
import json
import random
import re
import shlex
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from calloutcli.__main__ import main
from calloutcli.log.note import parse_signer
from tests.builders import rewrite
from tests.worlds import dice, london, world_of

HERE = Path(__file__).parent
ANY = "..."
NEVER_ASKED = "[never asked for: "
_FILE = re.compile(r"file (\S+):\Z")
_MARGIN = ("$ ", "# ", "clock: ", "file ")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing in a story: the lines that say it, and for a command the screen that follows."""

    head: tuple[str, ...]
    screen: tuple[str, ...] = ()

    @property
    def is_command(self) -> bool:
        """Whether this step is run."""
        return self.head[0].startswith("$ ")


@dataclass(frozen=True, slots=True)
class Story:
    """A story: its name (the seed of its randomness), the words before the first step, its steps."""

    name: str
    preface: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def settings(self) -> tuple[Step, ...]:
        """The steps before the first command: clock and files."""
        first = next((index for index, step in enumerate(self.steps) if step.is_command), len(self.steps))
        return self.steps[:first]


@dataclass(slots=True)
class Stage:
    """Where a story plays: a folder, a clock, randomness."""

    folder: Path
    chance: random.Random
    now: datetime = field(default_factory=lambda: london("2026-11-22 01:55"))
    callout: "Callout" = field(default_factory=lambda: in_this_process)


Callout = Callable[[list[str], Step, Stage], tuple[str, ...]]
"""Runs a command of callout with these arguments, types what the step says, and gives the screen."""


def read_story(path: Path) -> Story:
    """The story in a file."""
    return parse_story(path.stem, path.read_text(encoding="utf-8"))


def parse_story(name: str, text: str) -> Story:
    """The story that the text tells."""
    preface: list[str] = []
    steps: list[tuple[list[str], list[str]]] = []
    for line in text.splitlines():
        if line.startswith(_MARGIN):
            steps.append(([line], []))
        elif not steps:
            preface.append(line)
        elif steps[-1][0][0].startswith("$ "):
            steps[-1][1].append(line)
        else:
            steps[-1][0].append(line)
    return Story(name, tuple(preface), tuple(Step(_trimmed(head), _trimmed(screen)) for head, screen in steps))


def format_story(story: Story) -> str:
    """The story's text: `parse_story` reads it back."""
    parts = ["\n".join(_trimmed(story.preface))] if story.preface else []
    for before, step in zip((None, *story.steps), story.steps, strict=False):
        gap = "\n" if before is None or before.is_command or step.is_command or step.head[0].startswith("# ") else ""
        gap = "" if before is not None and before.head[0].startswith("# ") else gap
        parts.append(gap + "\n".join([*step.head, *step.screen]))
    return "\n".join(parts) + "\n"


def play(story: Story, folder: Path) -> Story:
    """The story as it really goes, in an empty folder that is also the working directory."""
    stage = Stage(folder, dice(story.name))
    return replace(story, steps=tuple(play_step(step, stage) for step in story.steps))


def difference(expected: Story, real: Story) -> str:
    """What the stories differ in, for people; empty when the real one is as expected."""
    for want, got in zip(expected.steps, real.steps, strict=True):
        if not fits(list(want.screen), list(got.screen)):
            lines = difflib.unified_diff(want.screen, got.screen, "the story", "the screen", lineterm="", n=4)
            return "\n".join(
                [
                    f"story {expected.name}, at: {want.head[0]}",
                    *lines,
                    "UPDATE_STORIES=1 writes the screen into the story",
                ]
            )
    return ""


def fits(expected: list[str], real: list[str]) -> bool:
    """Whether the real lines are the expected ones, `...` standing for any."""
    if ANY not in expected:
        return expected == real
    cut = expected.index(ANY)
    if real[:cut] != expected[:cut]:
        return False
    rest = expected[cut + 1 :]
    return any(fits(rest, real[start:]) for start in range(cut, len(real) + 1))


def updated(expected: Story, real: Story) -> Story:
    """The real story, with `...` wherever the expected one had it and the lines around it are still shown."""
    return replace(real, steps=tuple(_elided(want, got) for want, got in zip(expected.steps, real.steps, strict=True)))


def _elided(want: Step, got: Step) -> Step:
    if fits(list(want.screen), list(got.screen)):
        return want
    told = [line for line in want.screen if line != ANY]
    places: dict[int, int] = {-1: -1, len(told): len(got.screen)}
    for block in difflib.SequenceMatcher(None, told, got.screen, autojunk=False).get_matching_blocks():
        places |= {block.a + offset: block.b + offset for offset in range(block.size)}
    screen: list[str] = []
    copied = seen = 0
    for line in want.screen:
        if line != ANY:
            seen += 1
        elif seen - 1 in places and seen in places:
            screen += [*got.screen[copied : places[seen - 1] + 1], ANY]
            copied = places[seen]
    return replace(got, screen=(*screen, *got.screen[copied:]))


def play_step(step: Step, stage: Stage) -> Step:
    """The step as it really goes."""
    first = step.head[0]
    if first.startswith("clock: "):
        stage.now = london(first.removeprefix("clock: "))
    elif match := _FILE.match(first):
        path = stage.folder / match[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(line[4:] + "\n" for line in step.head[1:]), encoding="utf-8")
    elif step.is_command:
        return replace(step, screen=run(shlex.split(first[2:]), step, stage))
    return step


def run(words: list[str], step: Step, stage: Stage) -> tuple[str, ...]:
    """The screen that a command of a story leaves."""
    match words:
        case ["callout", *arguments]:
            return stage.callout(arguments, step, stage)
        case ["sqlite3", file, sql]:
            with closing(sqlite3.connect(stage.folder / file)) as connection, connection:
                rows = connection.execute(sql).fetchall()
            return tuple("|".join(map(str, row)) for row in rows)
        case ["cp", source, target]:
            shutil.copyfile(stage.folder / source, stage.folder / target)
            return ()
        case ["edit", file, *texts]:
            old, new = (text.replace("\\n", "\n") for text in texts)
            path = stage.folder / file
            text = path.read_text(encoding="utf-8")
            if text.count(old) != 1:
                raise ValueError(f"`{old}` stands {text.count(old)} times in {file}")
            path.write_text(text.replace(old, new), encoding="utf-8")
            return ()
        case ["rewrite", home, seq, old, new]:
            _rewrite(stage.folder / home, int(seq), old, new)
            return ()
        case ["rm", file]:
            (stage.folder / file).unlink()
            return ()
    raise ValueError(f"a story has no command `{words[0]}`")


def _rewrite(home: Path, number: int, old: str, new: str) -> None:
    """A word of a record changed, and the whole log made and signed again with its own key."""

    def change(seq: int, fields: object) -> object:
        text = json.dumps(fields)
        if seq == number and old not in text:
            raise ValueError(f"`{old}` does not stand in record {number}")
        return json.loads(text.replace(old, new)) if seq == number else fields

    rewrite(home / "log.sqlite", change, signer=parse_signer((home / "keys" / "log.key").read_text().strip()))


def in_this_process(arguments: list[str], step: Step, stage: Stage) -> tuple[str, ...]:
    """The screen of a command that is run in this process, with the stage's clock and randomness."""
    piped = None
    if arguments[-2:-1] == ["<"]:
        piped = (stage.folder / arguments[-1]).read_text(encoding="utf-8")
        arguments = arguments[:-2]
    out = None
    if arguments[-2:-1] == [">"]:
        arguments, out = arguments[:-2], stage.folder / arguments[-1]
    typed = typed_in(step)
    world, screen, keyboard = world_of(typed, {"CALLOUT_HOME": "home"}, stage.now, stage.chance, piped)
    status = main(arguments, world=world)
    if out is not None:
        out.write_text(screen.getvalue(), encoding="utf-8")
    lines = [line.rstrip() for line in ([] if out else screen.getvalue().splitlines())]
    lines += [f"{NEVER_ASKED}{line or 'Enter'}]" for line in keyboard.left]
    return _trimmed([*_trimmed(lines), *([f"[exit {status}]"] if status else [])])


def typed_in(step: Step) -> list[str]:
    """What the person types while the step's command runs."""
    return [line[2:] for line in step.screen if line == ">" or line.startswith("> ")]


def _trimmed(lines: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The lines without empty ones at the end, and none with spaces at its end."""
    kept = [line.rstrip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
