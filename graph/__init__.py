"""The graph: claims become named graphs in a store; validation, reasoning, views, exports and the command line."""
