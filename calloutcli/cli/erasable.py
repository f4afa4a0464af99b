"""What of some records can be erased, what of it the command line names, and why not where it cannot."""

from collections.abc import Container, Mapping, Sequence

from calloutcli.cli.case import KeptRecord
from calloutcli.errors import UsageError
from calloutcli.frozen import frozen
from calloutcli.record.erasure import KIND
from calloutcli.wording import msg


@frozen
class Wanted:
    """What the command line asks for; None: it does not say."""

    fields: tuple[str, ...]
    digests: tuple[str, ...]
    everything: bool
    basis: str | None
    role: str | None
    second_person: str | None


@frozen
class Found:
    """What is to be erased: for each digest the seq of its record, and the name of its field, empty for a decoy."""

    seqs: Mapping[str, int]
    names: Mapping[str, str]

    @property
    def fields(self) -> dict[str, list[int]]:
        """The seqs of the records by the name of the field."""
        found: dict[str, list[int]] = {}
        for digest, name in self.names.items():
            if name:
                found.setdefault(name, []).append(self.seqs[digest])
        return {name: sorted(seqs) for name, seqs in sorted(found.items())}

    @property
    def decoys(self) -> list[str]:
        """The digests behind which nothing personal stands."""
        return sorted(digest for digest, name in self.names.items() if not name)


def find_erasable(kept: Sequence[KeptRecord], wanted: Wanted) -> tuple[Found, Container[str]]:
    """(what of these records the command line names, the names of the fields that go from unfinished interviews too).

    Raises:
        UsageError: it names nothing, or a digest that is not there, is no longer there, or never held anything.
    """
    there = _there(kept)
    if wanted.everything and (wanted.fields or wanted.digests):
        raise UsageError(msg("`--all` already means every field"), msg("leave out --all, or --field and --digest"))
    if not (wanted.everything or wanted.fields or wanted.digests):
        raise UsageError(
            msg("the command does not say what to erase"),
            msg(
                "--field NAME for a field, --all for every field, --digest D for one digest; fields here: {fields}",
                fields=_fields(kept),
            ),
        )
    for digest in wanted.digests:
        if digest not in there:
            raise _refusal(kept, digest)
    chosen = {
        digest: (seq, name)
        for digest, (seq, name) in there.items()
        if digest in wanted.digests or (name and (wanted.everything or name in wanted.fields))
    }
    found = Found(
        {digest: seq for digest, (seq, _) in chosen.items()}, {digest: name for digest, (_, name) in chosen.items()}
    )
    return found, _Every() if wanted.everything else {*wanted.fields, *found.fields}


def _there(kept: Sequence[KeptRecord]) -> dict[str, tuple[int, str]]:
    """(seq, name of the field) by digest for all that can be erased of these records."""
    return {
        digest: (one.record.position.seq, fate.disclosure.name)
        for one in kept
        if one.record.kind != KIND
        for digest, fate in one.fates.items()
        if fate.disclosure is not None
    }


def _fields(kept: Sequence[KeptRecord]) -> str:
    """The names of the fields that are kept of these records."""
    return ", ".join(sorted({name for _, name in _there(kept).values() if name})) or msg("none any more")


def nothing_to_erase(kept: Sequence[KeptRecord], fields: Sequence[str]) -> UsageError:
    """Why there is nothing to erase: of the first of these fields, or of any."""
    if not fields:
        return UsageError(
            msg("there is nothing personal here to erase"), msg("callout log show tells what became of each digest")
        )
    return UsageError(
        msg("no field `{field}` is kept here", field=fields[0]),
        msg("fields here: {fields}; callout log show tells what became of each digest", fields=_fields(kept)),
    )


def _refusal(kept: Sequence[KeptRecord], digest: str) -> UsageError:
    """Why a digest cannot be erased."""
    for one in kept:
        fate = one.fates.get(digest)
        if fate is None:
            continue
        seq = one.record.position.seq
        if one.record.kind == KIND:
            return UsageError(
                msg("the digest {digest} stands in record {seq}, which is itself an erasure", digest=digest, seq=seq),
                msg("nothing personal stands behind it"),
            )
        if fate.state == "erased":
            return UsageError(
                msg("the digest {digest} was erased already: record {seq} says so", digest=digest, seq=fate.by),
                msg("nothing is left to do"),
            )
        return UsageError(
            msg(
                "what stood behind the digest {digest} of record {seq} is missing: unexplained", digest=digest, seq=seq
            ),
            msg("there is nothing to erase; run callout log verify and tell your manager"),
        )
    return UsageError(
        msg("no record here has the digest `{digest}`", digest=digest),
        msg("callout log show SEQ shows those of a record"),
    )


class _Every:
    """Every name there is."""

    def __contains__(self, _: object) -> bool:
        return True
