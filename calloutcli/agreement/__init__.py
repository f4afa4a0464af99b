"""Who put their name to a protocol: keys, the trust root, approvals. Pure: it is given texts and a date."""
