"""What each Typer version costs a command that does nothing, as a ratio to `import typer` of 0.28: the reason for the pin.

Run it with any Python: `python3 benchmarks/typer_versions.py 0.25.1 0.26.8 0.28.0 0.29.2`. It makes an environment for
each version in a temporary folder, so it needs the package index.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PROGRAM = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def one(): pass
@app.command()
def two(number: int = 3): pass
app()
"""
BASE = "0.28.0"
RUNS = 21


def cpu_seconds(command: list[str]) -> float:
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, env=environment)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    versions = sys.argv[1:] or ["0.25.1", "0.26.8", BASE, "0.29.2"]
    with tempfile.TemporaryDirectory() as temporary:
        pythons = {}
        for version in dict.fromkeys([BASE, *versions]):
            folder = Path(temporary, version)
            venv.create(folder, with_pip=True)
            pythons[version] = str(folder / "bin" / "python")
            subprocess.run([pythons[version], "-m", "pip", "install", "--quiet", f"typer=={version}"], check=True)
        base = [pythons[BASE], "-c", "import typer"]
        print(f"| typer | CPU ms | ratio to `import typer` {BASE} (median of {RUNS} pairs) |\n|---|---|---|")
        for version in versions:
            command = [pythons[version], "-c", PROGRAM, "one"]
            cpu_seconds(command), cpu_seconds(base)
            pairs = [(cpu_seconds(command), cpu_seconds(base)) for _ in range(RUNS)]
            figure = statistics.median(figure for figure, _ in pairs) * 1000
            ratio = statistics.median(figure / line for figure, line in pairs)
            print(f"| {version} | {figure:.0f} | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main()
