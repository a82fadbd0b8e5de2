"""Names of parties: comparable forms, an index of them, a scorer with reasons, and who is the same party as whom."""
