"""Installing from PyPI: the oldest versions that pyproject.toml names, every kind of computer on the page, callout as one file.

Needs the network and `uv`; about a minute. Nothing is installed outside folders of its own.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from benchmarks.logs import write_home
from calloutcli.cli.verifying import RUN_RECORDS
from tests.builders import REPOSITORY
from tests.zipapp.gathering import KINDS, build_wheel

PAGE = (REPOSITORY / "docs" / "install.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| [^|]+ \| ([\w-]+) \| ([\d., -]+) \| ([\d., -]+) \|$", re.MULTILINE)
LARGE = 2 * RUN_RECORDS + 1
TARGET = str(Path(tempfile.gettempdir()) / "callout-installs-nothing")
"""Where uv puts its lock when it only looks."""
HERE = "{}.{}".format(*sys.version_info[:2])


def uv(*words):
    """What came of a command of uv's."""
    return subprocess.run([sys.executable, "-m", "uv", *words], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module", autouse=True)
def network():
    """These tests are left out where PyPI cannot be reached."""
    done = uv("pip", "install", "--dry-run", "--no-cache", "--target", TARGET, "--python", sys.executable, "tzdata")
    if done.returncode:
        pytest.skip("PyPI cannot be reached")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout."""
    return build_wheel(REPOSITORY, tmp_path_factory.mktemp("wheel"))


def serves(command, folder):
    """Whether a callout that is started by the words of `command` decides, records, checks, and finds London and its holidays."""
    environ = {name: text for name, text in os.environ.items() if not name.startswith(("CALLOUT", "PYTHON"))}
    # Time zones from the package, as on Windows; and no warning of an old package that a person would see.
    environ |= {"CALLOUT_HOME": str(folder / "home"), "HOME": str(folder), "PYTHONTZPATH": "", "NO_COLOR": "1"}

    def say(*words, given="", status=0):
        done = subprocess.run(
            [*command, *words], env=environ, cwd=folder, input=given, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == status, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout, done.stderr

    answers = json.dumps({"danger": "no", "plan": "silent", "happened": ["own_things"]})
    out, err = say("decide", "--answers", "-", "--json", given=answers)
    assert json.loads(out)["result"]["reference"]
    assert "999" in err
    assert "Warning" not in err
    assert "Errors: 0" in say("protocol", "check", "reference-model")[0]
    assert say("log", "verify")[0].startswith("The log holds. Records: 1")
    assert "Same: 1. Different: 0." in say("log", "replay")[0]
    doctor, noise = say("doctor")
    assert "bank holidays" in doctor
    assert noise == ""
    out, _ = say("decide", given="q\n")
    assert "Question 1" in out
    _, err = say("protocol", "nonsense", status=2)
    assert err.startswith("error: no such command")
    return True


@pytest.mark.parametrize("extra", ["", "report"])
def test_the_oldest_versions_named_work_together(wheel, tmp_path, extra):
    """With every dependency at its lower bound callout serves, and so does a report."""
    environment = tmp_path / "environment"
    assert uv("venv", "--python", sys.executable, str(environment)).returncode == 0
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    lowest = [
        "--resolution",
        "lowest-direct",
        "-r",
        str(REPOSITORY / "pyproject.toml"),
        *(["--extra", extra] if extra else []),
    ]
    for words in (lowest, ["--no-deps", str(wheel)]):
        done = uv("pip", "install", "--python", str(python), *words)
        assert done.returncode == 0, done.stderr
    listed = uv("pip", "list", "--python", str(python), "--format", "json")
    versions = {one["name"]: one["version"] for one in json.loads(listed.stdout)}
    project = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    assert all(
        f'"{name}>={version}'.removesuffix(".0") in project
        for name, version in versions.items()
        if name in ("typer", "pynacl")
    )
    command = [str(python.with_name("callout"))]
    assert serves(command, tmp_path)
    if extra:
        _reports(command, tmp_path)
    # The manual page is where `man callout` looks for it.
    assert (environment / "share" / "man" / "man1" / "callout.1").is_file()


def _reports(command, folder):
    """Twelve homes that do not exist are counted, and drawn."""
    page = folder / "report.html"
    asked = ["report", "demo/bundles", "--policy", "demo/policy", "--period", "2025/26", "--html", str(page), "--json"]
    for words in (["demo", "demo"], asked):
        done = subprocess.run([*command, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
    assert done.stderr == f"Written: {page}\n"
    assert len(json.loads(done.stdout)["result"]["measures"]) > 20
    assert "<svg" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_says_which_wheels_there_are(kind):
    """For each Python on the page PyPI has a wheel of every package for this computer; for the others there is none."""
    ((_, plain, with_report),) = [row for row in ROW.findall(PAGE) if row[0] == kind]
    every = ("3.11", "3.12", "3.13", "3.14")
    report = [python for python in every if _has_wheels(kind, python, ["--extra", "report"])]
    assert with_report == (", ".join(report) or "-")
    assert plain == ", ".join(python for python in every if python in report or _has_wheels(kind, python, []))


def _has_wheels(kind, python, extra):
    platform = KINDS[kind].replace("manylinux2014", "manylinux_2_28")
    words = ["--dry-run", "--target", TARGET, "--python", sys.executable, "--only-binary", ":all:"]
    words += ["--python-platform", platform, "--python-version", python, *extra]
    return uv("pip", "install", *words, "-r", str(REPOSITORY / "pyproject.toml")).returncode == 0


def test_the_one_file_serves_with_each_python(tmp_path):
    """Made by its one command, the file is started by each Python of this computer that it is for: asks, records, checks."""
    command = [sys.executable, "-m", "tests.zipapp", str(tmp_path / "dist")]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = (tmp_path / "dist").iterdir()
    assert f"{made.name}: " in done.stdout
    pythons = [path for name in ("3.11", "3.12", "3.13", "3.14") for path in _pythons(name)]
    for number, python in enumerate([sys.executable, *pythons]):
        folder = tmp_path / str(number)
        folder.mkdir()
        file = shutil.copy(made, folder / "callout.pyz")
        assert serves([str(python), str(file)], folder)
        if not number:
            _checks_a_large_log([str(python), str(file)], folder)
    print(f"callout.pyz: tried with {1 + len(pythons)} Pythons")


def _pythons(name):
    """The Pythons of that version on this computer that start, but for the one that runs this."""
    found = {shutil.which(f"python{name}"), *map(str, Path.home().glob(f".pyenv/versions/{name}.*/bin/python"))} - {
        None
    }
    starting = {
        one for one in found if "shims" not in one and not subprocess.run([one, "-c", ""], check=False).returncode
    }
    return sorted(starting) if name != HERE else []


def _checks_a_large_log(command, folder):
    """A log so large that it is checked by several processes: each of these finds callout's parts too."""
    large = folder / "large"
    write_home(large, LARGE)
    environ = {**os.environ, "CALLOUT_HOME": str(large), "HOME": str(folder)}
    done = subprocess.run([*command, "log", "verify"], env=environ, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.startswith(f"The log holds. Records: {LARGE}"), done.stdout + done.stderr
