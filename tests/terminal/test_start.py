"""The start: what is loaded before the 999 line and before the first question, and the README's first line in a clean copy."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from calloutcli.emergency import EMERGENCY_LINE
from tests.terminal.terminals import CALM, REPOSITORY, environment

LIBRARIES = {"typer", "rich", "yaml", "jsonschema", "nacl", "platformdirs", "pydantic"}

_WATCHED = """
import json, os, sys

class Watched:
    '''Standard output that notes which modules are loaded when a text first passes.'''
    def __init__(self, stream, *texts):
        self.stream, self.wanted, self.seen = stream, list(texts), {}
    def write(self, text):
        for wanted in [w for w in self.wanted if w in text]:
            self.wanted.remove(wanted)
            self.seen[wanted] = sorted(sys.modules)
        return self.stream.write(text)
    def flush(self):
        self.stream.flush()
    def isatty(self):
        return False

sys.stdout = watched = Watched(sys.stdout, "call 999", "> ")
from calloutcli.__main__ import main
try:
    main(sys.argv[1:])
finally:
    with open(os.environ["SEEN"], "w") as file:
        json.dump(watched.seen, file)
"""


def _loaded(home: Path, *arguments: str) -> dict[str, set[str]]:
    """The modules loaded when the 999 line, and when the first prompt, is written."""
    seen = home.parent / "seen.json"
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, *arguments],
        input="",
        capture_output=True,
        encoding="utf-8",
        env=environment(home, SEEN=str(seen)),
        cwd=home.parent,
        check=False,
    )
    assert EMERGENCY_LINE in done.stdout, done.stderr
    return {text: set(modules) for text, modules in json.loads(seen.read_text(encoding="utf-8")).items()}


@pytest.mark.parametrize(
    "arguments", [["decide"], ["resume"], ["decide", "--protocol", "reference-model"], []], ids=" ".join
)
def test_nothing_is_loaded_before_the_999_line(tmp_path: Path, arguments: list[str]) -> None:
    """When the 999 line is written no library is loaded, and of callout only the module that holds the line."""
    loaded = _loaded(tmp_path / "home", *arguments)["call 999"]
    assert not loaded & LIBRARIES
    ours = {name for name in loaded if name.startswith("calloutcli")}
    assert ours <= {"calloutcli", "calloutcli.__main__", "calloutcli.emergency"}


def test_little_is_loaded_before_the_first_question(tmp_path: Path) -> None:
    """When `decide` asks its first question, neither the option parser nor anything that draws or explains is loaded."""
    loaded = _loaded(tmp_path / "home", "decide")["> "]
    assert not loaded & {"typer", "rich", "jsonschema", "pydantic", "click"}


def test_the_999_line_comes_first_from_every_entrance(tmp_path: Path) -> None:
    """`python -m calloutcli` begins with the 999 line: bare, for `decide`, for `resume`, and with a word it does not know."""
    for arguments in ([], ["decide"], ["resume"], ["decide", "--nonsense"], ["resume", "nonsense"]):
        done = subprocess.run(
            [sys.executable, "-m", "calloutcli", *arguments],
            input="",
            capture_output=True,
            encoding="utf-8",
            env=environment(tmp_path / "home"),
            cwd=tmp_path,
            check=False,
        )
        assert done.stdout.startswith(EMERGENCY_LINE + "\n"), arguments
        assert "Traceback" not in done.stderr
        if done.stderr:
            assert done.stderr.startswith(EMERGENCY_LINE + "\n"), arguments


# ------------------------------------------------------------------ the README's first line


@dataclass(frozen=True)
class Installed:
    """A clean copy in which the README's start line was run: its folder, its home, and what came of it."""

    copy: Path
    home: Path
    done: subprocess.CompletedProcess[str]


def start_line() -> str:
    """The line that the README gives to begin with."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- start line -->\s*```sh\n(.+?)\n```", readme, re.DOTALL)
    assert found is not None, "README.md has no ```sh block after <!-- start line -->"
    return found[1]


def _cannot(reason: str) -> None:
    """Skip and say why; on a CI machine, where all must be there, fail."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _clean_copy(target: Path) -> None:
    """Copy the files that are tracked, or would be: what somebody gets who clones the repository."""
    if shutil.which("git") is None or not (REPOSITORY / ".git").exists():
        _cannot("this is not a git checkout, so there is no clean copy to make")
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={REPOSITORY}", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        source = REPOSITORY / name
        with contextlib.suppress(FileNotFoundError):  # tracked, and deleted just now
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    """The README's start line, run literally in a clean copy, with answers on standard input."""
    if sys.platform == "win32":
        pytest.skip("the line for Windows is another one")
    folder = tmp_path_factory.mktemp("start")
    copy, home = folder / "callout", folder / "home"
    copy.mkdir()
    _clean_copy(copy)
    kept = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV", "CALLOUT_HOME")
    }
    done = subprocess.run(
        ["sh", "-c", start_line()],
        input="".join(line + "\n" for line in (*CALM, "y", "q")),
        capture_output=True,
        encoding="utf-8",
        env={**kept, "HOME": str(folder), "CALLOUT_HOME": str(home)},
        cwd=copy,
        timeout=600,
        check=False,
    )
    no_index = (
        "No matching distribution",
        "Could not find a version",
        "Connection",
        "Temporary failure",
        "timed out",
        "Retrying",
    )
    if done.returncode and any(words in done.stderr for words in no_index):
        _cannot(f"pip cannot reach the package index: {done.stderr.strip().splitlines()[-1]}")
    yield Installed(copy, home, done)
    shutil.rmtree(copy / ".venv", ignore_errors=True)


def test_start_line_of_the_readme(installed: Installed) -> None:
    """The README's start line, in a clean copy with nothing set up, leads to a recorded decision."""
    assert installed.done.returncode == 0, installed.done.stderr
    assert installed.done.stdout.startswith(EMERGENCY_LINE)
    assert "DECISION: Manage it in the home" in installed.done.stdout
    listed = subprocess.run(
        [installed.copy / ".venv" / "bin" / "callout", "log", "list", "--json"],
        capture_output=True,
        env={"CALLOUT_HOME": str(installed.home), "HOME": str(installed.home.parent), "PATH": os.environ["PATH"]},
        check=True,
    )
    assert [row["outcome"] for row in json.loads(listed.stdout)["result"]] == ["in_house"]


def test_wheel_holds_the_protocols(installed: Installed) -> None:
    """What was installed holds every file of protocols/, byte for byte, and no other."""
    (shipped,) = (installed.copy / ".venv").glob("lib/python*/site-packages/calloutcli/shipped")
    assert _files(shipped) == _files(installed.copy / "protocols")
    assert "reference-model/1.0.0.yaml" in _files(shipped)


def test_wheel_holds_the_schema_and_no_tests(installed: Installed) -> None:
    """What was installed holds the schema of protocols, and neither tests nor documents."""
    (package,) = (installed.copy / ".venv").glob("lib/python*/site-packages/calloutcli")
    assert (package / "protocol" / "schema.json").is_file()
    assert not [path for path in package.parent.iterdir() if path.name in ("tests", "docs", "benchmarks", "protocols")]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("dec", ["decide"]), ("log ver", ["verify"]), ("protocol ado", ["adopt"]), ("key ", ["new", "show"])],
)
def test_a_shell_is_offered_the_words_that_fit(typed, offered):
    """Completion offers commands, also those of a group, which is otherwise loaded only when its name is typed."""
    words = f"callout {typed}"
    asked = {"_CALLOUT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    done = subprocess.run(
        [sys.executable, "-m", "calloutcli"], env={**os.environ, **asked}, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == offered


def test_every_group_has_the_help_that_the_overview_gives():
    """Each group of commands is there under its name, and is called the same in the overview and by itself."""
    from calloutcli.cli.app import _group
    from calloutcli.cli.commands import app
    from calloutcli.cli.options import GROUPS

    assert {one.name: one.typer_instance.info.help for one in app.registered_groups} == GROUPS
    assert all(_group(name).info.help == help_ for name, help_ in GROUPS.items())
    assert all(_group(name).registered_commands for name in GROUPS)


def test_the_help_of_add_names_every_kind():
    """Whoever adds a kind of follow-up says in one line of the help what it is for."""
    from calloutcli.followup.forms import FORMS

    done = subprocess.run(
        [sys.executable, "-m", "calloutcli", "add", "--help"], capture_output=True, text=True, check=True
    )
    lines = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
    words = {line[0] for line in lines if len(line) == 2}
    assert {form.word for form in FORMS if form.of_case} | {"correction"} <= words
