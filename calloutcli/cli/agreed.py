"""Whether an agreement to the protocol in use is in force in this home: what the banner, the card and the record then say.

It is in force only when the bytes in use are exactly those that the home adopted last, and what the agencies signed holds again
now. No trouble with any of this ever stops or delays an interview: then none is in force, and the banner says why.
"""

from datetime import date, datetime

from calloutcli.cli.desk import Desk
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.standing import NOBODY, Agreed
from calloutcli.record.adoption import adoption_in, verify_adopted
from calloutcli.record.kinds import Record
from calloutcli.store.home import Home
from calloutcli.wording import msg


def agreed_on(desk: Desk, protocol: Protocol, source: bytes, *, began: datetime | None = None) -> Agreed:
    """What this home can verify of an agreement to a protocol, now or, for an interview that goes on, when it `began`.

    Keys and signatures are imported only when there is an agreement to verify: a home without one does not wait for them.
    """
    if not desk.home.log_path.exists():
        return NOBODY
    try:
        adopted, is_last = _last_adopted(desk.home, began)
        if adopted is None:
            return NOBODY
        if adopted.protocol.sha256 != protocol.sha256:
            return Agreed(why=_another(adopted, protocol))
        if not adoption_in(adopted).approval:
            return Agreed(why=msg("this home adopted it without the agencies' signatures."))
        day = (began or desk.world.now()).astimezone(desk.zone()).date()
        return _verified(desk.home if is_last else None, adopted, source, day)
    except Exception as error:  # noqa: BLE001 - whatever it is, somebody is waiting for the first question
        fault = msg("this is a fault in callout: {name}", name=type(error).__name__)
        return Agreed(why=msg("whether there is one cannot be told now: {why}.", why=getattr(error, "message", fault)))


def _last_adopted(home: Home, began: datetime | None) -> tuple[Record | None, bool]:
    """(the last adoption, or the last one before an interview began; whether none came after it)."""
    from contextlib import closing

    from calloutcli.store.adopting import PATIENCE_SECONDS, adoptions
    from calloutcli.store.evidence import open_log

    with open_log(home, patience_seconds=PATIENCE_SECONDS) as log, closing(adoptions(log)) as found:
        for number, record in enumerate(found):
            if began is None or record.time <= began:
                return record, number == 0
    return None, True


def _another(adopted: Record, protocol: Protocol) -> str:
    name = f"{adopted.protocol.id} {adopted.protocol.version}"
    if adopted.protocol.id == protocol.id:
        if adopted.protocol.version == protocol.version:
            return msg("this is not the file that this home adopted as {name}: its words are others.", name=name)
        return msg("this home adopted another version, {name}.", name=name)
    return (
        "" if protocol.status in ("example", "draft") else msg("this home adopted another protocol, {name}.", name=name)
    )


def _verified(home: Home | None, adopted: Record, source: bytes, day: date) -> Agreed:
    """The agreement that an adoption rests on, once all of it is seen to hold again, and nothing newer was seen in `home`.

    Without a home that is not asked: a newer one was adopted since, and it was in force when the interview began.
    """
    from calloutcli.agreement.seen import require_not_superseded, require_root_newer
    from calloutcli.store.agreements import read_seen

    agreement, roots = verify_adopted(adoption_in(adopted), adopted.protocol, source)
    if home is not None:
        seen = read_seen(home)
        require_root_newer(seen, roots)
        require_not_superseded(seen, agreement.approval, agreement.sha256)
    return Agreed(
        agreement.word_on(day),
        "",
        agreement.agencies,
        agreement.approval.effective,
        agreement.approval.review_by,
        agreement.root_expires,
        agreement.sha256,
        adopted.position.seq,
    )
