"""A history as a bundle for a reviewer: byte for byte what `log export` makes of the home's own log, and made without it.

So a region of a thousand homes can be made, to measure reports with. That both are the same is tested.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from calloutcli.audit.bundle import DISCLOSURES, ENTRIES
from calloutcli.audit.bundle_words import Handed, render_readme
from calloutcli.audit.child_information_form import time_words
from calloutcli.audit.put_off import Gathering, may_defer, overdue
from calloutcli.demo.leaves import Leaf, Leaves
from calloutcli.demo.span import ZONE
from calloutcli.log.note import format_note
from calloutcli.record.kinds import parse_record

Files = Iterator[tuple[str, Iterable[bytes]]]


def bundle_files(made: Leaves, exported: datetime) -> Files:
    """Every file of the bundle but MANIFEST; `exported` is the time at which it says that it was made."""
    agreements = made.history.agreements
    erased = frozenset(digest for leaf in made.leaves for digest in leaf.erased)
    yield "checkpoint", [made.notes[-1].encode()]
    yield ENTRIES, (leaf.raw + b"\n" for leaf in made.leaves)
    yield DISCLOSURES, (_disclosure_lines(leaf, erased) for leaf in made.leaves)
    for edition in (agreements.old, agreements.new):
        yield f"protocols/{edition.protocol.sha256}.yaml", [edition.source]
        yield f"protocols/{edition.protocol.sha256}.approval", [format_note(edition.note).encode()]
    yield f"trust-roots/{agreements.root.root.version}", [format_note(agreements.root.note).encode()]
    yield "README.txt", [render_readme(_handed(made, exported, len(erased))).encode()]


def _disclosure_lines(leaf: Leaf, erased: frozenset[str]) -> bytes:
    """What disclosures.jsonl says of each digest of a record: written out here, because there may be fifty million of them."""
    seq = leaf.position.seq
    return "".join(
        f'{{"digest":"{digest}","seq":{seq},"state":"erased"}}\n'
        if digest in erased
        else f'{{"digest":"{digest}","disclosure":"{text}","seq":{seq}}}\n'
        for digest, text in leaf.disclosures.items()
    ).encode()


def _handed(made: Leaves, exported: datetime, erased: int) -> Handed:
    deferrals = Gathering()
    for leaf in made.leaves:
        if may_defer(leaf.raw):
            deferrals.see(parse_record(leaf.raw))
    late = overdue(deferrals.found().waiting, exported)
    fields = sum(len(leaf.entry.personal) for leaf in made.leaves)
    return Handed(
        view="reviewer",
        origin=made.history.signer.name,
        size=len(made.leaves),
        root=made.root.hex(),
        whole=True,
        exported=time_words(exported, ZONE),
        records=len(made.leaves),
        shown=fields - erased,
        erased=erased,
        put_off=tuple(f"{one.reference}, by {time_words(one.until, ZONE)}" for one in late),
    )
