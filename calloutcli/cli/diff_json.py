"""What a change does, as JSON: the contract for scripts."""

from calloutcli.analysis.side_by_side import Transition
from calloutcli.audit.backtest import Backtest, Redecided
from calloutcli.canonical import Json
from calloutcli.cli.difference import Difference
from calloutcli.cli.envelope import envelope
from calloutcli.frozen import as_dict
from calloutcli.protocol.answers import format_answers
from calloutcli.protocol.model import Protocol


def render_diff_json(difference: Difference) -> str:
    """The envelope. `situations` of a change, and `situations_changed`, are null where only a sample was counted."""
    comparison = difference.comparison
    exact = comparison.exact
    changes: list[Json] = [_change(one, exact=exact) for one in comparison.transitions]
    edits: list[Json] = [as_dict(edit) for edit in difference.edits]
    return envelope(
        "protocol diff",
        {
            "old": _version(difference.old),
            "new": _version(difference.new),
            "changes": changes,
            "situations_changed": comparison.situations_changed if exact else None,
            "situations": comparison.situations if exact else None,
            "lowered": comparison.lowered,
            "exact": exact,
            "counted_by": comparison.counted_by,
            "hidden": comparison.hidden,
            "questions": {
                "shared": list(comparison.shared),
                "only_old": list(comparison.only_old),
                "only_new": list(comparison.only_new),
                "limited": list(comparison.limited),
            },
            "scenarios": {
                "incidents": difference.worked.incidents,
                "changed": [_redecided(one) for one in difference.worked.changed],
                "problem": difference.worked.problem or None,
            },
            "recorded": _backtest(difference.recorded) if difference.recorded else None,
            "edits": edits,
            "bump": difference.bump,
            "bump_given": difference.bump_given,
            "refused": difference.refused or None,
        },
    )


def _version(protocol: Protocol) -> dict[str, Json]:
    return {"id": protocol.id, "version": protocol.version, "sha256": protocol.sha256}


def _change(one: Transition, *, exact: bool) -> dict[str, Json]:
    return {
        "from": one.before,
        "to": one.after,
        "direction": one.direction,
        "situations": one.situations if exact else None,
        "in_sample": None if exact else one.situations,
        "witness": format_answers(dict(one.witness)),
        "rules": list(one.rules),
        "decides_old": list(one.decides_old),
        "decides_new": list(one.decides_new),
    }


def _redecided(one: Redecided) -> dict[str, Json]:
    return {
        "name": one.name,
        "from": one.before,
        "to": one.after,
        "direction": one.direction,
        "not_known": one.not_known,
    }


def _backtest(found: Backtest) -> dict[str, Json]:
    return {
        "incidents": found.incidents,
        "changed": [_redecided(one) for one in found.changed],
        "other_protocols": found.other_protocols,
        "unreadable": list(found.unreadable),
        "not_known": found.not_known,
    }
