"""callout as one file: how it starts, the first time and after, on a Python that is right or wrong. With a small callout in it.

The whole callout is packed and run in tests/peers/test_installing.py.
"""

import ast
import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from calloutcli.emergency import EMERGENCY_LINE, EMERGENCY_LINES
from tests.builders import REPOSITORY
from tests.zipapp.inside.computer import kind_of_computer
from tests.zipapp.packing import pack

HERE, PYTHON = kind_of_computer(), "{}.{}".format(*sys.version_info[:2])
LINES = list(EMERGENCY_LINES.values())
SMALL = {
    "calloutcli/__init__.py": b"",
    "calloutcli/__main__.py": b"""
import os, sys
def main():
    import seldom_wanted
    print("started", *sys.argv[1:], os.path.dirname(__file__))
    print([path for path in sys.path if path.endswith("-packages")])
    return 3
""",
    "calloutcli/words.txt": b"a file beside it",
    "seldom_wanted/__init__.py": b"",
    "compiled/part.so": b"\x7fELF",
}
INSIDE = REPOSITORY / "tests" / "zipapp" / "inside"
OLD = [
    path
    for name in ("2.7", "3.6", "3.10")
    for path in (shutil.which(f"python{name}"), *Path.home().glob(f".pyenv/versions/{name}.*/bin/python"))
    if path and "shims" not in str(path)
]


@pytest.fixture
def packed(tmp_path):
    """A function: the file with the small callout, for a kind of computer and its Pythons."""

    def make(kind=HERE, pythons=(PYTHON,)):
        path = tmp_path / "callout.pyz"
        path.write_bytes(pack("1.2.3", kind, pythons, SMALL))
        return path

    return make


def start(path, *arguments, python=sys.executable, **environ):
    """What came of the file, started with the arguments."""
    environ = {**os.environ, "CALLOUT_UNPACK": str(path.parent / "unpacked"), **environ}
    return subprocess.run(
        [str(python), str(path), *arguments], env=environ, capture_output=True, encoding="utf-8", check=False
    )


def test_the_same_files_make_the_same_bytes():
    """Packed twice, in whatever order the files are found, the bytes are the same, and the few entries stand at the top."""
    one = pack("1.2.3", "windows-64", ["3.11"], SMALL)
    assert pack("1.2.3", "windows-64", ["3.11"], dict(reversed(SMALL.items()))) == one
    with zipfile.ZipFile(io.BytesIO(one)) as outer:
        assert len(outer.namelist()) == 6
        others = zipfile.ZipFile(io.BytesIO(outer.read("others.zip"))).namelist()
    assert others == ["seldom_wanted/__init__.py"]


def test_the_first_start_says_999_and_puts_the_parts_in_place(packed):
    """Above all stands the 999 line in each language, then why it takes a moment; then callout runs with its own status."""
    done = start(packed(), "decide")
    assert done.stderr.splitlines() == [*LINES, "callout is made ready on this computer, once. Please wait."]
    assert done.returncode == 3
    (folder,) = packed().parent.joinpath("unpacked").iterdir()
    assert done.stdout.splitlines() == [f"started decide {folder / 'calloutcli'}", "[]"]
    assert (folder / "calloutcli" / "words.txt").read_text(encoding="utf-8") == "a file beside it"


def test_later_starts_say_nothing_and_write_nothing(packed):
    """The second time the parts are there: the file adds no word and no file of its own."""
    path = packed()
    start(path, "log", "list")
    before = sorted(path.parent.rglob("*"))
    done = start(path, "decide")
    assert done.stderr == ""
    assert done.stdout.startswith("started decide")
    assert sorted(path.parent.rglob("*")) == before


def test_each_file_has_a_folder_of_its_own(packed):
    """Another version is put beside the first, and going back needs nothing but the old file."""
    path = packed()
    start(path)
    old = path.rename(path.with_name("old.pyz"))
    path.write_bytes(pack("1.2.4", HERE, [PYTHON], SMALL))
    assert "1.2.4-" in start(path).stdout
    assert "1.2.3-" in start(old).stdout
    assert start(old).stderr == ""


def test_two_who_start_at_once_do_not_meet(packed):
    """Each of four first starts at one moment runs, from one folder, and nothing unfinished is left."""
    path = packed()
    environ = {**os.environ, "CALLOUT_UNPACK": str(path.parent / "unpacked")}
    command = [sys.executable, str(path)]
    running = [subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    assert [(one.communicate()[0].startswith(b"started"), one.returncode) for one in running] == [(True, 3)] * 4
    assert len(list(path.parent.joinpath("unpacked").iterdir())) == 1


@pytest.mark.parametrize(
    ("kind", "pythons", "wanted"),
    [
        (HERE, ("4.0",), "Python 4.0 on "),
        ("windows-32", ("3.11", "3.12", "3.13"), "Python 3.11, 3.12 or 3.13 on windows-32"),
    ],
)
def test_a_wrong_python_is_told_after_the_999_line(packed, kind, pythons, wanted):
    """Not one file is written; the lines say what this is, and what the file is for."""
    path = packed(kind, pythons)
    done = start(path, "decide")
    assert done.returncode == 6
    told = done.stderr.splitlines()
    assert told[: len(LINES)] == LINES
    assert told[len(LINES)] == f"error: this file cannot run with Python {PYTHON} on {HERE}"
    assert told[len(LINES) + 1].startswith(f"hint: it is for {wanted}")
    assert max(map(len, told)) <= 78
    assert not path.parent.joinpath("unpacked").exists()


@pytest.mark.parametrize("python", OLD, ids=lambda path: Path(path).resolve().parent.parent.name)
def test_an_old_python_is_told_too(packed, python):
    """A Python that callout cannot be read by, as far as there is one here, reads this much."""
    done = start(packed(), "decide", python=python)
    assert done.returncode == 6
    assert done.stderr.startswith(EMERGENCY_LINE)
    assert f"it is for Python {PYTHON}" in done.stderr


@pytest.mark.parametrize("name", ["start.py", "computer.py"])
def test_what_runs_first_is_in_an_old_grammar(name):
    """Python 3.4 could read it, as far as this Python can tell."""
    source = (INSIDE / name).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    assert not any(isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.Starred) for node in ast.walk(tree))
    assert source.isascii()


def test_a_folder_that_cannot_be_written_does_not_stop_anybody(packed):
    """It starts all the same, from a folder that is thrown away, and says what would make it quick."""
    path = packed()
    (path.parent / "unpacked").write_text("a file where a folder should be", encoding="utf-8")
    temporary = path.parent / "temporary"
    temporary.mkdir()
    done = start(path, "decide", TMPDIR=str(temporary))
    assert done.stdout.startswith(f"started decide {temporary}")
    assert "This wait comes at every start: `" in done.stderr
    assert done.stderr.endswith("hint: name a folder that can be, in CALLOUT_UNPACK\n")
    assert list(temporary.iterdir()) == []


def test_where_nothing_can_be_written_it_is_told(packed, tmp_path):
    """No folder at all: the 999 line, what is wrong, what to do; status 6."""
    path = packed()
    (tmp_path / "unpacked").write_text("a file", encoding="utf-8")
    # Nobody can take the right to write from root: the module for folders that are thrown away is one that refuses.
    (tmp_path / "tempfile.py").write_text(
        "def mkdtemp(**_): raise OSError(28, 'No space left on device')", encoding="utf-8"
    )
    done = start(path, "decide", PYTHONPATH=str(tmp_path))
    assert done.returncode == 6
    assert done.stdout == ""
    told = done.stderr.splitlines()
    assert told[-len(LINES) - 2 : -2] == LINES
    assert told[-2].startswith("error: `")
    assert told[-1].startswith("hint: name a folder")


def test_its_variable_is_told():
    """docs/reference.md names the variable that the file reads."""
    assert "`CALLOUT_UNPACK`" in (REPOSITORY / "docs" / "reference.md").read_text(encoding="utf-8")
