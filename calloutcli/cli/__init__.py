"""The edge: terminal, clock, randomness, one file per command."""
