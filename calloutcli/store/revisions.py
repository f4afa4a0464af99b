"""Files as they stood at a git revision: `git:REVISION:PATH`, read by the git of this computer.

Nothing is checked out and nothing is written. PATH is from the folder we stand in, or from the top of the repository.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from calloutcli.errors import ProtocolError

if TYPE_CHECKING:
    import subprocess

_SECONDS = 30


def is_revision(name: str) -> bool:
    """Whether a name means a file at a revision."""
    return name.startswith("git:")


def read_revision(name: str) -> bytes:
    """The bytes of `git:REVISION:PATH`.

    Raises:
        ProtocolError: git is not there, or there is no such revision or file.
    """
    revision, path = split_revision(name)
    said = ""
    for wanted in (f"{revision}:./{path}", f"{revision}:{path}"):
        done = _git("cat-file", "blob", wanted)
        if done.returncode == 0:
            return done.stdout
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
    if _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").returncode != 0:
        raise ProtocolError(f"git knows no revision `{revision}` here", "git log --oneline lists them")
    raise ProtocolError(f"git cannot read `{path}` at `{revision}`: {said}", "check the path: git ls-tree -r REVISION")


def versions_at(name: str) -> list[str]:
    """The names of the files in the folder of `git:REVISION:PATH`; none when git cannot say.

    Raises:
        ProtocolError: the name has not the form of a revision.
    """
    revision, path = split_revision(name)
    folder = Path(path).parent.as_posix()
    done = _git("ls-tree", "--name-only", "--end-of-options", revision, "./" if folder == "." else f"./{folder}/")
    return [line.rpartition("/")[2] for line in done.stdout.decode("utf-8", "replace").splitlines()]


def beside_revision(name: str, file: str) -> str:
    """The name of another file in the same folder at the same revision.

    Raises:
        ProtocolError: the name has not the form of a revision.
    """
    revision, path = split_revision(name)
    return f"git:{revision}:{(Path(path).parent / file).as_posix()}"


def split_revision(name: str) -> tuple[str, str]:
    """(revision, path) of `git:REVISION:PATH`.

    Raises:
        ProtocolError: one of them is missing, or the revision begins with `-`.
    """
    revision, _, path = name.removeprefix("git:").partition(":")
    path = path.replace("\\", "/").removeprefix("./")
    if not revision or not path or revision.startswith("-"):
        raise ProtocolError(
            f"`{name}` names no revision", "write git:REVISION:PATH, such as git:HEAD~1:protocols/x/1.0.0.yaml"
        )
    return revision, path


def _git(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    import subprocess  # not at the top: the first question of an interview waits for this module

    try:
        return subprocess.run(  # noqa: S603 - no shell; what a person typed is one argument, never an option
            [_program("git", os.get_exec_path()), *arguments],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise ProtocolError("git is not on this computer", "give a path to a file instead of git:...") from None
    except subprocess.TimeoutExpired:
        raise ProtocolError(f"git did not answer within {_SECONDS} seconds", "give a path to a file instead") from None


def _program(name: str, folders: Sequence[str]) -> str:
    """What to start. Windows would look in the folder that we stand in first, where a protocol may have come with a git.exe of its own.

    Raises:
        FileNotFoundError: on Windows, it is in none of the folders.
    """
    if os.name != "nt":
        return name
    for folder in filter(os.path.isabs, folders):
        path = os.path.join(folder, f"{name}.exe")  # noqa: PTH118 - of what the environment says, as it says it
        if os.path.isfile(path):  # noqa: PTH113
            return path
    raise FileNotFoundError(name)
