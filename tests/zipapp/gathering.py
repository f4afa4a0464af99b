"""The files that callout needs on a kind of computer, with every Python in question: `gather(...)`. Needs the network.

The wheels are chosen and unpacked by uv as for that computer; nothing of them is run.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

KINDS: Final = {
    "windows-64": "x86_64-pc-windows-msvc",
    "windows-32": "i686-pc-windows-msvc",
    "windows-arm64": "aarch64-pc-windows-msvc",
    "macos-64": "x86_64-apple-darwin",
    "macos-arm64": "aarch64-apple-darwin",
    "linux-64": "x86_64-manylinux2014",
    "linux-arm64": "aarch64-manylinux2014",
}
"""What inside/start.py calls a kind of computer -> what uv calls it."""

_OF_ONE_INSTALLATION: Final = {"RECORD", "WHEEL", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json"}
_NOT_WANTED: Final = {"bin", "Scripts", "share"}


def build_wheel(root: Path, folder: Path) -> Path:
    """The wheel of the checkout in `root`, built into `folder`."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def gather(kind: str, pythons: Sequence[str], wheel: Path, *, must_have: bool) -> tuple[list[str], dict[str, bytes]]:
    """(the Pythons that can be served, what would be in `site-packages` with each of them, put together: path with `/` -> bytes).

    Raises:
        SystemExit: a package has no wheel for any of them, or, with `must_have`, for one of them; or two want different versions
            of the same file.
    """
    served: list[str] = []
    files: dict[str, bytes] = {}
    for python in pythons:
        installed, why_not = _installed(kind, python, wheel)
        if why_not and (must_have or (python == pythons[-1] and not served)):
            raise SystemExit(f"error: there is no callout for {kind} and Python {python}\n{why_not}")
        if why_not:
            print(f"Left out: Python {python}. {' '.join(why_not.split())[:160]}...")
            continue
        served.append(python)
        for name, body in installed.items():
            if files.setdefault(name, body) != body:
                raise SystemExit(
                    f"error: `{name}` differs from Python to Python\nhint: make a file for each, with --python"
                )
    return served, files


def _installed(kind: str, python: str, wheel: Path) -> tuple[dict[str, bytes], str]:
    """(what is installed, why it cannot be)."""
    with TemporaryDirectory() as temporary:
        command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", sys.executable]
        command += ["--target", temporary, "--python-platform", KINDS[kind], "--python-version", python]
        done = subprocess.run(
            [*command, "--only-binary", ":all:", str(wheel)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            return {}, done.stderr.strip()
        found = {path.relative_to(temporary): path for path in Path(temporary).rglob("*") if path.is_file()}
        return {name.as_posix(): path.read_bytes() for name, path in found.items() if _is_wanted(name)}, ""


def _is_wanted(name: Path) -> bool:
    return name.parts[0] not in _NOT_WANTED and name.name not in _OF_ONE_INSTALLATION and not name.name.startswith(".")
