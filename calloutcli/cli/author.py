"""The key of whoever records, where a person has one: the file that `--key` names, else `CALLOUT_KEY`.

At an incident a key never stands in the way: what is wrong with it costs the signature, not the record, and a passphrase is
asked for only when the card is on the screen and nobody waits for a call. Everywhere else a key that does not work is
refused before the first question, and nothing is recorded with less than was asked for.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from calloutcli.cli.world import World
from calloutcli.errors import CalloutError
from calloutcli.wording import msg

if TYPE_CHECKING:
    from calloutcli.agreement.key import ProtectedKey
    from calloutcli.log.note import Signer

VARIABLE = "CALLOUT_KEY"
_ROLE_ONLY = msg("leave out --key and CALLOUT_KEY to record with your role only")


def author_signer(world: World, given: Path | None, passphrase: Path | None = None) -> "Signer | None":
    """The author's signing key, its passphrase asked for or read from a file when it has one; None where there is no key.

    Raises:
        CalloutError: the key cannot be read or opened, or is for another purpose.
    """
    path = key_path(world, given)
    if path is None:
        return None
    from calloutcli.cli.secret import unlocked

    try:
        return unlocked(world, _read(path), passphrase)
    except CalloutError as error:
        raise type(error)(error.message, _ROLE_ONLY) from error


def key_path(world: World, given: Path | None) -> Path | None:
    """Where the author's key is; None where the person uses no key."""
    named = world.environ.get(VARIABLE, "")
    return given or (Path(named) if named else None)


class AuthorAtIncident:
    """The author's key during one interview: read when the first record is made, asked about once, never in the way."""

    def __init__(self, given: Path | None) -> None:
        self._given = given
        self._signer: Signer | None = None
        self._why_not: str | None = None

    def signer(self, world: World, *, may_ask: bool) -> "tuple[Signer | None, str]":
        """(the key or None, why not). Nothing is raised, and without `may_ask` no passphrase is asked for."""
        if self._signer is None and self._why_not is None:
            path = key_path(world, self._given)
            if path is None:
                self._why_not = ""
            else:
                why_not = self._open(world, path, may_ask=may_ask)
                if why_not is None:
                    return None, msg("a passphrase is not asked for now")
                self._why_not = why_not
        return self._signer, self._why_not or ""

    def _open(self, world: World, path: Path, *, may_ask: bool) -> str | None:
        """Why the key cannot be used, empty when it can; None when that cannot be said without its passphrase."""
        from calloutcli.log.note import Signer

        try:
            key = _read(path)
            if not isinstance(key, Signer):
                from calloutcli.cli.secret import at_terminal, unlocked

                if not may_ask or not at_terminal(world):
                    return None
                world.say("")
                world.say(world.words("Your key has a passphrase. Press Enter to record without your signature."))
                key = unlocked(world, key, None)
        except CalloutError as error:
            return error.message
        except KeyboardInterrupt:
            return msg("no passphrase was typed")
        except Exception as error:  # noqa: BLE001 - whatever it is, the record comes first
            return msg("this is a fault in callout: {name}", name=type(error).__name__)
        self._signer = key
        return ""


def _read(path: Path) -> "Signer | ProtectedKey":
    from calloutcli.agreement.key import require_purpose
    from calloutcli.store.keys import read_key

    key = read_key(path)
    require_purpose(key.verifier, "author")
    return key
