"""A made-up home as a folder on disk: settings, keys, log, kept checkpoints and the protocols that it adopted, as any home has them."""

from functools import partial
from pathlib import Path

from calloutcli.agreement.seen import Seen, SeenApproval
from calloutcli.demo.leaves import Leaf, Leaves
from calloutcli.demo.profiles import ORGANISATION, Profile
from calloutcli.errors import EvidenceError
from calloutcli.record.kinds import Position
from calloutcli.store.adopting import keep_protocol
from calloutcli.store.agreements import write_seen
from calloutcli.store.database import Leaf as Stored
from calloutcli.store.evidence import append_records, keep_head, log_signer
from calloutcli.store.home import Home, save_settings
from calloutcli.store.settings import Settings


def write_home(folder: Path, made: Leaves) -> Home:
    """The home in a new folder, its whole log written in one transaction.

    Raises:
        StoreError: the folder is no place for a home's data, or the disk would not.
    """
    history = made.history
    editions = (history.agreements.old, history.agreements.new)
    home = save_settings(Home(folder, Settings()), _settings(history.profile, editions[-1].protocol.version))
    for edition in editions:
        keep_protocol(home, edition.protocol.id, edition.protocol.version, edition.source)
    signer = log_signer(home, history.steps[0].time, lambda _: history.signer.seed)
    sources = {edition.protocol.sha256: edition.source for edition in editions}
    append_records(home, [(leaf.entry.uid, partial(_stored, leaf, sources)) for leaf in made.leaves], signer)
    keep_head(home, "\n".join(made.notes))
    root = history.agreements.root
    seen = (SeenApproval(one.protocol.id, one.protocol.version, one.protocol.sha256, one.sha256) for one in editions)
    write_seen(home, Seen(((root.root.version, root.sha256),), tuple(seen)))
    return home


def _stored(leaf: Leaf, sources: dict[str, bytes], position: Position) -> Stored:
    """The leaf for the place that it was made for.

    Raises:
        EvidenceError: the log gives it another: somebody else writes there.
    """
    if position != leaf.position:
        raise EvidenceError(f"record {leaf.position.seq} of the demo was made for another place in the log")
    sha256 = leaf.entry.protocol.sha256
    reference = str(leaf.entry.body.get("reference", ""))
    return Stored(leaf.raw, leaf.disclosures, reference, sha256, sources[sha256], leaf.erased)


def _settings(profile: Profile, version: str) -> Settings:
    contacts = {"on_call_manager": "01632 960001", "registered_manager": "01632 960002"}
    return Settings(
        home=profile.title, organisation=ORGANISATION, code=profile.code, protocol=f"synthetic-demo@{version}", contacts=contacts
    )  # fmt: skip
