"""Charts over time and their limits: what may be chance, and what asks to be looked at."""
