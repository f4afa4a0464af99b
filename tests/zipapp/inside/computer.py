"""Which kind of computer this is, and where programs may put files on it. Written as for Python 2.7: see start.py."""

import os
import sys

VARIABLE = "CALLOUT_UNPACK"


def kind_of_computer():
    """Such as `windows-64`: the system and the processor for which this Python was made; a free-threaded one is a kind of its own."""
    bits = "64" if sys.maxsize > 2**32 else "32"
    if sys.platform == "win32":
        kind = "windows-" + ("arm64" if "(arm64)" in sys.version.lower() else bits)
    else:
        system = {"darwin": "macos", "linux2": "linux"}.get(sys.platform, sys.platform)
        machine = os.uname()[4].lower()
        kind = system + "-" + {"x86_64": bits, "aarch64": "arm64"}.get(machine, machine)
    return kind + ("-free-threaded" if "free-threading" in sys.version else "")


def program_folder():
    """Where the parts are put, each version in a folder of its own. Never where the home's data are."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        system = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        system = os.path.join(home, "Library", "Application Support")
    else:
        system = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.environ.get(VARIABLE) or os.path.join(system, "callout-program")
