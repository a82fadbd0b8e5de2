"""An entity's own facts as JSON-LD, to stand in its page: names, class, and what it is joined to."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from chipcontrols.graph.site.statements import Gathered
from chipcontrols.graph.views.entities import Entity
from chipcontrols.graph.views.page import embed
from chipcontrols.loaders.claim import Iri, Label, Value, plain
from chipcontrols.ontology import PREFIXES

_LABELS = {"pref": "skos:prefLabel", "alt": "skos:altLabel", "hidden": "skos:hiddenLabel"}


def json_ld(entity: Entity, known: Gathered) -> Markup:
    """Return the JSON-LD of an entity; it cannot end the script element that it stands in."""
    node: dict[str, list[Any]] = {}
    for name in entity.names:
        text: dict[str, str] = {"@value": name.text}
        node.setdefault(_LABELS[name.kind], []).append(text | ({"@language": name.language} if name.language else {}))
    for curie, value in known.facts.get(entity.iri, ()):
        node.setdefault(curie, []).append(_term(value))
    head = {"@id": entity.iri, "@type": f"chip:{entity.cls}"}
    return Markup(embed({"@context": _context([*node, "chip:"]), **head, **node}))


def _context(curies: list[str]) -> Mapping[str, str]:
    return {prefix: PREFIXES[prefix] for prefix in sorted({curie.partition(":")[0] for curie in curies})}


def _term(value: Value) -> Mapping[str, str]:
    if isinstance(value, Iri):
        return {"@id": value}
    if isinstance(value, Label):
        return {"@value": value.text} | ({"@language": value.language} if value.language else {})
    if isinstance(value, Decimal):
        return {"@value": plain(value), "@type": f"{PREFIXES['xsd']}decimal"}
    if isinstance(value, date):
        return {"@value": value.isoformat(), "@type": f"{PREFIXES['xsd']}date"}
    return {"@value": value}
