"""Key files of people and agencies on disk. The secret half is made once, readable by its owner only, and never replaced.

Not the log's own key, which its home makes for itself (evidence.py). Format: agreement/key.py; the public half stands beside it
in a file ending in `.vkey`, one line (log/note.py).
"""

import contextlib
from pathlib import Path

from calloutcli.agreement.key import ProtectedKey, format_key, parse_key
from calloutcli.errors import EvidenceError, StoreError, UsageError
from calloutcli.log.note import Signer, Verifier, format_verifier, parse_verifier
from calloutcli.store.files import create_file, storing
from calloutcli.wording import msg

PUBLIC = ".vkey"
_MOST = 4_096
_CURE = "check the disk and the folder, or choose another file with --out"


def write_key(path: Path, key: Signer | ProtectedKey) -> Path:
    """The path of the public half, both halves being on disk now. Neither file may be there before.

    Raises:
        UsageError: one of them is there, or the name is that of a public half.
        StoreError: the disk would not; nothing is left behind.
    """
    public = path.with_suffix(PUBLIC)
    if path.suffix.lower() == PUBLIC:  # Windows and macOS take `.VKEY` for the same name
        raise UsageError(f"`{path}` is the name of a public key", "call the secret one .key: --out police.key")
    for there in (path, public):
        if there.exists() or there.is_symlink():
            raise UsageError(
                f"there is something at `{there}` already", "a key is never replaced: choose another --out"
            )
    with storing(path, _CURE):
        create_file(path, format_key(key).encode(), 0o600)
    try:
        with storing(public, _CURE):
            create_file(public, (format_verifier(key.verifier) + "\n").encode(), 0o666)
    except StoreError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    return public


def read_key(path: Path) -> Signer | ProtectedKey:
    """The key in a file.

    Raises:
        StoreError: it cannot be read.
        EvidenceError: it holds no signing key.
    """
    return parse_key(_line(path))


def read_verifier(path: Path) -> Verifier:
    """The public key in a file that holds it alone.

    Raises:
        StoreError: it cannot be read.
        EvidenceError: it holds no public key.
        UsageError: it holds a secret key, which nobody else should have been given.
    """
    text = _line(path)
    if text.startswith(("PRIVATE+KEY+", "calloutcli/protected-key/")):
        raise UsageError(
            f"`{path}` is a secret key, and the public one is wanted",
            f"use the file ending in {PUBLIC}; a secret key is never sent to anybody",
        )
    return parse_verifier(text[:-1])


def read_any_key(path: Path) -> Signer | ProtectedKey | Verifier:
    """The key in a file, secret or public.

    Raises:
        StoreError: it cannot be read.
        EvidenceError: it holds no key.
    """
    text = _line(path)
    secret = text.startswith(("PRIVATE+KEY+", "calloutcli/protected-key/"))
    return parse_key(text) if secret else parse_verifier(text[:-1])


def _line(path: Path) -> str:
    """The one line of a key file, with its newline. What an editor or a mail program adds to it is taken off."""
    with storing(path, msg("check the name of the key's file")), path.open("rb") as file:
        raw = file.read(_MOST + 1)
    try:
        text = raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        text = ""
    if len(raw) > _MOST or not text or "\n" in text:
        raise EvidenceError(msg("`{file}` does not hold a key", file=path), msg("callout key new makes one"))
    return text + "\n"
