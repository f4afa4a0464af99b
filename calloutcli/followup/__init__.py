"""What happened after the decision: the forms of what is added to a case, and what a case still owes."""
