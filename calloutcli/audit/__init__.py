"""What the evidence says. Pure: it is given bytes and says what does not hold."""
