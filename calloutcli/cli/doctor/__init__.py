"""`callout doctor`: what is missing or wrong on this computer, and what it means."""
