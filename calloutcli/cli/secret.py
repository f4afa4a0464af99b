"""A passphrase from a file or from the person at the terminal. Never from the command line or the environment: others can read these.

What is typed is not shown, and no message repeats it.
"""

import sys
from pathlib import Path

from calloutcli.agreement.key import ProtectedKey, open_key, require_passphrase
from calloutcli.cli.prompt import Closed, ask_line
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.log.note import Signer
from calloutcli.store.files import read_bytes
from calloutcli.wording import msg

_MOST = 1_024


def at_terminal(world: World) -> bool:
    """Whether a person can be asked something."""
    return world.stdin.isatty()


def new_passphrase(world: World, file: Path | None) -> str:
    """A passphrase for a new key: from the file, or typed twice.

    Raises:
        UsageError: it is too short, the two differ, or nobody can be asked.
        StoreError: the file cannot be read.
    """
    if file is not None:
        return require_passphrase(_from_file(file))
    passphrase = require_passphrase(_typed(world, "A passphrase for this key. It is not shown while you type."))
    if _typed(world, "The same again.") != passphrase:
        raise UsageError("the two passphrases differ, and no key was made", "run it again")
    return passphrase


def unlocked(world: World, key: Signer | ProtectedKey, file: Path | None) -> Signer:
    """The signing key, its passphrase asked for when it has one.

    Raises:
        UsageError: the passphrase is another, or nobody can be asked.
        EvidenceError: the key file is not what it says.
        StoreError: the passphrase's file cannot be read.
    """
    if isinstance(key, Signer):
        return key
    return open_key(
        key,
        _from_file(file)
        if file is not None
        else _typed(
            world, world.words("The passphrase of {name}. It is not shown while you type.", name=key.verifier.name)
        ),
    )


def confirmed(world: World, question: str) -> bool:
    """Whether the person says yes. Where nobody can be asked, whoever wrote the command line has said it.

    A closed window is a no.
    """
    if not at_terminal(world):
        return True
    try:
        for line in wrap(f"{question} Type y for yes.", hang=""):
            world.say(line)
        return ask_line(world).lower() in ("y", "yes")
    except Closed:
        return False


def _typed(world: World, prompt: str) -> str:
    if not at_terminal(world):
        raise UsageError(
            msg("a passphrase is needed, and nobody is there to type it"),
            msg("give it with --passphrase-file FILE"),
        )
    try:
        world.say(prompt)
        if world.stdin is not sys.stdin:
            typed = ask_line(world)
        else:
            import getpass

            typed = getpass.getpass("> ", world.stderr).strip()
    except (EOFError, Closed):
        typed = ""
    if not typed:  # not tried: no key has an empty one, and trying takes a second or more
        raise UsageError(msg("no passphrase was typed"), msg("run it again"))
    return typed


def _from_file(path: Path) -> str:
    raw = read_bytes(path)
    try:
        text = raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        text = ""
    if not text or len(raw) > _MOST or "\n" in text:
        raise UsageError(
            msg("`{file}` does not hold a passphrase", file=path), msg("write it on one line, as UTF-8 text")
        )
    return text
