"""callout as one file, for a PC on which nothing can be installed but Python is there: `python -m tests.zipapp dist`.

The file is made for one kind of computer and says so in its name, such as `callout-0.1.0-windows-64.pyz`; it serves each
Python that callout serves. It can be made for Windows on any computer.

Layout, a zip file (PEP 441) of six entries, so that Python reads its list of contents at once:

    __main__.py    inside/start.py: any Python can read it, also one that is too old, to say so after the 999 line
    computer.py    inside/computer.py: which kind of computer this is
    unpacking.py   inside/unpacking.py: needed once on each computer
    packed.py      what this file is: name, kind of computer, Pythons, the 999 line in each language
    spread.zip     callout, what it imports at each start, and whatever has compiled parts: unpacked into a folder, once
    others.zip     the rest, two thousand small files: copied there whole, and read only when something in it is wanted

Why not shiv (1.0.8, 2024-11, BSD) or pex (2.105.2, 2026-10, Apache-2.0): both unpack every file before a line of ours runs, so
the first start is silent for as long as that takes, and shiv meets a wrong Python with a traceback. Measured in
benchmarks/RESULTS.md. What is used instead is the standard library, and uv (MIT or Apache-2.0) to choose the wheels of another
system, which pip cannot do: it reads the conditions of a dependency (`platform_system == "Windows"`) for the computer it runs on.
"""
