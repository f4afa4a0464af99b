"""Pictures of figures, for a page: each function takes plain values and gives a `Picture`, or None when there is nothing to draw."""
