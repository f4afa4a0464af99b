"""The synthetic provider as a folder: homes that work, the bundles that an auditor would get of them, the policy to check these with.

What stands in the folder:

    README.txt              what it is, that nothing in it is real, and what to type next
    homes/<name>/           a home's folder (store/home.py): `callout log verify --home ...` works in it
    bundles/<name>/         its whole log as an export for a reviewer (audit/bundle.py)
    policy                  the keys of all the logs
    trust-root              the keys of the agencies that agreed the protocol
    spreadsheet/            the made-up spreadsheet that one home imported, and its mapping

It is made beside the folder and gets its name when it is whole. What it holds depends on the seed and the version of callout alone.
"""

import os
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Final

from calloutcli.agreement.signatures import format_signed
from calloutcli.demo.agencies import agreements_of
from calloutcli.demo.bundles import bundle_files
from calloutcli.demo.history import history_of
from calloutcli.demo.home_folders import write_home
from calloutcli.demo.leaves import Leaves, leaves_of
from calloutcli.demo.old_incidents import MAPPING, spreadsheet
from calloutcli.demo.profiles import ORGANISATION, PROFILES, Profile
from calloutcli.demo.span import DEMO
from calloutcli.errors import StoreError
from calloutcli.frozen import frozen
from calloutcli.log.note import Signer
from calloutcli.log.policy import KnownLog, Policy, format_policy
from calloutcli.store.bundle_writing import write_bundle
from calloutcli.store.files import make_folder, replace_file, storing
from calloutcli.store.library import DEFAULT, find_protocol
from calloutcli.store.place import why_unfit
from calloutcli.wording import long_date

REFERENCE: Final = f"{DEFAULT}@1.0.0"
_NOT_REAL: Final = (
    f"The provider `{ORGANISATION}`, its homes, children, agencies and police do not exist. No record is drawn from a record of "
    "anybody. Every sentence in words begins with `Made up:`."
)
_THEN: Final = "the homes decide by an older, stricter version of a protocol, and from then on by a newer one."
_CURE: Final = "check the disk, or choose another folder"


@frozen
class Made:
    """A home that was made: how many records and incidents its log holds, and the root over them in hex."""

    profile: Profile
    records: int
    incidents: int
    root: str


def make_demo(folder: Path, seed: str, engine: str, told: Callable[[int], None] = lambda _: None) -> tuple[Made, ...]:
    """The homes that stand in the folder now; `told` hears how many are done.

    Raises:
        StoreError: the folder is there and not empty, is no place for a log, or the disk would not: then nothing is left behind.
        ProtocolError: the reference model does not ship with this callout.
    """
    with storing(folder, _CURE):
        if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
            raise StoreError(
                f"`{folder}` is there already, and is not empty", "choose a new folder: nothing was written"
            )
    unfit = why_unfit(folder)
    if unfit:
        raise StoreError(f"the folder `{folder}` {unfit}", "records can be lost there: choose one on this computer")
    partial = folder.absolute().with_name(f".{folder.absolute().name}.{os.getpid()}.partial")
    with storing(folder, _CURE):
        try:
            partial.mkdir(mode=0o700, parents=True)
            made = _write(partial, seed, engine, told)
            _put(partial, folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    return made


def _put(partial: Path, folder: Path) -> None:
    """Give what was made its name: README.txt comes last where the folder is there already."""
    if not folder.is_dir():
        partial.rename(folder)
        return
    for path in sorted(partial.iterdir(), key=lambda path: path.name == "README.txt"):
        path.rename(folder / path.name)


def _write(folder: Path, seed: str, engine: str, told: Callable[[int], None]) -> tuple[Made, ...]:
    for place in ("homes", "bundles", "spreadsheet"):
        make_folder(folder / place)
    agreements = agreements_of(seed, DEMO, find_protocol(REFERENCE)[0])
    signers: list[Signer] = []
    made: list[Made] = []
    for number, profile in enumerate(PROFILES):
        told(number)
        leaves = leaves_of(history_of(profile, DEMO, agreements, seed), engine)
        write_home(folder / "homes" / profile.folder, leaves)
        write_bundle(folder / "bundles" / profile.folder, bundle_files(leaves, DEMO.cut))
        signers.append(leaves.history.signer)
        made.append(_made(leaves))
        if profile.imported:
            replace_file(folder / "spreadsheet" / f"{profile.folder}.csv", spreadsheet(profile, DEMO))
            replace_file(folder / "spreadsheet" / "mapping.yaml", MAPPING.encode())
    policy = format_policy(Policy(tuple(KnownLog(signer.verifier) for signer in signers)))
    replace_file(folder / "policy", f"# SYNTHETIC: the logs of a provider that does not exist.\n{policy}".encode())
    replace_file(folder / "trust-root", format_signed(agreements.root.note))
    replace_file(folder / "README.txt", _readme(seed, made).encode())
    return tuple(made)


def asked() -> str:
    """The options with which a report shows the last year, and what the change of protocol changed."""
    year = DEMO.end.year - 1
    return f"--period {year}/{DEMO.end.year % 100} --change {DEMO.change.isoformat()}"


def _made(leaves: Leaves) -> Made:
    cases = {leaf.entry.body["reference"] for leaf in leaves.leaves if leaf.entry.kind in ("decision", "imported")}
    return Made(leaves.history.profile, len(leaves.leaves), len(cases), leaves.root.hex())


def _readme(seed: str, made: list[Made]) -> str:
    """What the folder is, in lines of at most 78 characters."""
    three_years = f"{long_date(DEMO.first)} up to {long_date(DEMO.end)}"
    lines: list[str] = []
    for words in (
        "SYNTHETIC DATA. NOTHING IN THIS FOLDER IS REAL.",
        f"`callout demo` made it with the seed {seed}. {_NOT_REAL}",
        "The keys are made from the seed, so everybody can make them. The signatures hold, and prove nothing about anybody.",
        f"It covers three years, from {three_years}. Until {long_date(DEMO.change)} {_THEN}",
    ):
        lines += [*textwrap.wrap(words, 78), ""]
    lines += ["What to look for in each home:", ""]
    for one in made:
        lines += textwrap.wrap(
            f"{one.profile.title}: {one.profile.shows}", 78, initial_indent="  ", subsequent_indent="    "
        )
    first = made[0].profile.folder
    lines += [
        "",
        "What to type next, in this folder:",
        "",
        f"  callout report bundles --policy policy {asked()}",
        f"  callout log verify bundles/{first} --policy policy",
        f"  callout log verify --home homes/{first}",
        f"  callout log review --home homes/{first}",
        f"  callout pending --home homes/{first}",
    ]
    return "".join(f"{line}\n" for line in lines)
