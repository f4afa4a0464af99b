"""`callout log backtest`: what another version of a protocol would have decided of the recorded incidents.

Exit status: 0 nothing would come out differently; 1 something would, or of some incident nothing can be said; 3 the protocol cannot
be used; 6 there is no log.
"""

from collections import Counter
from datetime import tzinfo
from pathlib import Path

from calloutcli.audit.reconsider import Reconsideration, Reconsidered, reconsider
from calloutcli.canonical import Json
from calloutcli.cli.desk import open_desk
from calloutcli.cli.diff_text import DIRECTIONS
from calloutcli.cli.envelope import envelope
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.interview.moment import format_time
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.store.evidence import open_log
from calloutcli.store.library import find_protocol

_MOST_NAMED = 5
"""So many questions are named beside an incident."""


def backtest(world: World, folder: Path | None, name: str, *, as_json: bool) -> int:
    """Print what the protocol called `name` would have decided; the exit status: 0, or 1 when something would differ.

    Raises:
        ProtocolError: there is no such protocol, or it cannot be used.
        StoreError: there is no log, or it cannot be read.
    """
    desk = open_desk(world, folder)
    raw, shown = find_protocol(name)
    new = load_protocol(raw, shown)
    with open_log(desk.home) as log:
        found = reconsider(new, ((seq, leaf) for seq, _, _, leaf in log.leaves()), log.protocol_source)
    world.say(_json(new, found) if as_json else "\n".join(_text(new, found, desk.zone())))
    return int(bool(found.differing or found.left_open or found.unreadable))


def _text(new: Protocol, found: Reconsideration, zone: tzinfo) -> list[str]:
    version = f"{new.id} {new.version}"
    lines = wrap(
        f"Recorded incidents that {version} would decide differently: {len(found.differing)} of {len(found.incidents)}"
    )
    for direction, words in DIRECTIONS.items():
        transitions = [one for one in found.transitions if one[2] == direction]
        if transitions:
            lines += ["", f"{words.capitalize()}: {sum(one[3] for one in transitions)}"]
        for before, after, _, count in transitions:
            lines += wrap(f"{before} -> {after}: {count}", "  ")
            for one in found.differing:
                if (one.advised, one.after, one.direction) == (before, after, direction):
                    lines += wrap(_incident(one, zone), "    ", "    ")
    if found.left_open:
        lines += [
            "",
            *wrap(f"Cannot be said, because staff were not asked what {version} asks: {len(found.left_open)}"),
        ]
        for one in found.left_open:
            lines += wrap(_incident(one, zone), "    ", "    ")
    if found.incidents:
        lines += ["", *_staff(version, found)]
    for sentence in _left_out(version, found):
        lines += wrap(sentence)
    return lines


def _incident(one: Reconsidered, zone: tzinfo) -> str:
    """Which incident, when it was recorded, under what, what staff did, and what the new version would still have asked."""
    words = [
        f"{one.reference}, record {one.seq}, {one.time.astimezone(zone):%Y-%m-%d %H:%M}",
        f"{one.protocol.id} {one.protocol.version}",
        f"advised: {one.advised}",
        f"taken: {one.taken or 'not recorded'}",
    ]
    if one.would_ask:
        more = len(one.would_ask) - _MOST_NAMED
        named = ", ".join(one.would_ask[:_MOST_NAMED])
        words.append(f"not asked then: {named}{f' and {more} more' if more > 0 else ''}")
    return "; ".join(words)


def _staff(version: str, found: Reconsideration) -> list[str]:
    """How often staff did what was advised, and what would have been, where that can be said."""
    said = [one for one in found.incidents if not one.is_open]
    departed = [one for one in said if not one.agreed]
    lines = wrap(f"Staff did what was advised: {sum(one.agreed for one in found.incidents)} of {len(found.incidents)}")
    lines += wrap(f"Staff did what {version} would have advised: {sum(one.agrees for one in said)} of {len(said)}")
    if departed:
        lines += wrap(
            f"Where staff departed from the advice, {version} would have advised what they did: "
            f"{sum(one.agrees for one in departed)} of {len(departed)}"
        )
    return lines


def _left_out(version: str, found: Reconsideration) -> list[str]:
    """What the numbers do not rest on, each in a sentence."""
    lines = []
    silent = [one for one in found.incidents if one.would_ask]
    if silent:
        asked = Counter(id_ for one in silent for id_ in one.would_ask)
        which = ", ".join(f"{id_} {count}" for id_, count in asked.most_common())
        lines.append(f"Incidents in which {version} would have asked more: {len(silent)}. By question: {which}")
    if found.never_answered:
        lines.append(f"Questions of {version} that no incident answers: {', '.join(found.never_answered)}")
    for words, count in (
        (f"Answers to questions that {version} does not ask", sum(one.unknown_questions for one in found.incidents)),
        (
            f"Answers that {version} does not have, taken as not known",
            sum(one.unknown_answers for one in found.incidents),
        ),
        ("Incidents whose own protocol is not kept, so that only the effects were compared", found.own_protocol_lost),
        (f"Decisions under protocols that share no question with {version}, left out", found.other_protocols),
    ):
        if count:
            lines.append(f"{words}: {count}")
    if found.unreadable:
        seqs = ", ".join(str(seq) for seq, _ in found.unreadable[:10])
        lines.append(f"RECORDS THAT CANNOT BE READ: {len(found.unreadable)} (first: {seqs}). Run callout log verify")
    return lines


def _json(new: Protocol, found: Reconsideration) -> str:
    incidents: list[Json] = [_incident_json(one) for one in found.incidents]
    said = [one for one in found.incidents if not one.is_open]
    departed = [one for one in said if not one.agreed]
    return envelope(
        "log backtest",
        {
            "protocol": {"id": new.id, "version": new.version, "sha256": new.sha256},
            "incidents": len(found.incidents),
            "differing": len(found.differing),
            "open": len(found.left_open),
            "transitions": [
                {"from": before, "to": after, "direction": direction, "incidents": count}
                for before, after, direction, count in found.transitions
            ],
            "staff": {
                "as_advised": sum(one.agreed for one in found.incidents),
                "as_new": sum(one.agrees for one in said),
                "departed": len(departed),
                "departed_as_new": sum(one.agrees for one in departed),
            },
            "every": incidents,
            "never_answered": list(found.never_answered),
            "own_protocol_lost": found.own_protocol_lost,
            "other_protocols": found.other_protocols,
            "unreadable": [{"seq": seq, "message": message} for seq, message in found.unreadable],
        },
    )


def _incident_json(one: Reconsidered) -> dict[str, Json]:
    return {
        "seq": one.seq,
        "reference": one.reference,
        "time": format_time(one.time),
        "protocol": {"id": one.protocol.id, "version": one.protocol.version, "sha256": one.protocol.sha256},
        "advised": one.advised,
        "taken": one.taken or None,
        "new": one.after,
        "differs": one.differs,
        "direction": one.direction,
        "as_advised": one.agreed,
        "as_new": one.agrees,
        "open": one.is_open,
        "would_ask": list(one.would_ask),
        "unknown_questions": one.unknown_questions,
        "unknown_answers": one.unknown_answers,
    }
