"""What no single command says: exit statuses, environment variables, where files are. Both pages have these lines.

The sentences for 2 to 6 are those of the errors themselves; tests/unit/test_reference.py finds a status or a variable that is missing.
"""

from typing import Final

from calloutcli.cli.app import BUG
from calloutcli.errors import AgreementError, EvidenceError, ProtocolError, StoreError, UsageError

_REFUSALS: Final = (UsageError, ProtocolError, EvidenceError, AgreementError, StoreError)

_STATUSES: Final = {
    0: "Done. `callout decide` is done whatever the decision is.",
    1: "Done, and the answer is no: findings, differences, something wrong.",
    BUG: "A fault in callout. What was answered is saved.",
    130: "Interrupted: Ctrl-C. What was answered is saved, and `callout resume` goes on.",
}

VARIABLES: Final = {
    "CALLOUT_HOME": "The folder with the home's data, where `--home` does not name one.",
    "CALLOUT_KEY": "Your own key, to sign records with, where `--key` does not name one.",
    "CALLOUT_LANG": "The language for staff, `en` or `cy`, where `--lang` does not name one. Else the home's own.",
    "CALLOUT_UNPACK": "Of the single file `callout.pyz` only: the folder where it puts its parts in place.",
    "NO_COLOR": "Set to anything: no colour, no tables, no progress bar. What staff see has none of these anyway.",
}

PLACES: Final = {
    "Windows": r"%LOCALAPPDATA%\callout",
    "macOS": "~/Library/Application Support/callout",
    "Linux": "~/.local/share/callout",
}
"""Where the home's data are when nobody named a folder; `callout doctor` says it of this computer."""


def read_statuses() -> dict[int, str]:
    """Each exit status, in order, and what it means."""
    refused = {kind.status: kind.__doc__.split(". ")[0].rstrip(".") + "." for kind in _REFUSALS}
    return dict(sorted((_STATUSES | refused).items()))
