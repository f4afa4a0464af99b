"""`callout protocol sign`: one agency puts its name to an approval or to a trust root, having been told what it says."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from calloutcli.agreement.approval import HEAD as APPROVAL_HEAD
from calloutcli.agreement.approval import parse_approval, require_about
from calloutcli.agreement.key import require_purpose
from calloutcli.agreement.signatures import add_signature, sha256_of
from calloutcli.agreement.trust import HEAD as ROOT_HEAD
from calloutcli.agreement.trust import parse_trust_root
from calloutcli.canonical import Json
from calloutcli.cli.envelope import envelope
from calloutcli.cli.protocol_approve import Subject, read_subject, say_approval
from calloutcli.cli.protocol_trust import previous_of
from calloutcli.cli.secret import confirmed, unlocked
from calloutcli.cli.signatures import (
    Need,
    known_roots,
    needs_json,
    needs_of_approval,
    needs_of_root,
    say,
    say_needs,
    say_root,
)
from calloutcli.cli.world import World
from calloutcli.errors import AgreementError, CalloutError, UsageError
from calloutcli.frozen import frozen
from calloutcli.log.note import Note, Verifier
from calloutcli.store.agreements import begins_with, read_signed, write_signed
from calloutcli.store.keys import read_key


@frozen
class _Paper:
    """What lies before the person: the file, its note, how it stands with some signatures; what could not be looked at."""

    path: Path
    note: Note
    needs: Callable[[Note], Sequence[Need]]
    doubt: str = ""


def sign(
    world: World, file: Path, key_file: Path, roots: Sequence[Path], passphrase_file: Path | None, *, as_json: bool
) -> int:
    """Show what is signed, sign it, and say who is still missing; the exit status: 1 when the person did not want to.

    Raises:
        CalloutError: the key is for something else or counts for nothing here, or the file is not what it says.
    """
    if not file.is_file():
        raise UsageError(
            f"there is no file `{file}`", "give an approval, a trust root, or a protocol with its approval beside it"
        )
    key = read_key(key_file)
    mine = key.verifier
    require_purpose(mine, "protocol")
    loud = not as_json
    if begins_with(file, ROOT_HEAD):
        paper = _root_paper(world, file, mine, roots, loud=loud)
    elif begins_with(file, APPROVAL_HEAD):
        paper = _approval_paper(world, file, mine, roots, loud=loud)
    else:
        beside = read_subject(str(file)).approval_path
        if not beside.exists():
            raise AgreementError(
                f"no approval of `{file}` stands beside it", f"it is prepared by: callout protocol approve {file}"
            )
        paper = _approval_paper(world, beside, mine, roots, loud=loud)
    already = any(line.name == mine.name and line.key_id == mine.key_id for line in paper.note.signatures)
    note = paper.note
    if loud and paper.doubt:
        say(world, paper.doubt)
    if not already:
        if loud and not confirmed(world, f"Sign this as {mine.name}?"):
            say(world, "Nothing was signed.")
            return 1
        note = add_signature(note, unlocked(world, key, passphrase_file))
        write_signed(paper.path, note)
    needs = paper.needs(note)
    if as_json:
        result: dict[str, Json] = {
            "file": str(paper.path),
            "sha256": sha256_of(note),
            "signed_as": mine.name,
            "already": already,
        }
        world.say(envelope("protocol sign", {**result, **needs_json(needs), "doubt": paper.doubt or None}))
        return 0
    say(world, f"{mine.name} had signed {paper.path} already." if already else f"Signed {paper.path} as {mine.name}.")
    say_needs(world, needs)
    return 0


def _root_paper(world: World, path: Path, mine: Verifier, roots: Sequence[Path], *, loud: bool) -> _Paper:
    note = read_signed(path)
    root = parse_trust_root(note.text)
    previous = previous_of(root, path, roots)
    if loud:
        say_root(world, root, sha256_of(note))
    known = [key for _, key in (*root.agencies, *(previous.root.agencies if previous else ()))]
    doubt = ""
    if mine not in known:
        if previous is not None or not root.previous:
            _refuse(mine, str(root.version), known)
        doubt = (
            f"Look: this key is not in it, and trust root {root.version - 1} is not here. Whether the signature counts "
            "cannot be told. Give that one with --root."
        )
    return _Paper(path, note, lambda signed: needs_of_root(signed, previous), doubt)


def _approval_paper(world: World, path: Path, mine: Verifier, roots: Sequence[Path], *, loud: bool) -> _Paper:
    note = read_signed(path)
    approval = parse_approval(note.text)
    subject = _protocol_beside(path, note)
    require_about(approval, subject.source, subject.name)
    if loud:
        say_approval(world, subject.protocol, approval)
        say(world, f"To read it all: callout protocol show {subject.path}")
    chain = known_roots(path, roots)
    named = next((one for one in chain if one.sha256 == approval.root_sha256), None)
    if named is None:
        doubt = (
            f"Look: trust root {approval.root_version} is not here. Whether the signature counts cannot be told. Give it "
            "with --root."
        )
        return _Paper(path, note, lambda _: (), doubt)
    asking = list(dict.fromkeys((named, chain[-1])))
    known = [key for one in asking for _, key in one.root.agencies]
    if mine not in known:
        _refuse(mine, " or ".join(str(one.root.version) for one in asking), known)
    return _Paper(path, note, lambda signed: needs_of_approval(signed, approval, chain))


def _protocol_beside(path: Path, note: Note) -> Subject:
    """The protocol that an approval is about, beside it: nobody signs what is not there to be read.

    Raises:
        AgreementError: it is not there.
        ProtocolError: it is there and cannot be used.
    """
    approval = parse_approval(note.text)
    first = path.with_suffix(".yaml")
    others = sorted(found for found in path.absolute().parent.glob("*.yaml") if found.name != first.name)
    there = [found for found in (first, *others) if found.is_file() and found.stat().st_size == approval.size]
    for found in there:
        try:
            subject = read_subject(str(found))
        except CalloutError:
            continue
        if subject.protocol.sha256 == approval.sha256:
            return subject
    if first.is_file():
        subject = read_subject(str(first))
        require_about(approval, subject.source, subject.name)
    raise AgreementError(
        f"the protocol that `{path.name}` is about is not beside it: `{approval.protocol}` {approval.version}, {approval.size} bytes",
        "put the protocol's file into the same folder: nobody signs what they cannot read",
    )


def _refuse(mine: Verifier, versions: str, known: Sequence[Verifier]) -> NoReturn:
    if any(key.name == mine.name for key in known):
        raise AgreementError(
            f"trust root {versions} has another key under the name `{mine.name}`",
            "use the key that the agencies know, or ask for a new trust root: callout protocol trust",
        )
    raise AgreementError(
        f"`{mine.name}` is not one of the agencies of trust root {versions}: its signature would count for nothing",
        "an agency is added by a new trust root: callout protocol trust",
    )
