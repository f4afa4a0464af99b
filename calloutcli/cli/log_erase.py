"""`callout log erase`: personal words go, and a record of it stays: which digests, on what legal basis, agreed by whom.

What would go is shown by the names of fields and the numbers of records, never by its words: whoever watches the screen
should not read what somebody asked to have erased.
"""

from collections.abc import Collection, Container, Sequence
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.author import author_signer
from calloutcli.cli.case import KeptRecord, read_case, read_record
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.erasable import Found, Wanted, find_erasable, nothing_to_erase
from calloutcli.cli.prompt import Closed, ask_again, ask_line, choose
from calloutcli.cli.recording import record_entry
from calloutcli.cli.render import wrap
from calloutcli.cli.resident import children_in, same_child
from calloutcli.cli.session import Stop, only_stop
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError, StoreError, UsageError
from calloutcli.followup.resident import KIND as RESIDENT
from calloutcli.record.erasure import BASES, RETENTION, ROLES, Erasure, erasure_of
from calloutcli.record.reference import new_uid
from calloutcli.store.drafts import drafts_with, erase_from_drafts
from calloutcli.store.evidence import open_log

_COPIES = (
    "Copies are not erased by this: backups, exports, printed pages, and what was sent to others. "
    "Whoever holds one must erase it there."
)
_STAYS = (
    "What stays, because the log is sealed over it: the coded answers, the times, what was decided, and the reference."
)

_STAYS_OF_A_CHILD = "What stays, because the log is sealed over it: that something was recorded of a child, and when."


def erase(
    world: World,
    folder: Path | None,
    target: str,
    wanted: Wanted,
    key: tuple[Path | None, Path | None] = (None, None),
    *,
    yes: bool,
    as_json: bool,
) -> int:
    """Show what would be erased, ask, erase and record it; the exit status: 0, or 130 when nothing was erased.

    `key`: the author's own key, and the file with its passphrase.

    Raises:
        CalloutError: there is nothing of that kind to erase, something is missing on the command line, or it cannot be done.
    """
    _require_codes(wanted)
    desk = open_desk(world, folder)
    kept = _records(desk, target)
    reference = kept[0].record.reference
    found, names = find_erasable(kept, wanted)
    files = _drafts(desk, reference, names)
    if not found.seqs and not files:
        raise nothing_to_erase(kept, wanted.fields)
    unknown = [name for name in wanted.fields if name not in found.fields and not _drafts(desk, reference, {name})]
    if unknown:
        raise nothing_to_erase(kept, unknown)
    asks = world.stdin.isatty() and not as_json
    if not asks and not yes:
        raise UsageError("nothing was erased: nobody is there to say y", "read what it would erase, then add --yes")
    author = author_signer(world, *key)
    try:
        of_child = _others(desk, kept[0]) if kept[0].record.kind == RESIDENT else None
        _say(world, _what(reference, found, files, of_child), quiet=as_json)
        basis = _code(world, "--basis", "On what legal basis?", BASES, wanted.basis, asks=asks)
        role = _code(world, "--role", "What is your own role?", ROLES, wanted.role, asks=asks)
        others = [one for one in ROLES if one[0] != role]
        second = _code(world, "--agreed-by", "Who agreed to it?", others, wanted.second_person, asks=asks)
        _say(world, _on_what_ground(basis, role, second, yes=yes), quiet=as_json)
        if not yes and ask_line(world).lower() != "y":
            raise Stop
    except (Stop, Closed, KeyboardInterrupt):
        world.say("Stopped. Nothing was erased.")
        return 130
    result: dict[str, Json] = {
        "seq": None,
        "reference": reference,
        "erased": [*sorted(found.seqs)],
        "of": [*sorted(set(found.seqs.values()))],
        "fields": {name: [*seqs] for name, seqs in found.fields.items()},
        "basis": basis,
        "role": role,
        "second_person": second,
        "drafts": [path.name for path in files],
    }
    warnings: list[str] = []
    if found.seqs:
        erasure = Erasure(reference, (*found.seqs,), (*set(found.seqs.values()),), basis, second)
        entry = erasure_of(erasure, role, new_uid(world.random), kept[-1].record.protocol)
        receipt, warning = record_entry(desk, entry, kept[-1].source, author, tuple(sorted(found.seqs)))
        if not receipt.new:  # a uid is 128 random bits: that one was used before means that the randomness is broken
            raise StoreError("nothing was erased: this computer made the same random name twice", "run callout doctor")
        warnings += [warning] if warning else []
        result["seq"] = receipt.seq
    # After the log, never before: if this fails, nothing is gone that no record tells of, and running it again ends it.
    warnings += _erase_drafts(desk, reference, names, files)
    warnings += _erase_projection(desk)
    if as_json:
        from calloutcli.cli.envelope import envelope

        world.say(envelope("log erase", result))
    else:
        world.say(
            f"Erased. Record {result['seq']} says so."
            if found.seqs
            else "Erased. The log held none of it, so no record was made."
        )
    for line in warnings:
        world.comment(f"warning: {line}")
    return 0


def _records(desk: Desk, target: str) -> list[KeptRecord]:
    """The record of a seq, with what corrects it where it belongs to no case; or every record of a case."""
    return read_record(desk, target) if target.isascii() and target.isdigit() else read_case(desk, target)


def _others(desk: Desk, one: KeptRecord) -> list[int]:
    """The seqs of the other records of a child."""
    with open_log(desk.home) as log:
        same = same_child(children_in(log), one.record)
    return [seq for seq in same if seq != one.record.position.seq]


def _what(reference: str, found: Found, files: Collection[Path], of_child: Sequence[int] | None) -> list[str]:
    """What would go and what would stay. `of_child`: other records of the same child, where the record is of one."""
    lines = [f"To be erased{f' of {reference}' if reference else ''}:"]
    lines += [f"  {name}, in records: {', '.join(map(str, seqs))}" for name, seqs in found.fields.items()]
    lines += [
        f"  The digest {digest} of record {found.seqs[digest]} is a decoy: nothing personal stands behind it."
        for digest in found.decoys
    ]
    lines += [f"  the same in the unfinished interview: {path.name}" for path in files if path.suffix == ".draft"]
    lines += [f"  all of a damaged copy of the interview: {path.name}" for path in files if path.suffix != ".draft"]
    lines.append(_STAYS if of_child is None else _STAYS_OF_A_CHILD)
    if of_child:
        lines.append(
            f"Other records of the same child stay too, until each is erased: {', '.join(map(str, of_child))}."
        )
    return [*lines, _COPIES, RETENTION]


def _on_what_ground(basis: str, role: str, second: str, *, yes: bool) -> list[str]:
    """What the record will say, and that it is for good."""
    roles = dict(ROLES)
    return [
        f"Legal basis: {dict(BASES)[basis]}.",
        f"Erased by: {roles[role].lower()}. Agreed by: {roles[second].lower()}.",
        "This cannot be undone." if yes else "This cannot be undone. Type y to erase, anything else to stop.",
    ]


def _require_codes(wanted: Wanted) -> None:
    """Nothing, when every code on the command line is one that there is, and the two persons are two.

    Raises:
        UsageError: otherwise.
    """
    for option, choices, given in (
        ("--basis", BASES, wanted.basis),
        ("--role", ROLES, wanted.role),
        ("--agreed-by", ROLES, wanted.second_person),
    ):
        if given is not None and given not in dict(choices):
            raise UsageError(f"`{option} {given}` is none of the codes", _codes(choices))
    if wanted.role is not None and wanted.role == wanted.second_person:
        raise UsageError(
            f"`{wanted.role}` is both who erases and who agrees", "an erasure needs a second person, in another role"
        )


def _code(
    world: World, option: str, question: str, choices: Sequence[tuple[str, str]], given: str | None, *, asks: bool
) -> str:
    """The code given on the command line, else the one chosen.

    Raises:
        UsageError: none is given and nobody can be asked, or the second person is the first.
    """
    if given is None and not asks:
        raise UsageError(f"`{option}` is missing", _codes(choices))
    if given is None:
        world.say(f"{question} q to stop")
        chosen = ask_again(lambda: choose(world, [words for _, words in choices], only_stop))
        return choices[chosen or 0][0]
    if given not in dict(choices):
        raise UsageError(f"`{given}` is both who erases and who agrees", "take another role, that of a second person")
    return given


def _codes(choices: Sequence[tuple[str, str]]) -> str:
    return "\n".join(["take one of these:", *(f"  {code}: {words}" for code, words in choices)])


def _drafts(desk: Desk, reference: str, names: Container[str]) -> list[Path]:
    """The files of the case's unfinished interview that hold any of these fields."""
    return drafts_with(desk.home, reference, names) if reference and names else []


def _erase_projection(desk: Desk) -> list[str]:
    """Delete what reports read instead of records: it is made again without what was erased. What could not be deleted, in words."""
    from calloutcli.store.projection import delete_projection

    try:
        delete_projection(desk.home.projection)
    except StoreError as error:
        return [
            f"what reports read, `{desk.home.projection}`, could not be deleted: {error.message}. Delete that folder"
        ]
    return []


def _erase_drafts(desk: Desk, reference: str, names: Container[str], files: Collection[Path]) -> list[str]:
    """What could not be erased of unfinished interviews, in words: the record of the erasure stands already."""
    if not files:
        return []
    try:
        erase_from_drafts(desk.home, reference, names)
    except CalloutError as error:
        return [f"the unfinished interview still holds the same words: {error.message}; {error.hint}"]
    return []


def _say(world: World, lines: Sequence[str], *, quiet: bool) -> None:
    """Put lines on the screen; where a script reads the result, only the warnings, and beside it."""
    for line in lines:
        if not quiet or line in (RETENTION, _COPIES):
            for part in wrap(line, hang="    " if line.startswith("  ") else ""):
                (world.comment if quiet else world.say)(part)
