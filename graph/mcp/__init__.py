"""The graph as tools of the Model Context Protocol, for assistants that should look up and not guess."""
