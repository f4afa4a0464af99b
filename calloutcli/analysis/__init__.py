"""What a protocol means: which rule decides a situation, and which outcomes are still possible."""
