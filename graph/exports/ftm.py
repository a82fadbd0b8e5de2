"""Write the parties of a graph in FollowTheMoney, with their listings as sanctions, removals, and ownership."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from chipcontrols import loaders
from chipcontrols.graph.exports.ftm_claims import identifier, sanctions_and_ownership
from chipcontrols.graph.lookup import TYPE, values
from chipcontrols.graph.terms import term, text_of
from chipcontrols.loaders.claim import BASE

if TYPE_CHECKING:
    from followthemoney import EntityProxy, Model

# Class → schema, the most specific class first. Groups of agents are no bodies of their own and stay at home.
SCHEMATA = {
    "Company": "Company",
    "Agency": "PublicBody",
    "ResearchOrganisation": "Organization",
    "Organisation": "Organization",
    "Person": "Person",
    "Vessel": "Vessel",
    "Aircraft": "Airplane",
    "Agent": "LegalEntity",
}
ELSEWHERE = ("AgentGroup",)
NAMES = {"prefLabel": "name", "altLabel": "alias", "hiddenLabel": "weakAlias"}


def export_ftm(store: ox.Store, target: Path) -> int:
    """Write one entity a line, sorted by id, and return their number. Raises WrongInput without followthemoney.

    Listings on a list become Sanction objects as OpenSanctions writes them: `reason` and `provisions` hold the licence
    requirement and the review policy, `authorityId` the citations. A listing that a removal ends gets its last day.
    """
    model = loaders.ftm_model()
    schemata = _schemata(store)
    proxies = [*_parties(model, store, schemata), *sanctions_and_ownership(model, store, schemata.keys())]
    lines = sorted(json.dumps(proxy.to_dict(), ensure_ascii=False, sort_keys=True) for proxy in proxies)
    target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def _parties(model: "Model", store: ox.Store, schemata: dict[str, str]) -> "Iterator[EntityProxy]":
    """Yield agents and craft with their names and countries."""
    owned = {text_of(quad.object) for quad in store.quads_for_pattern(None, term("chip:owned"), None)}
    for iri, schema in schemata.items():
        # In FollowTheMoney only an asset is owned, and the only asset among bodies is a company.
        proxy = model.make_entity("Company" if iri in owned and schema in ("LegalEntity", "Organization") else schema)
        proxy.id = identifier(iri)
        for label, name in NAMES.items():
            proxy.add(name, values(store, iri, f"skos:{label}"))
        based = [place.removeprefix(f"{BASE}id/country/") for place in values(store, iri, "chip:basedIn")]
        proxy.add("country", [code for code in based if len(code) == 2])
        yield proxy


def _schemata(store: ox.Store) -> dict[str, str]:
    """Return the schema of each party by its address, from its most specific class."""
    found: dict[str, str] = {}
    for cls in (*ELSEWHERE, *SCHEMATA):
        for quad in store.quads_for_pattern(None, TYPE, term(f"chip:{cls}")):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(f"{BASE}id/"):
                found.setdefault(quad.subject.value, SCHEMATA.get(cls, ""))
    return {iri: schema for iri, schema in found.items() if schema}
