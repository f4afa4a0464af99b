"""Pictures of screens for the documents, made by the program itself: `python -m tests.screens` writes docs/screens/ anew.

    python -m tests.screens            docs/screens/<name>.svg and, beside each, <name>.txt with the same words

A story (tests/stories) is played, and what a command of it shows becomes the picture. The SVG is written here and not by rich:
text stays text, nothing is loaded from elsewhere, no font is named that must be fetched, dark and light follow the reader's own
choice, and the same screen is the same bytes whatever rich is installed. No test that a picture is beautiful: look at it.
"""

import os
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.stories.stories import HERE, play, read_story

SCREENS = HERE.parents[1] / "docs" / "screens"
_COLUMNS = 80
"""Longer lines go on below, as in a window of that width."""

_WIDE, _HIGH, _EDGE = 8.43, 19, 18
"""In pixels: a letter across, a line down, the margin. Each line is stretched to its length, so a font of another width fits too."""

_STYLE = """
.paper { fill: #ffffff; stroke: #b1b4b6 }
text { fill: #0b0c0c; font: 14px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; white-space: pre }
.typed { font-weight: bold }
@media (prefers-color-scheme: dark) {
  .paper { fill: #12161a; stroke: #6f777b }
  text { fill: #f3f2f1 }
}
"""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which command of which story, from the line that begins so up to the one that begins so, and what it shows."""

    story: str
    command: str
    title: str
    shows: str
    begins: str = ""
    ends: str = ""
    time: int = 1
    """Of a command that is typed several times: which time."""


SHOTS = {
    "first-question": Shot(
        "readme",
        "callout decide",
        "The first question",
        "The line about 999, the home and its protocol, then one question with numbered answers and the keys.",
        ends="> ",
    ),
    "card": Shot(
        "readme",
        "callout decide",
        "The card",
        "The decision, why, who decides, what to do now, whom to ring, and when to look again.",
        begins="DECISION:",
        ends="This would have changed",
    ),
    "check": Shot(
        "owner",
        "callout protocol check hole.yaml",
        "A protocol with a gap",
        "The place in the file, a situation that no rule decides, and what to do about it.",
    ),
    "verify": Shot(
        "tampered-log",
        "callout log verify",
        "A record that was altered",
        "Somebody changed one word of an old record. The check names the record.",
        time=2,
    ),
}


def lines_of(shot: Shot, folder: Path) -> list[str]:
    """What the screen shows, the command first. The story is played in `folder`, an empty one, which must be the working directory."""
    story = play(read_story(HERE / f"{shot.story}.story"), folder)
    steps = [step for step in story.steps if step.head[0] == f"$ {shot.command}"]
    step = steps[shot.time - 1]
    lines = list(step.screen)
    begin = _first(lines, shot.begins)
    end = begin + 1 + _first(lines[begin + 1 :], shot.ends) if shot.ends else len(lines)
    lines = [line for line in lines[begin:end] if not line.startswith("[exit ")]
    while not lines[-1]:
        lines.pop()
    shown = [step.head[0], *lines] if begin == 0 else lines
    return [line[at : at + _COLUMNS].rstrip() for line in shown for at in range(0, max(len(line), 1), _COLUMNS)]


def svg_of(name: str, shot: Shot, lines: list[str]) -> str:
    """The picture of these lines, as SVG."""
    width = round(2 * _EDGE + _COLUMNS * _WIDE)
    height = 2 * _EDGE + _HIGH * len(lines)
    drawn = [
        f'<text x="{_EDGE}" y="{_EDGE + _HIGH * number + 14}" textLength="{len(line) * _WIDE:.1f}"'
        f' lengthAdjust="spacingAndGlyphs"{_typed(line)} xml:space="preserve">{escape(line, quote=False)}</text>'
        for number, line in enumerate(lines)
        if line
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"',
            f'role="img" aria-labelledby="{name}-title {name}-shows">',
            f'<title id="{name}-title">{escape(shot.title)}</title>',
            f'<desc id="{name}-shows">{escape(shot.shows)} The same words stand in {name}.txt.</desc>',
            f"<style>{_STYLE}</style>",
            f'<rect class="paper" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="6"/>',
            *drawn,
            "</svg>\n",
        ]
    )


def made() -> dict[str, str]:
    """File name -> text, of every picture and its words. Stories are played in a folder of their own."""
    files: dict[str, str] = {}
    before = Path.cwd()
    for name, shot in SHOTS.items():
        with TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                lines = lines_of(shot, Path(folder))
            finally:
                os.chdir(before)
        files[f"{name}.svg"] = svg_of(name, shot, lines)
        files[f"{name}.txt"] = "\n".join([shot.title, shot.shows, "", *lines]) + "\n"
    return files


def _first(lines: list[str], beginning: str) -> int:
    return next(index for index, line in enumerate(lines) if line.startswith(beginning))


def _typed(line: str) -> str:
    return ' class="typed"' if line.startswith(("$ ", "> ")) else ""


def main() -> int:
    """The exit status."""
    SCREENS.mkdir(exist_ok=True)
    for name, text in made().items():
        (SCREENS / name).write_text(text, encoding="utf-8", newline="\n")
        print(SCREENS / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
