"""What differs between stores: the addresses of query, update and graphs, and how they ask for a password."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from chipcontrols.loaders.ledger import WrongInput


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a kind of store is addressed: paths behind its endpoint. `graphs` is None where only Update is spoken.

    `at_once` is the number of triples up to which PUT replaces a graph in one transaction; 0 where it does not.
    """

    name: str
    query: str
    open_query: str
    update: str
    graphs: str | None
    scheme: str
    example: str
    at_once: int


@cache
def dialects() -> Mapping[str, Dialect]:
    """Return the stores that `--store` knows, by name.

    >>> dialects()["virtuoso"].scheme
    'digest'
    """
    table = yaml.safe_load(files(__package__).joinpath("dialects.yml").read_text("utf-8"))
    return {
        name: Dialect(
            name,
            given["query"],
            given.get("open_query", given["query"]),
            given["update"],
            None if given["graphs"] == "none" else given["graphs"],
            given["scheme"],
            given["example"],
            given.get("at_once", 0),
        )
        for name, given in table.items()
    }


def dialect(name: str) -> Dialect:
    """Return a store by name. Raises WrongInput for one that is not known."""
    known = dialects()
    if name not in known:
        raise WrongInput(f"--store {name!r} is not known. Choose from: {', '.join(known)}")
    return known[name]
