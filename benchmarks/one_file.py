"""How long a person waits for callout as one file, beside the installed callout: ratios to `python -c "import typer"`.

`.venv/bin/python benchmarks/one_file.py FILE.pyz...`: the files that `python -m tests.zipapp dist` made, or that shiv made from the
same wheel (`shiv -c callout -o shiv.pyz WHEEL`). *First* is the first start on a computer, when the parts are put in place;
*later* is every other. CPU time, as in start.py; each run is paired with one of the base line.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from start import BASE, callout, cpu_seconds, paired, row

BOTH = ["sh", "-c", 'exec "$@" 2>&1', "sh"]
"""Both streams are read: on a first start the 999 line stands on the error stream, before the parts are put in place."""

LINES = {"emergency line": b"call 999", "first question": b"Question 1"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument(
        "--runs", type=int, default=15, help="counted runs of each pair; a third of them for first starts"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home, bare = Path(temporary, "home"), Path(temporary, "bare")
        # A Python without a package, as the PC that it is for; this one's site-packages would be looked through.
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(bare)], check=True)
        kept = {
            name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "CALLOUT", "XDG", "SHIV"))
        }
        environment = {**kept, "HOME": str(home), "CALLOUT_HOME": str(Path(temporary, "data"))}
        python = str(bare / "bin" / "python")

        def started(command: list[str], until: bytes, *, anew: bool) -> Callable[[], float]:
            def measure() -> float:
                if anew:
                    shutil.rmtree(home, ignore_errors=True)
                return cpu_seconds([*BOTH, *command, "decide"], environment, until)

            return measure

        print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, ", end="")
        print(f"{platform.system()} {platform.machine()}, runs: {options.runs}")
        print(
            "\n| what | CPU ms | `import typer` ms | ratio (median) | ratio (all runs) | |\n|---|---|---|---|---|---|"
        )
        for what, until in LINES.items():
            cases = {"installed, later": (callout(), False, options.runs)}
            for file in options.files:
                cases[f"{file.name}, later"] = ([python, str(file.resolve())], False, options.runs)
                cases[f"{file.name}, first"] = ([python, str(file.resolve())], True, max(3, options.runs // 3))
            for name, (command, anew, runs) in cases.items():
                started(command, LINES["first question"], anew=anew)()  # to the end of what is done once
                pairs = paired(started(command, until, anew=anew), lambda: cpu_seconds(BASE, environment), runs)
                print(row(f"{what}: {name}", *pairs, None), flush=True)


if __name__ == "__main__":
    main()
