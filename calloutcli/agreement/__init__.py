"""Who put their name to a protocol: keys, the trust root, approvals, what was seen before. Pure: it is given texts and dates."""
