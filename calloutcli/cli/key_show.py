"""`callout key show`: whose key a file holds and what it is for. Never the secret half."""

from pathlib import Path

from calloutcli.agreement.key import PURPOSES, ProtectedKey, purpose_of
from calloutcli.cli.envelope import envelope
from calloutcli.cli.key_new import key_json, key_lines
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.log.note import Signer, Verifier
from calloutcli.store.keys import read_any_key


def show(world: World, file: Path, *, as_json: bool) -> int:
    """Print what a key file holds, its secret left out; the exit status. A passphrase is not asked for.

    Raises:
        StoreError: it cannot be read.
        EvidenceError: it holds no key.
    """
    key = read_any_key(file)
    verifier = key if isinstance(key, Verifier) else key.verifier
    half = "public" if isinstance(key, Verifier) else "secret"
    if as_json:
        protected = isinstance(key, ProtectedKey) if half == "secret" else None
        world.say(envelope("key show", {**key_json(verifier), "half": half, "protected": protected}))
        return 0
    purpose = purpose_of(verifier.name)
    what = f"It is there to {PURPOSES[purpose]}." if purpose else "Its name does not say what it is for: it is refused."
    kept = {
        Verifier: "This file holds its public half, which everybody may have.",
        Signer: "This file holds its SECRET half, with no passphrase.",
        ProtectedKey: "This file holds its secret half, behind a passphrase.",
    }[type(key)]
    for line in wrap(f"The key `{verifier.name}`. {what} {kept}", hang=""):
        world.say(line)
    for line in key_lines(verifier):
        world.say(line)
    return 0
