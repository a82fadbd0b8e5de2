"""Say why something is in the graph: the claim, or the claims that join two entities, down to source and words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.claims import CHIP, known_claim, who
from chipcontrols.graph.derivations import derivations, property_iri, stands
from chipcontrols.graph.lookup import LABELS, TYPE, best_label, iri_of, values
from chipcontrols.graph.network import chain
from chipcontrols.graph.terms import term, text_of
from chipcontrols.loaders.claim import BASE, source_iri
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology.frames import subproperties


def explain(store: ox.Store, first: str, second: str | None = None) -> list[dict[str, Any]]:
    """Return the claim records behind a claim's IRI, id or claim/id, or behind a pair of entities (names or IRIs).

    When no claim names both, the claims of a shortest chain between the two are given, in its order.
    Raises WrongInput for a claim or name that the graph does not hold.
    """
    if second is None:
        return [_claim(store, first)]
    one, other = find_entity(store, first), find_entity(store, second)
    shared = sorted(claims_with(store, one) & claims_with(store, other))
    return [_claim(store, iri) for iri in shared or chain(store, one.value, other.value)]


def why(store: ox.Store, subject: str, name: str, obj: str) -> dict[str, Any]:
    """Return why a triple stands: the graphs that hold it, and each way in which a rule gives it, with the claims.

    `name` is that of a derived property, or its verb. Raises WrongInput where the triple does not stand.
    """
    predicate = property_iri(name)
    start = find_entity(store, subject).value
    is_class = predicate == TYPE.value and not obj.startswith("http")
    end = CHIP + obj.removeprefix("chip:") if is_class else find_entity(store, obj).value
    graphs = stands(store, start, predicate, end)
    if len(graphs) == 0:
        raise WrongInput(f"The graph does not hold: {subject} {name} {obj}. What joins two: chipcontrols explain A B")
    ways = derivations(store, start, predicate, end)
    return {
        "subject": start,
        "property": predicate,
        "object": end,
        "graphs": graphs,
        "derivations": [
            {
                "rule": way.rule,
                "text": way.text,
                "found": dict(way.found),
                "claims": [_claim(store, c) for c in way.claims],
            }
            for way in ways
        ],
    }


def why_as_text(store: ox.Store, answer: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the answer of `why` for a person: each rule, what it found, its claims down to the words."""
    yield f"{answer['subject']} {answer['property']} {answer['object']}"
    for graph in answer["graphs"]:
        yield f"  stands in {graph}"
    for way in answer["derivations"]:
        yield f"rule: {way['rule']}"
        yield from (f"  | {line}" for line in way["text"].splitlines() if not line.startswith("PREFIX "))
        yield from (f"  {name} = {value}" for name, value in way["found"].items())
        for record in way["claims"]:
            yield from (f"  {line}" for line in as_text(store, record))


def find_entity(store: ox.Store, name: str, sort: str = "") -> ox.NamedNode:
    """Return the entity with a label or IRI; of those decided to be the same, the one that stands for them.

    With a `sort`, such as "country", the names of other things do not count.

    Raises WrongInput, with names like it, when there is none or several.
    """
    if name.startswith("http"):
        iri = iri_of(name)
        if iri is None or next(iter(store.quads_for_pattern(iri, None, None)), None) is None:
            raise WrongInput(f"The graph holds no entity {name}.")
        return iri
    ranked: dict[str, int] = {}
    for rank, kind in enumerate(LABELS):
        for quad in store.quads_for_pattern(None, term(f"skos:{kind}"), None):
            if text_of(quad.object).casefold() == name.casefold() and _is_entity(quad.subject, sort):
                ranked.setdefault(text_of(quad.subject), rank)
    best = sorted(iri for iri, rank in ranked.items() if rank == min(ranked.values()))
    if len(best) == 0:
        raise WrongInput(f"The graph knows no entity named {name!r}.{_suggestion(store, name)}")
    if len(best) > 1:
        best = sorted({_decided(store, iri) for iri in best})
    if len(best) > 1:
        raise WrongInput(f"{name!r} names several entities; give one IRI: {', '.join(best)}")
    return ox.NamedNode(best[0])


def as_text(store: ox.Store, record: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a claim for a person: what it says, when, who says so, and the words."""
    yield f"{record['kind']}: {who(record)}"
    for name, text in {**record["details"], **record["remarks"]}.items():
        yield f"  {name}: {text}"
    if record["value"] is not None:
        yield f"  figure: {figure_text(record['value'])}"
    if record["period"] or record["start"] or record["end"]:
        days = f"{record['start']} to {record['end']}" if record["end"] else f"from {record['start']}"
        dated = f" ({days})" if record["period"] and record["start"] else ""
        yield f"  period: {period_text(record['period'], record['start'], record['end'])}{dated}"
    said = f", attributed to {record['attributed_to']}" if record["attributed_to"] else ""
    yield f"  {record['modality']}{said}; found by {record['extractor']}"
    source = source_iri(record["source"])
    title = next(iter(values(store, source, "dcterms:title")), source)
    yield f"  source: {title} [{record['source']}]"
    if record["citation"]:
        yield f"  citation: {record['citation']}"
    for place in record["evidence"]:
        yield f"  evidence: {_place(place)}"
    yield f"  {record['id']}"


def figure_text(value: dict[str, Any]) -> str:
    """Return a figure as people write it.

    >>> figure_text({"value": None, "min": 750000, "max": 900000, "unit": "H100-equivalent"})
    '750,000 to 900,000 H100-equivalent'
    """
    low, high, exact = value["min"], value["max"], value["value"]
    if exact is not None:
        text = f"{exact:,}"
    elif low is not None and high is not None:
        text = f"{low:,} to {high:,}"
    else:
        text = f"at least {low:,}" if low is not None else f"up to {high:,}"
    return f"{text} {value['unit']}"


def period_text(label: str | None, start: date | str | None, end: date | str | None) -> str:
    """Return the label of a period, else its days as people write them; "" where nothing is known.

    >>> period_text(None, "2024-01-01", None), period_text("2022-10", "2022-10-01", None)
    ('since 2024-01-01', 'since 2022-10')
    """
    if label:
        return f"since {label.removeprefix('since ')}" if start and not end else label
    if start and end:
        return f"{start}" if start == end else f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def _place(place: dict[str, Any]) -> str:
    if "record" in place:
        return f"{place['document']}, record {place['record']}"
    where = f"{place['document']}, characters {place['start']:,} to {place['end']:,}"
    return f"{where}: “{place['quote']}”" if "quote" in place else f"{where} (text not at hand)"


def _claim(store: ox.Store, name: str) -> dict[str, Any]:
    # The graph and its pages write claim/…, with a stroke before it as a path of the server.
    path = name.removeprefix("/").removeprefix("claim/")
    record = known_claim(store, name if name.startswith("http") else f"{BASE}claim/{path}")
    if record is None:
        raise WrongInput(
            f"The graph holds no claim {name!r}. List claims with: chipcontrols claims. "
            "Of a firm or product name a second: chipcontrols explain ByteDance NVIDIA"
        )
    return record


def claims_with(store: ox.Store, entity: ox.NamedNode) -> set[str]:
    """Return the IRIs of the claims in which an entity takes part."""
    roles = {CHIP + role for role in subproperties("participant")}
    return {
        text_of(quad.subject)
        for quad in store.quads_for_pattern(None, None, entity)
        if quad.predicate.value in roles and text_of(quad.subject).startswith(f"{BASE}claim/")
    }


def _is_entity(node: object, sort: str = "") -> bool:
    if not isinstance(node, ox.NamedNode) or not node.value.startswith(f"{BASE}id/"):
        return False
    # A mention is a form of a name, not what the name stands for.
    found = node.value.removeprefix(f"{BASE}id/").partition("/")[0]
    return found == sort if sort else found != "mention"


def _decided(store: ox.Store, party: str) -> str:
    """Return the entity that a party was decided to be, or the party itself."""
    seen: list[str] = []
    while party not in seen:
        seen.append(party)
        above = store.quads_for_pattern(None, term("chip:samePartyAs"), ox.NamedNode(party))
        party = min((text_of(quad.subject) for quad in above), default=party)
    return party


def _suggestion(store: ox.Store, name: str) -> str:
    from rapidfuzz import fuzz, process  # imported here: only an error needs it

    labels = {
        text_of(quad.object): best_label(store, quad.subject)
        for kind in LABELS[:2]
        for quad in store.quads_for_pattern(None, term(f"skos:{kind}"), None)
        if isinstance(quad.subject, ox.NamedNode) and _is_entity(quad.subject)
    }
    found = process.extract(name, sorted(labels), scorer=fuzz.ratio, processor=str.casefold, limit=5, score_cutoff=60)
    near = dict.fromkeys(labels[match[0]] for match in found)
    return f" Near names: {', '.join(near)}." if near else ""
