"""callout: the call-out protocol of a children's home, walked through at the incident and recorded.

Nothing is imported here: the line "call 999" must be on the screen before anything heavy loads.
"""

__version__ = "0.1.0"
NOT_BEFORE = "2026-11-01"
"""No clock that is right shows an earlier day: this version was written later. `callout doctor` asks about one that does."""
