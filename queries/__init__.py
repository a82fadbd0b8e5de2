"""The questions that the graph answers, as SPARQL files, and the code that finds, checks and runs them."""
