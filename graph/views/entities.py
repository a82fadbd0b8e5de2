"""What the views know of each entity: its class, its names in all languages, its country and its segments."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from chipcontrols.graph.lookup import select
from chipcontrols.graph.terms import INFERRED, ONTOLOGY
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import superclasses

NameKind = Literal["pref", "alt", "hidden"]
_CHIP = PREFIXES["chip"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its language tag ("" if none); hidden ones are garblings, good for search only."""

    text: str
    language: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as the views show it. `label` is English where there is one; `second` is in another script.

    Of an instrument `label` is its citation, `second` its shortest title, and `since` the day it takes effect.
    """

    iri: str
    cls: str
    label: str
    second: str
    names: tuple[Name, ...]
    countries: tuple[str, ...]
    segments: tuple[str, ...]
    since: str = ""


def read_entities(store: ox.Store) -> Mapping[str, Entity]:
    """Return all entities by IRI."""
    classes = _pairs(
        store,
        f"""SELECT DISTINCT ?entity ?class WHERE {{
              GRAPH ?graph {{ ?entity a ?class }} FILTER(?graph != <{INFERRED}>)
              FILTER(STRSTARTS(STR(?class), "{_CHIP}") && CONTAINS(STR(?entity), "/id/")) }}""",
    )
    names = _names(store)
    countries = _pairs(store, "SELECT DISTINCT ?entity ?to WHERE { ?entity chip:basedIn ?to }")
    segments = _pairs(store, "SELECT DISTINCT ?entity ?to WHERE { ?entity chip:inSegment ?to }")
    citations = _pairs(store, "SELECT ?entity ?to WHERE { ?entity a chip:Instrument ; eli:id_local ?to }")
    days = _pairs(store, "SELECT ?entity ?to WHERE { ?entity eli:first_date_entry_in_force ?to }")
    found: dict[str, Entity] = {}
    for iri in sorted({*classes, *(iri for iri in names if "/id/" in iri)}):
        label, second = _labels(iri, names.get(iri, ()))
        if iri in citations:
            label, second = min(citations[iri]), _short_title(names.get(iri, ()), min(citations[iri]))
        found[iri] = Entity(
            iri, _most_specific(classes.get(iri, [])), label, second, names.get(iri, ()),
            tuple(sorted(countries.get(iri, []))), tuple(sorted(segments.get(iri, []))), min(days.get(iri, [""])),
        )  # fmt: skip
    return found


def _pairs(store: ox.Store, query: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entity, other in select(store, query):
        found[entity].append(other)
    return found


def _names(store: ox.Store) -> dict[str, tuple[Name, ...]]:
    found: dict[str, set[tuple[int, str, str]]] = defaultdict(set)
    kinds: tuple[NameKind, ...] = ("pref", "alt", "hidden")
    for order, kind in enumerate(kinds):
        query = f"SELECT DISTINCT ?entity (LANG(?text) AS ?tag) ?text WHERE {{ ?entity skos:{kind}Label ?text }}"
        for entity, language, text in select(store, query):
            found[entity].add((order, language, text))
    return {
        iri: tuple(Name(text, language, kinds[order]) for order, language, text in sorted(names))
        for iri, names in found.items()
    }


def _labels(iri: str, names: tuple[Name, ...]) -> tuple[str, str]:
    shown = [name for name in names if name.kind != "hidden"]
    preferred = [name for name in shown if name.kind == "pref"]
    first = next((name for language in ("en", "") for name in preferred if name.language == language), None)
    label = first or next(iter(preferred or shown), None)
    if label is None:
        return iri.rsplit("/", 1)[-1], ""
    second = next((n.text for tag in ("zh", "ja", "ko") for n in shown if n.language.split("-")[0] == tag), "")
    return label.text, "" if second == label.text else second


def _short_title(names: tuple[Name, ...], citation: str) -> str:
    """Return the shortest English name that is made of words and is not the citation itself."""
    titles = [n.text for n in names if n.language == "en" and n.kind != "hidden" and n.text != citation]
    return min((title for title in titles if title.count(" ") > 1 and "FR" not in title), key=_length, default="")


def _length(text: str) -> tuple[int, str]:
    return len(text), text


def _most_specific(classes: list[str]) -> str:
    names = sorted(iri.removeprefix(_CHIP) for iri in classes)
    return max(names, key=lambda name: (len(superclasses(name)), name), default="Entity")


def ontology_labels(store: ox.Store) -> Mapping[str, str]:
    """Return the English labels of the ontology's own terms and concepts, by IRI."""
    query = f"""SELECT ?term ?label WHERE {{ GRAPH <{ONTOLOGY}> {{ ?term skos:prefLabel ?label }} }}"""
    return {term: label for term, label in select(store, query)}
