"""The long run: a simulated year of a home, told by a plain ledger, and everything that the tool says of it held against that.

`python -m tests.soak` runs it (tests/soak.py). One idea a file, in the order in which to read them:

    clock.py        what the home's computer takes for the time
    screen.py       reading a screen as a person does: what is asked, which number stands before which answer
    asked.py        what can be asked beside the questions of protocols and forms
    person.py       the person at the keyboard, who is called away, mistypes, and changes the language
    pc.py           the home's computer: commands in this process, and processes of their own that are killed
    incidents.py    what happens: worked incidents whose outcome somebody wrote down; drawing.py draws one
    interview.py    an incident as somebody tells it
    forms.py        a form that is filled in
    afterwards.py   what is done about an incident in the days after it
    putting_right.py  what was written wrong
    agencies.py     the agreement, and the version that comes in mid-year
    household.py    what a home enters beside its incidents
    ledger.py       what was acknowledged as recorded, in plain values: nothing of the tool counts here
    entering.py     from somebody at the keyboard into the ledger, however often it is broken off
    year.py         the calendar: what happens when
    counting.py     what is counted in a period; owing.py what a case owes; figures.py, incident_figures.py and afterwards_figures.py what it comes to
    holding.py      what must hold at the end
"""
