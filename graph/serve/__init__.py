"""Serve a build: SPARQL, pages and entities over HTTP, read-only."""
