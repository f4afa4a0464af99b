"""Two versions with everything that changes between them: what `callout protocol diff` then says in one form or another."""

from pathlib import Path

from calloutcli.analysis.bump import Bump, bump_given, bump_needed, enough, next_version
from calloutcli.analysis.compare import Comparison, compare_protocols
from calloutcli.analysis.edits import Edit, edits_between
from calloutcli.analysis.explain import minimal_reasons
from calloutcli.analysis.reading import is_known
from calloutcli.analysis.side_by_side import Transition
from calloutcli.audit.backtest import Backtest, Redecided, backtest, redecide
from calloutcli.cli.desk import open_desk
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError, ProtocolError, StoreError
from calloutcli.finding import case_words
from calloutcli.frozen import frozen
from calloutcli.protocol.answers import Given, format_answers
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.scenario import FILE as SCENARIOS
from calloutcli.protocol.scenario import load_scenarios
from calloutcli.store.evidence import open_log
from calloutcli.store.library import read_beside


@frozen
class Worked:
    """The worked incidents under both versions; `problem` says why they could not be run, empty when they could."""

    incidents: int
    changed: tuple[Redecided, ...]
    problem: str


@frozen
class Difference:
    """Everything that `diff` says. `refused` is why the version will not do, empty when it will."""

    old: Protocol
    new: Protocol
    comparison: Comparison
    edits: tuple[Edit, ...]
    worked: Worked
    recorded: Backtest | None
    bump: Bump
    bump_given: str
    refused: str

    @property
    def same_protocol(self) -> bool:
        """Whether these are two versions of one protocol."""
        return self.old.id == self.new.id


def make_difference(world: World, old: Protocol, new: Protocol, names: tuple[str, str], log: Path | None) -> Difference:
    """Everything that changes from `old` to `new`, which were named so; with the incidents of a log in a home's folder.

    Raises:
        ProtocolError: they share no question, or cannot be compared.
        StoreError: there is no log in the folder, or it cannot be read.
    """
    comparison = compare_protocols(old, new)
    needed = bump_needed(old, new, comparison)
    given = bump_given(old.version, new.version)
    return Difference(
        old=old,
        new=new,
        comparison=comparison,
        edits=edits_between(old, new),
        worked=_worked(old, new, names),
        recorded=_recorded(world, old, new, log) if log is not None else None,
        bump=needed,
        bump_given=given,
        refused=_refused(old, new, needed, given),
    )


def _refused(old: Protocol, new: Protocol, needed: Bump, given: str) -> str:
    """Why the version of the new file will not do; empty for two protocols, and for a draft that is still being written."""
    if old.id != new.id or old.sha256 == new.sha256:
        return ""
    if given == "backwards":
        return f"the version goes backwards, from {old.version} to {new.version}"
    if enough(needed, given) or (given == "none" and old.status in ("draft", "example")):
        return ""
    least = next_version(old.version, needed)
    return f"this is a {needed} change, and going from {old.version} to {new.version} says {given}: it needs {least}"


def _worked(old: Protocol, new: Protocol, names: tuple[str, str]) -> Worked:
    """The scenarios beside the new version, else beside the old one, under both."""
    for protocol, name in ((new, names[1]), (old, names[0])):
        beside = read_beside(name, SCENARIOS)
        if beside is None:
            continue
        try:
            scenarios = load_scenarios(*beside, protocol)
        except ProtocolError as error:
            return Worked(0, (), f"{error.message}: callout protocol test shows them")
        every = [redecide(old, new, one.id, format_answers(dict(one.answers))) for one in scenarios]
        return Worked(len(every), tuple(one for one in every if one.before != one.after), "")
    return Worked(0, (), "")


def _recorded(world: World, old: Protocol, new: Protocol, folder: Path) -> Backtest:
    home = folder.parent if folder.is_file() else folder
    desk = open_desk(world, home)
    if not desk.home.log_path.exists():
        raise StoreError(f"there is no log in `{home}`", "give the folder that holds the home's data")
    try:
        with open_log(desk.home) as log:
            return backtest(old, new, ((seq, leaf) for seq, _, _, leaf in log.leaves()))
    except CalloutError as error:
        raise type(error)(f"the recorded incidents cannot be read: {error.message}", error.hint) from error


def heart(difference: Difference, transition: Transition) -> str:
    """The answers of a witness that are enough for both outcomes, as `question=answer` pairs."""
    wanted: set[str] = set()
    witness = dict(transition.witness)
    for protocol, rules in ((difference.old, transition.decides_old), (difference.new, transition.decides_new)):
        asked = {question.id for question in protocol.questions}
        names = {_of(id_, asked, new=protocol is difference.new): id_ for id_ in witness}
        known: dict[str, Given] = {
            name: witness[id_] for name, id_ in names.items() if name in asked and is_known(witness[id_])
        }
        for part in minimal_reasons(protocol, known, rules):
            wanted |= {names[id_] for id_ in part}
    return ", ".join(f"{id_}={case_words(value)}" for id_, value in transition.witness if id_ in wanted)


def _of(id_: str, asked: set[str], *, new: bool) -> str:
    """The question of a version that an answer of a witness is to: one that became another kind of question has two."""
    plain = id_.removesuffix(" (new)")
    return plain if plain in asked and (new or plain == id_) else id_
