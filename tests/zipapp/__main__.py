"""The command: writes the file, and says what is in it."""

import argparse
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from calloutcli import __version__
from tests.zipapp.gathering import KINDS, build_wheel, gather
from tests.zipapp.inside.computer import kind_of_computer
from tests.zipapp.packing import pack

ROOT = Path(__file__).resolve().parent.parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(
        "python -m tests.zipapp", description="Make callout as one file. Needs the network."
    )
    parser.add_argument("folder", type=Path, help="where the file is written")
    parser.add_argument("--for", dest="kind", choices=KINDS, default=kind_of_computer(), help="default: this computer")
    parser.add_argument("--python", action="append", choices=PYTHONS, help="may be repeated; default: all of them")
    asked = parser.parse_args()
    with TemporaryDirectory() as temporary:
        wheel = build_wheel(ROOT, Path(temporary))
        pythons, files = gather(asked.kind, asked.python or PYTHONS, wheel, must_have=bool(asked.python))
    path = (
        asked.folder
        / f"callout-{__version__}-{asked.kind}-python{'-'.join(dict.fromkeys((pythons[0], pythons[-1])))}.pyz"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pack(__version__, asked.kind, pythons, files))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB, for {asked.kind} and Python {', '.join(pythons)}")
    print(
        "In it:", ", ".join(sorted({found[1] for name in files if (found := re.match(r"([^/]+)\.dist-info/", name))}))
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
