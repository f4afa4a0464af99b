"""`callout key new`: a signing key for an agency, an author or a witness. The secret half is never shown."""

from pathlib import Path

from calloutcli.agreement.key import (
    PURPOSES,
    ProtectedKey,
    algorithm_of,
    fingerprint,
    protect_key,
    purpose_of,
)
from calloutcli.agreement.signatures import in_groups
from calloutcli.cli.envelope import envelope
from calloutcli.cli.render import wrap
from calloutcli.cli.secret import new_passphrase
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.log.note import Signer, Verifier, format_verifier
from calloutcli.store.keys import write_key

_FOR_GOOD = (
    "Its name stands in clear in every record that you sign, and can never be erased: let it be a code or initials, never "
    "a person's name."
)


def new(world: World, name: str, out: Path, *, protect: bool, passphrase_file: Path | None, as_json: bool) -> int:
    """Make the key, none over another, and print its public half; the exit status.

    Raises:
        UsageError: the name says no purpose, something is there already, or the passphrase is too short.
        StoreError: the disk would not.
    """
    purpose = purpose_of(name)
    if purpose is None or purpose == "log":
        known = ", ".join(f"<holder>/{one}" for one in PURPOSES if one != "log")
        raise UsageError(
            f"`{name}` does not say whose key it is and what for"
            if purpose is None
            else f"`{name}` names a log's key, and a log makes its own",
            f"call it one of {known}, the holder in small letters, digits and -: such as leicestershire-police/protocol",
        )
    passphrase = new_passphrase(world, passphrase_file) if protect or passphrase_file is not None else ""
    signer = Signer(name, world.random(32), algorithm_of(purpose))
    key: Signer | ProtectedKey = protect_key(signer, passphrase, world.random) if passphrase else signer
    public = write_key(out, key)
    verifier = signer.verifier
    if as_json:
        world.say(
            envelope(
                "key new",
                {**key_json(verifier), "file": str(out), "public_file": str(public), "protected": bool(passphrase)},
            )
        )
        return 0
    behind = (
        "It opens with your passphrase alone: if that is lost, so is the key."
        if passphrase
        else ("It has NO PASSPHRASE: whoever copies this file can sign with it. To have one: --passphrase.")
    )
    for line in (
        f"The secret key is in {out}. Keep it to yourself, and never send it to anybody. {behind}",
        f"The public key is in {public}. Give it to whoever asks whose signature is yours.",
        f"This key is there to {PURPOSES[purpose]}, and for nothing else.",
        *([_FOR_GOOD] if purpose == "author" else []),
    ):
        for part in wrap(line, hang=""):
            world.say(part)
    for line in key_lines(verifier):
        world.say(line)
    return 0


def key_lines(verifier: Verifier) -> list[str]:
    """The public key, and what to read out over the phone so that two people know that they have the same one."""
    lines = ["Public key:", format_verifier(verifier), "To compare over the phone:"]
    return [*lines, *(f"  {line}" for line in in_groups(fingerprint(verifier)))]


def key_json(verifier: Verifier) -> dict[str, str | bool | None]:
    """The public key for `--json`."""
    return {
        "name": verifier.name,
        "purpose": purpose_of(verifier.name),
        "public_key": format_verifier(verifier),
        "sha256": fingerprint(verifier),
    }
