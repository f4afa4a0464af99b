"""callout installed from its wheel into an environment made for it, as somebody would who has nothing yet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.zipapp.gathering import build_wheel

ROOT = Path(__file__).resolve().parents[2]
_NO_INDEX = ("No matching distribution", "Could not find a version", "Connection", "Temporary failure", "timed out")


def installed(folder: Path, extra: str = "") -> Path:
    """The `callout` of a new environment in `folder`. Without a package index the test is skipped; in CI it fails."""
    wheel = build_wheel(ROOT, folder / "wheel")
    subprocess.run([sys.executable, "-m", "venv", folder / "environment"], check=True)
    programs = folder / "environment" / "bin"
    wanted = f"{wheel}[{extra}]" if extra else str(wheel)
    done = subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", "--no-compile", wanted],
        env={name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and any(words in done.stderr for words in _NO_INDEX) and not os.environ.get("CI"):
        pytest.skip(f"pip cannot reach the package index: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    return programs / "callout"
