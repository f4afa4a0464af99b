"""`callout setup`: what a manager is asked, a step at a time."""
