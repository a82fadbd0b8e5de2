"""Write sources, entities and claims as N-Quads lines: one graph for each source, deterministic ids, no blank nodes."""

from collections.abc import Iterable, Iterator
from functools import cache

from chipcontrols.graph.terms import expand, literal, node
from chipcontrols.loaders.claim import BASE, Claim, Entity, Evidence, Iri, Label, digest, source_iri
from chipcontrols.loaders.source import Source
from chipcontrols.ontology.frames import concepts

A = expand("rdf:type")
DERIVED = expand("prov:wasDerivedFrom")


def source_lines(source: Source) -> list[str]:
    """Return the quads that describe a source, in its own graph."""
    facts: list[tuple[str, str]] = [(A, _chip("Source"))]
    for curie, value in (
        ("dcterms:title", source.title),
        ("dcterms:publisher", source.publisher),
        ("dcterms:language", source.language),
        ("dcterms:issued", source.issued),
        ("dcterms:license", source.licence),
        ("dcterms:source", source.url),
        ("chip:asOf", source.as_of),
        ("chip:sourceKind", source.kind),
        ("chip:textHash", source.sha256),
    ):
        if value is not None:
            is_licence = curie == "dcterms:license" and str(value).startswith("http")
            facts.append((expand(curie), node(value) if is_licence else literal(value)))
    facts += [(expand("chip:isTranslationOf"), node(source_iri(slug))) for slug in source.translation_of]
    facts += [(expand("chip:isCopyOf"), node(source_iri(slug))) for slug in source.copy_of]
    return _lines(node(source.iri), facts, source.iri)


def entity_lines(entity: Entity, graph: Iri) -> list[str]:
    """Return the quads that describe an entity in the graph of a source."""
    facts = [(A, expand(f"chip:{entity.cls}"))]
    facts += [(expand(f"skos:{label.kind}Label"), literal(label)) for label in entity.labels]
    facts += [(expand(curie), literal(value)) for curie, value in entity.properties]
    return _lines(node(entity.iri), facts, graph)


def extractors(claims: Iterable[Claim]) -> list[Entity]:
    """Return the extractors that found claims."""
    names = sorted({name for claim in claims for name in claim.extractors})
    return [Entity(_extractor_iri(name), "Extractor", (Label(name, "en", "pref"),)) for name in names]


def claim_lines(claim: Claim) -> list[str]:
    """Return the quads of a claim with its proposition, measurand and evidence."""
    graph = source_iri(claim.source)
    lines = [f"<{claim.proposition}> {A} {_chip('Proposition')} <{graph}> .\n"]
    facts = [
        (A, _chip(claim.kind)),
        (_chip("proposition"), f"<{claim.proposition}>"),
        (_chip("modality"), _concept("ModalityScheme", claim.modality)),
        (DERIVED, f"<{graph}>"),
    ]
    facts += [(_chip(role), node(iri)) for role, iri in claim.roles]
    facts += [(_chip(name), literal(text)) for name, text in (*claim.details, *claim.remarks)]
    facts += [(_chip("extractor"), node(_extractor_iri(name))) for name in claim.extractors]
    facts += _figure(claim) + _period(claim)
    if (measurand := claim.measurand) is not None:
        facts.append((_chip("measurand"), f"<{measurand}>"))
        lines.append(f"<{measurand}> {A} {_chip('Measurand')} <{graph}> .\n")
    if claim.attributed_to is not None:
        facts.append((_chip("attributedTo"), node(claim.attributed_to)))
    if claim.confidence is not None:
        facts.append((_chip("confidence"), _concept("ConfidenceScheme", claim.confidence)))
    if claim.score is not None:
        facts.append((_chip("score"), literal(claim.score)))
    if claim.citation is not None:
        facts.append((expand("dcterms:bibliographicCitation"), literal(claim.citation)))
    for evidence in claim.evidence:
        iri = evidence_iri(evidence)
        facts.append((_chip("evidence"), f"<{iri}>"))
        lines += _evidence_lines(iri, evidence, graph)
    return lines + _lines(f"<{claim.iri}>", facts, graph)


def evidence_iri(evidence: Evidence) -> Iri:
    """Return the IRI of an evidence: a hash of its document and span or record."""
    place = evidence.record if evidence.record is not None else f"{evidence.start}-{evidence.end}"
    return Iri(f"{BASE}evidence/{digest(evidence.document, place)}")


def _evidence_lines(iri: Iri, evidence: Evidence, graph: Iri) -> list[str]:
    lines: list[str] = []
    status = "record" if evidence.record is not None else "verified" if evidence.quote is not None else "notAtHand"
    facts = [
        (A, _chip("Evidence")),
        (A, expand("oa:SpecificResource")),
        (expand("oa:hasSource"), node(source_iri(evidence.document))),
        (_chip("evidenceStatus"), _concept("EvidenceStatusScheme", status)),
    ]
    for selector, selected in _selectors(iri, evidence):
        facts.append((expand("oa:hasSelector"), f"<{selector}>"))
        lines += _lines(f"<{selector}>", selected, graph)
    return lines + _lines(f"<{iri}>", facts, graph)


def _selectors(iri: Iri, evidence: Evidence) -> Iterator[tuple[Iri, list[tuple[str, str]]]]:
    if evidence.record is not None:
        value = literal(evidence.record)
        yield Iri(f"{iri}#record"), [(A, expand("oa:FragmentSelector")), (expand("rdf:value"), value)]
        return
    position = [(A, expand("oa:TextPositionSelector"))]
    for curie, offset in (("oa:start", evidence.start), ("oa:end", evidence.end)):
        # Stores fold the integer types derived from xsd:integer into it, so it is written from the start.
        position.append((expand(curie), f'"{offset}"^^{expand("xsd:integer")}'))
    yield Iri(f"{iri}#position"), position
    if evidence.quote is not None:
        exact = literal(evidence.quote)
        yield Iri(f"{iri}#quote"), [(A, expand("oa:TextQuoteSelector")), (expand("oa:exact"), exact)]


def _figure(claim: Claim) -> list[tuple[str, str]]:
    if claim.value is None:
        return []
    figures = (("value", claim.value.value), ("minValue", claim.value.minimum), ("maxValue", claim.value.maximum))
    stated = [(_chip(name), literal(number)) for name, number in figures if number is not None]
    return [*stated, (_chip("unit"), _concept("UnitScheme", claim.value.unit))]


def _period(claim: Claim) -> list[tuple[str, str]]:
    if claim.period is None:
        return []
    parts = (("start", claim.period.start), ("end", claim.period.end), ("periodLabel", claim.period.label))
    return [(_chip(name), literal(value)) for name, value in parts if value is not None]


def _lines(subject: str, facts: list[tuple[str, str]], graph: Iri) -> list[str]:
    start, end = f"{subject} ", f" <{graph}> .\n"
    return [f"{start}{predicate} {value}{end}" for predicate, value in facts]


@cache
def _concept(scheme: str, notation: str) -> str:
    return node(concepts(scheme)[notation])


@cache
def _extractor_iri(name: str) -> Iri:
    return Iri(f"{BASE}id/extractor/{name.replace('/', '-')}")


@cache
def _chip(name: str) -> str:
    return expand(f"chip:{name}")
