"""What is handed out: a wheel and a source archive, the same bytes from the same files, with all that is needed and nothing else.

The bytes depend on the files, and on the versions of hatchling and of Python's zlib; not on the day, the folder, the
rights or the times of the files.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email.parser import BytesParser
from pathlib import Path

import pytest

from calloutcli import __version__
from tests.builders import REPOSITORY
from tests.zipapp.gathering import KINDS

IN_THE_WHEEL = f"calloutcli-{__version__}"
WANTED = {
    "calloutcli/py.typed",
    "calloutcli/protocol/schema.json",
    "calloutcli/protocol/scaffold/protocol.yaml",
    "calloutcli/report/measures/m01_police_contacts.sql",
    "calloutcli/report/page/templates/page.html.j2",
    "calloutcli/locale/cy/LC_MESSAGES/callout.po",
    "calloutcli/locale/cy/LC_MESSAGES/callout.mo",
    "calloutcli/shipped/reference-model/1.0.0.yaml",
    "calloutcli/shipped/reference-model/scenarios.yaml",
    f"{IN_THE_WHEEL}.data/data/share/man/man1/callout.1",
    f"{IN_THE_WHEEL}.dist-info/licenses/LICENSE",
}
"""One of each kind, by name: a kind that is forgotten in the tree as well would not be missed below."""


def build(root, out, targets="wheel,sdist"):
    """What is built of the checkout in `root`, into `out`: the wheel, then the source archive."""
    # Nothing of this process reaches the builder but where programs are.
    environ = {
        name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMPDIR") if name in os.environ
    }
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(out)]
    command += [word for target in targets.split(",") for word in ("--target", target)]
    done = subprocess.run(command, cwd=root, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [*out.glob("*.whl"), *out.glob("*.tar.gz")]


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of what is built from, so that nobody changes it meanwhile."""
    copy = tmp_path_factory.mktemp("tree")
    ignore = shutil.ignore_patterns("__pycache__", ".*_cache", ".hypothesis")
    for name in ("calloutcli", "protocols", "tests", "docs", "benchmarks"):
        shutil.copytree(REPOSITORY / name, copy / name, ignore=ignore)
    for path in REPOSITORY.iterdir():
        if path.is_file():
            shutil.copy2(path, copy)
    return copy


@pytest.fixture(scope="module")
def built(tree, tmp_path_factory):
    """(the wheel, the source archive) of this checkout."""
    return build(tree, tmp_path_factory.mktemp("built"))


def test_two_builds_give_the_same_bytes(tree, built, tmp_path):
    """In another folder, with other times and other rights, with leftovers of work beside: the same wheel, the same source."""
    other = tmp_path / "elsewhere"
    shutil.copytree(tree, other)
    for path in other.rglob("*.py"):
        path.chmod(0o600)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (other / "calloutcli" / "__pycache__").mkdir()
    (other / "calloutcli" / "__pycache__" / "canonical.cpython-311.pyc").write_bytes(b"old")
    (other / "dist").mkdir()
    (other / "dist" / "old.whl").write_bytes(b"old")
    again = build(other, tmp_path / "again")
    assert [path.name for path in again] == [path.name for path in built]
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in built]


def test_the_source_archive_builds_the_same_wheel(built, tmp_path):
    """Whoever has only the source archive makes the same wheel from it: nothing that the wheel needs is left out of it."""
    wheel, source = built
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    (root,) = tmp_path.iterdir()
    (again,) = build(root, tmp_path / "again", "wheel")
    assert again.read_bytes() == wheel.read_bytes()


def test_the_wheel_holds_the_program_and_nothing_else(tree, built):
    """Every file of `calloutcli` and `protocols`, the manual page, what describes the wheel: byte for byte, and no more."""
    of_the_program = {path.relative_to(tree).as_posix(): path for path in _files(tree / "calloutcli")}
    shipped = {
        f"calloutcli/shipped/{path.relative_to(tree / 'protocols').as_posix()}": path
        for path in _files(tree / "protocols")
    }
    manual = {f"{IN_THE_WHEEL}.data/data/share/man/man1/callout.1": tree / "docs" / "callout.1"}
    about = {
        f"{IN_THE_WHEEL}.dist-info/{name}"
        for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    }
    expected = of_the_program | shipped | manual
    with zipfile.ZipFile(built[0]) as wheel:
        assert set(wheel.namelist()) == set(expected) | about
        assert set(wheel.namelist()) >= WANTED
        for name, path in expected.items():
            assert wheel.read(name) == path.read_bytes(), name


def test_every_catalogue_is_there_in_both_forms(built):
    """Each language has the catalogue that people write and the one that is read: nobody needs a compiler."""
    with zipfile.ZipFile(built[0]) as wheel:
        names = [Path(name) for name in wheel.namelist()]
    written = {name.with_suffix("") for name in names if name.suffix == ".po"}
    assert written == {name.with_suffix("") for name in names if name.suffix == ".mo"}
    assert written


def test_the_wheel_says_what_it_is(built):
    """A wheel for any system; the Pythons, the licence and the command are those of pyproject.toml."""
    with zipfile.ZipFile(built[0]) as wheel:
        about = BytesParser().parsebytes(wheel.read(f"{IN_THE_WHEEL}.dist-info/METADATA"))
        commands = wheel.read(f"{IN_THE_WHEEL}.dist-info/entry_points.txt").decode()
    assert built[0].name == f"calloutcli-{__version__}-py3-none-any.whl"
    assert (about["Name"], about["Version"], about["License-Expression"]) == ("calloutcli", __version__, "MIT")
    assert about["Requires-Python"] == ">=3.11"
    assert "callout = calloutcli.__main__:entry" in commands
    needed = [line for line in about.get_all("Requires-Dist") if "extra ==" not in line]
    assert all(">=" in line for line in needed), needed


def test_the_source_archive_holds_what_is_worked_with(tree, built):
    """Tests, documents and benchmarks too; no leftovers; and no clock in its head."""
    with tarfile.open(built[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    folders = ("calloutcli", "protocols", "tests", "docs", "benchmarks")
    expected = {path.relative_to(tree).as_posix() for folder in folders for path in _files(tree / folder)}
    top = {
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "pyproject.toml",
        ".gitignore",
        "PKG-INFO",
    }
    assert names == expected | top
    with gzip.open(built[1]) as stream:
        stream.read(1)
        assert stream.mtime < 1_600_000_000


def _files(folder):
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def test_the_page_names_the_files_of_this_version():
    """docs/install.md names the wheel and the one file as they are called now, and each kind of computer there is one for."""
    page = (REPOSITORY / "docs" / "install.md").read_text(encoding="utf-8")
    assert set(re.findall(r"calloutcli-([\d.]+)-py3-none-any\.whl", page)) == {__version__}
    assert set(re.findall(r"callout-([\d.]+)-windows-64-python", page)) == {__version__}
    assert re.findall(r"^\| [^|]+ \| ([a-z]+-\w+) \|", page, re.MULTILINE) == list(KINDS)
