"""The pages that start from zero, read as stories: `read_guide(name)`. Nothing here checks anything.

Format: the ```console blocks of `docs/<name>.md`, one after the other, are one story (tests/stories/stories.py says how a
story is written). What its reader has been given before, such as the home's settings, stands in a comment that a
browser does not show:

    <!-- before
    clock: 2026-11-22 01:55
    file home/home.yaml:
        format: 1
    -->

Answers that stand one under the other: what is shown between them is left out, as if `...` stood there.
`<!-- needs report -->` before a block: its commands need that extra of the package.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.stories.stories import ANY, Step, Story, parse_story

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = ("at-the-incident", "owning-a-protocol", "auditing")
_BEFORE = re.compile(r"^<!-- before\n(.*?)^-->$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def text_of(name: str) -> str:
    """The page, as Markdown."""
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def read_guide(name: str) -> Story:
    """The story that a page tells: what was there before, then every command on it."""
    text = text_of(name)
    before = "".join(_BEFORE.findall(text))
    return parse_story(name, "\n".join([before, *map(_apart, _BLOCK.findall(text))]))


def commands_on(name: str) -> list[str]:
    """Every line of a page's blocks that is a command, however it is fenced."""
    return re.findall(r"^\$ (.+)$", text_of(name), re.MULTILINE)


def needing(extra: str, name: str) -> list[str]:
    """The commands of a page that need an extra: those in a block after `<!-- needs EXTRA -->`."""
    blocks = re.findall(rf"^<!-- needs {extra} -->\n```console\n(.*?)^```$", text_of(name), re.MULTILINE | re.DOTALL)
    return [step.head[0].removeprefix("$ ") for block in blocks for step in parse_story(name, block).steps]


def with_screens(text: str, story: Story) -> str:
    """The page with the screens of a story in its blocks, command by command."""
    steps = iter(step for step in story.steps if step.is_command)
    return _BLOCK.sub(lambda block: _block(block[0], steps), text)


def _apart(block: str) -> str:
    """The block with `...` between answers that stand one under the other."""
    return re.sub(r"^(>.*)\n(?=>)", rf"\1\n{ANY}\n", block, flags=re.MULTILINE)


def _together(block: str) -> str:
    """The block without `...` between answers."""
    return re.sub(rf"^(>.*)\n{re.escape(ANY)}\n(?=>)", r"\1\n", block, flags=re.MULTILINE)


def _block(block: str, steps: Iterator[Step]) -> str:
    """The block with the screens of the next steps, and empty lines where it had them."""
    commands = re.split(r"^(?=\$ )", block, flags=re.MULTILINE)
    whole = "".join(
        "\n".join([*step.head, *step.screen]) + ("\n\n" if command.endswith("\n\n") else "\n")
        for command, step in zip(filter(None, commands), steps, strict=False)
    )
    return _together(whole)
