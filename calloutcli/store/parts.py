"""A log as the parts that are checked (audit/verify.py): the live file of a home, or a bundle of it."""

from calloutcli.audit.verify import Kept, Parts
from calloutcli.store.database import Database


def live_parts(log: Database, kept: Kept = tuple) -> Parts:
    """The parts of an open log, with the checkpoints kept elsewhere."""
    return Parts(
        leaves=log.leaves,
        disclosures=log.disclosures,
        head=log.head(),
        source=log.protocol_source,
        disclosed=log.disclosed,
        kept=kept,
        nodes=log.nodes,
        root_at=log.root_at,
    )
