"""Each shape accepts a right claim and refuses a wrong one, by name and place; two SHACL engines agree on it."""
# ruff: noqa: E501 (the table of wrong claims reads best with one a line)

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from shacl import Shapes

from chipcontrols import ontology
from chipcontrols.graph.store import open_build
from chipcontrols.graph.validate import Problem, validate
from chipcontrols.ontology import role_shapes
from chipcontrols.ontology.frames import Frame, frames
from chipcontrols.ontology.serialise import canonical

RIGHT = Path(__file__).with_name("claims.ttl").read_text(encoding="utf-8")
EX = "http://ex.org/"
CHIP = ontology.NAMESPACE
OA = "http://www.w3.org/ns/oa#"
ELI = "http://data.europa.eu/eli/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"

# What is changed in the right claims; the shape that must speak; the node and the path that it must name.
WRONG: dict[str, tuple[str, str, str, str, str]] = {
    "no source": ("; prov:wasDerivedFrom :note .", ".", "ClaimShape", "purchase", PROV + "wasDerivedFrom"),
    "two sources": ("wasDerivedFrom :note", "wasDerivedFrom :note , :list", "ClaimShape", "purchase", PROV + "wasDerivedFrom"),
    "no proposition": ("chip:proposition :said ;", "", "ClaimShape", "purchase", CHIP + "proposition"),
    "unknown modality": ("chip:reported", "chip:rumoured", "ClaimShape", "purchase", CHIP + "modality"),
    "two modalities": ("chip:reported", "chip:reported , chip:planned", "ClaimShape", "purchase", CHIP + "modality"),
    "no extractor": ("chip:extractor :patterns ; chip:proposition :said", "chip:proposition :said", "ClaimShape", "purchase", CHIP + "extractor"),
    "no evidence": ("chip:evidence :span ;", "", "ClaimShape", "purchase", CHIP + "evidence"),
    "unknown confidence": ("chip:highConfidence", "chip:verified", "ClaimShape", "purchase", CHIP + "confidence"),
    "attributed to a text": ("chip:attributedTo :buyer", 'chip:attributedTo "someone"', "ClaimShape", "purchase", CHIP + "attributedTo"),
    "score above 1": ("chip:score 0.9", "chip:score 1.1", "ClaimShape", "purchase", CHIP + "score"),
    "value as a double": ("chip:minValue 10.0", "chip:value 1.0e1 ; chip:minValue 10.0", "ClaimFigureShape", "purchase", CHIP + "value"),
    "lower bound as an integer": ("chip:minValue 10.0", "chip:minValue 10", "ClaimFigureShape", "purchase", CHIP + "minValue"),
    "upper bound as a text": ("chip:maxValue 20.0", 'chip:maxValue "20"', "ClaimFigureShape", "purchase", CHIP + "maxValue"),
    "bounds exchanged": ("chip:minValue 10.0", "chip:minValue 20.1", "ClaimFigureShape", "purchase", CHIP + "minValue"),
    "a unit that is no unit": ("unit:NUM", "chip:reported", "ClaimFigureShape", "purchase", CHIP + "unit"),
    "a figure without unit": ("chip:unit unit:NUM ;", "", "ClaimUnitShape", "purchase", ""),
    "a unit without figure": ("chip:minValue 10.0 ; chip:maxValue 20.0 ;", "", "ClaimUnitOnlyShape", "purchase", ""),
    "a year as start": ('"2024-01-01"^^xsd:date', '"2024"^^xsd:gYear', "ClaimPeriodShape", "purchase", CHIP + "start"),
    "two ends": ('"2024-12-31"^^xsd:date', '"2024-12-31"^^xsd:date , "2025-12-31"^^xsd:date', "ClaimPeriodShape", "purchase", CHIP + "end"),
    "a period that ends before it starts": ('"2024-01-01"^^xsd:date', '"2025-01-01"^^xsd:date', "ClaimPeriodShape", "purchase", CHIP + "start"),
    "two period labels": ('chip:periodLabel "2024"', 'chip:periodLabel "2024" , "2025"', "ClaimPeriodShape", "purchase", CHIP + "periodLabel"),
    "evidence in another source": ("oa:hasSource :note", "oa:hasSource :list", "ClaimShape", "purchase", ""),
    "contradicted by a firm": ("chip:evidence :span ;", "chip:evidence :span ; chip:contradicts :buyer ;", "ClaimShape", "purchase", CHIP + "contradicts"),
    "a value beside its bounds": ("chip:minValue 10.0", "chip:value 15.0 ; chip:minValue 10.0", "ClaimOneFigureShape", "purchase", ""),
    "a claim of no kind": ("a chip:Purchase ;", "a chip:Claim ;", "ClaimKindShape", "purchase", ""),
    "a group as kind": ("a chip:Purchase ;", "a chip:TradeClaim , chip:Claim ;", "ClaimKindShape", "purchase", ""),
    "a thing as note": ("chip:evidence :span ;", "chip:evidence :span ; chip:note :buyer ;", "RemarkShape", "purchase", CHIP + "note"),
    "a thing as scope note": ("chip:inSegment :segment", "skos:scopeNote :land", "RemarkShape", "buyer", SKOS + "scopeNote"),
    "bought from itself": ("a chip:Purchase ;", "a chip:Purchase ; chip:seller :buyer ;", "ClaimApartShape", "purchase", CHIP + "buyer"),
    "members that may be complete": ('chip:membersComplete "yes"', 'chip:membersComplete "perhaps"', "EntityShape", "group", CHIP + "membersComplete"),
    "a test of a chip": ("chip:operand :bound ; chip:negatedOperand :excluded", "chip:operand :item", "CriterionGroupShape", "test", CHIP + "operand"),
    "an exclusion that is a firm": ("chip:negatedOperand :excluded", "chip:negatedOperand :buyer", "CriterionGroupShape", "test", CHIP + "negatedOperand"),
    "a test without operands": ("; chip:operand :bound ; chip:negatedOperand :excluded", "", "CriterionGroupShape", "test", ""),
    "no name": ('skos:prefLabel "Buyer"@en , "买家"@zh ;', "", "EntityShape", "buyer", SKOS + "prefLabel"),
    "two preferred names": ('"Buyer"@en ,', '"Buyer"@en , "Purchaser"@en ,', "EntityShape", "buyer", SKOS + "prefLabel"),
    "preferred and alternative": ('"Buyer AG"@de', '"Buyer"@en', "EntityShape", "buyer", SKOS + "prefLabel"),
    "preferred and hidden": ('"Buyer AG"@de', '"Buyer AG"@de ; skos:hiddenLabel "Buyer"@en', "EntityShape", "buyer", SKOS + "prefLabel"),
    "alternative and hidden": ('"Buyer AG"@de', '"Buyer AG"@de ; skos:hiddenLabel "Buyer AG"@de', "EntityShape", "buyer", SKOS + "altLabel"),
    "a segment that is none": ("chip:inSegment :segment", "chip:inSegment :land", "EntityShape", "buyer", CHIP + "inSegment"),
    "based in a firm": ("chip:basedIn :land", "chip:basedIn :buyer", "EntityShape", "buyer", CHIP + "basedIn"),
    "configuration of a firm": ("chip:configurationOf :model", "chip:configurationOf :buyer", "EntityShape", "item", CHIP + "configurationOf"),
    "a date with a time": ('"2024-12-01"^^xsd:date', '"2024-12-01T00:00:00"^^xsd:dateTime', "InstrumentShape", "rule", ELI + "date_document"),
    "published before made": ('"2024-12-01"^^xsd:date', '"2024-12-09"^^xsd:date', "InstrumentShape", "rule", ELI + "date_document"),
    "two publications": ('"2024-12-02"^^xsd:date', '"2024-12-02"^^xsd:date , "2024-12-04"^^xsd:date', "InstrumentShape", "rule", ELI + "date_publication"),
    "ended before in force": ('"2025-12-03"^^xsd:date', '"2023-12-03"^^xsd:date', "InstrumentShape", "rule", ELI + "first_date_entry_in_force"),
    "suspended backwards": ('"2025-06-01"^^xsd:date', '"2025-08-01"^^xsd:date', "InstrumentShape", "rule", CHIP + "suspendedOn"),
    "resumed while suspended": ('"2025-07-02"^^xsd:date', '"2025-07-01"^^xsd:date', "InstrumentShape", "rule", CHIP + "suspendedUntil"),
    "two kinds of instrument": ('chip:instrumentKind "rule"', 'chip:instrumentKind "rule" , "letter"', "InstrumentShape", "rule", CHIP + "instrumentKind"),
    "jurisdiction of a firm": ("chip:jurisdiction :land", "chip:jurisdiction :buyer", "InstrumentShape", "rule", CHIP + "jurisdiction"),
    "a state of a firm": ("chip:stateOf :rule", "chip:stateOf :buyer", "InstrumentStateShape", "halt", CHIP + "stateOf"),
    "a state that is none": ('chip:state "unsettled"', 'chip:state "unclear"', "InstrumentStateShape", "halt", CHIP + "state"),
    "a state without days": ('"2025-07-08"^^xsd:date', '"2025-07-09"^^xsd:date', "InstrumentStateShape", "halt", CHIP + "firstDay"),
    "announced too late": ('"2025-06-28"^^xsd:date', '"2025-07-10"^^xsd:date', "InstrumentStateShape", "halt", CHIP + "announcedOn"),
    "two states follow": ('"2025-07-09"^^xsd:date', '"2025-07-09"^^xsd:date , "2025-07-11"^^xsd:date', "InstrumentStateShape", "halt", CHIP + "nextStateOn"),
    "evidence in a firm": ("oa:hasSource :note", "oa:hasSource :buyer", "EvidenceShape", "span", OA + "hasSource"),
    "no evidence status": ("; chip:evidenceStatus chip:verified ;", ";", "EvidenceShape", "span", CHIP + "evidenceStatus"),
    "no selector": ("oa:hasSelector :record .", "chip:note 1 .", "EvidenceShape", "row", OA + "hasSelector"),
    "a record that claims to be a span": ("chip:evidenceStatus chip:record", "chip:evidenceStatus chip:notAtHand", "EvidencePlaceShape", "row", ""),
    "verified without words": ("oa:hasSelector :position , :quote", "oa:hasSelector :position", "EvidencePlaceShape", "span", ""),
    "an offset below 0": ("oa:start 3", "oa:start -3", "TextPositionShape", "position", OA + "start"),
    "no last offset": ("; oa:end 9", "", "TextPositionShape", "position", OA + "end"),
    "an empty span": ("oa:end 9", "oa:end 3", "TextPositionShape", "position", OA + "start"),
    "empty words": ('oa:exact "bought"', 'oa:exact ""', "TextQuoteShape", "quote", OA + "exact"),
    "two records": ('rdf:value "row 7"', 'rdf:value "row 7" , "row 8"', "RecordShape", "record", "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"),
    "no title": ('dcterms:title "A note" ;', "", "SourceShape", "note", DCT + "title"),
    "a kind of source that is none": ('chip:sourceKind "document"', 'chip:sourceKind "rumour"', "SourceShape", "note", CHIP + "sourceKind"),
    "a month as date of issue": ('"2025-01-02"^^xsd:date', '"2025-01"^^xsd:gYearMonth', "SourceShape", "note", DCT + "issued"),
    "two days of state": ('"2025-02-03"^^xsd:date', '"2025-02-03"^^xsd:date , "2025-02-04"^^xsd:date', "SourceShape", "list", CHIP + "asOf"),
    "a short hash": ('"aaaa', '"', "SourceShape", "note", CHIP + "textHash"),
    "a language by name": ('dcterms:language "en"', 'dcterms:language "English"', "SourceShape", "note", DCT + "language"),
    "a translation of a firm": ('dcterms:title "A note"', 'dcterms:title "A note" ; chip:isTranslationOf :buyer', "SourceShape", "note", CHIP + "isTranslationOf"),
    "a document without hash": ("chip:textHash", "chip:periodLabel", "DocumentHashShape", "note", ""),
    "a list without day": ("chip:asOf", "chip:suspendedOn", "ListDateShape", "list", ""),
}  # fmt: skip


# What every claim says of itself.
COMMON = (
    "chip:modality chip:asserted ; chip:extractor :patterns ; chip:proposition :said ; chip:evidence :row"
    " ; prov:wasDerivedFrom :list"
)
WORDS = {"comparator": "<=", "rank": "10"}  # details of which the shapes want certain words
OPERAND = {"AllOf": " ; chip:operand :bound"}


def wrong(name: str) -> str:
    old, new, *_ = WRONG[name]
    assert RIGHT.count(old) == 1, (name, RIGHT.count(old))
    return RIGHT.replace(old, new)


def problems(turtle: str) -> list[Problem]:
    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE)
    return [problem for problem in validate(store, with_reasoner=False).problems if problem.check == "shacl"]


def places(found: list[Problem]) -> set[tuple[str, str, str]]:
    return {(p.rule.removeprefix(CHIP), p.where.removeprefix(EX), one_step(p.path)) for p in found}


def one_step(path: str) -> str:
    """Return a path of one step, and nothing for a longer one, which each engine writes in its own way."""
    return "" if path.startswith("(") else path.strip("<>")


def test_the_right_claims_are_accepted():
    assert problems(RIGHT) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_claim_is_refused_by_name_and_place(name: str):
    found = problems(wrong(name))
    assert places(found) >= {WRONG[name][2:]}
    assert all(len(p.message) > 20 and p.message.endswith(".") for p in found)


def test_a_path_of_several_steps_is_told_in_short_names():
    told = "\n".join(map(str, problems(wrong("evidence in another source"))))
    assert (
        "ex.org/purchase (chip:evidence/oa:hasSource): The evidence of a claim lies in the source of the claim." in told
    )


def test_every_constraint_common_to_all_claims_has_a_wrong_claim():
    common = {"claim.ttl", "entity.ttl", "evidence.ttl", "source.ttl"}
    paths = [path for path in ontology.paths("shapes") if path.name in common]
    quads = [quad for path in paths for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]
    targeted = {q.subject.value for q in quads if q.predicate.value.endswith(("targetClass", "targetSubjectsOf"))}
    assert {shape.removeprefix(CHIP) for shape in targeted} == {shape for _, _, shape, _, _ in WRONG.values()}


# A claim of a kind in which something is said that cannot be, and the shape that must speak.
ABSURD: dict[str, tuple[str, str, str]] = {
    "a role of another kind": ("Purchase", "chip:buyer :buyer ; chip:item :item ; chip:owner :buyer", "OwnerRoleShape"),
    "more than the whole owned": ("Ownership", "chip:owner :buyer ; chip:owned :seller ; chip:value 100.1 ; chip:unit unit:PERCENT", "ShareShape"),
    "a share below nothing": ("MarketShare", "chip:holder :buyer ; chip:minValue -1.0 ; chip:unit unit:PERCENT", "ShareShape"),
    "a restriction of nothing": ("ExportRestriction", "chip:instrument :rule ; chip:regulator :land", "RestrictionScopeShape"),
}  # fmt: skip


def absurd(name: str) -> str:
    kind, said, _ = ABSURD[name]
    return f":absurd a chip:{kind} ; {COMMON} ; {said} .\n"


@pytest.mark.parametrize("name", ABSURD)
def test_what_cannot_be_said_of_a_kind_is_refused(name: str):
    found = problems(RIGHT + absurd(name))
    assert ABSURD[name][2] in {problem.rule.removeprefix(CHIP) for problem in found if problem.where == EX + "absurd"}


def test_the_whole_and_shares_in_money_are_accepted():
    for figure in ("100.0 ; chip:unit unit:PERCENT", "250.0 ; chip:unit unit:NUM"):
        claim = absurd("more than the whole owned").replace("100.1 ; chip:unit unit:PERCENT", figure)
        assert "ShareShape" not in {problem.rule.removeprefix(CHIP) for problem in problems(RIGHT + claim)}


def test_the_shapes_of_roles_follow_from_the_frames():
    (path,) = (path for path in ontology.paths("shapes") if path.name == "roles.ttl")
    assert path.read_text("utf-8") == canonical(role_shapes.text()), "run: python -m chipcontrols.ontology.serialise"


@cache
def entity_of(cls: str) -> str:
    """Return the most general sort of thing of a class that a claim can have as participant."""
    return "Company" if cls in ("Agent", "Organisation", "Entity") else "Chip" if cls == "Item" else cls


def claim_of(frame: Frame, leave_out: str = "", wrong_class: str = "", figure: bool | None = None) -> str:
    """Return a claim of a kind as Turtle with all that its frame requires and allows, but for what is left out."""
    iri = f"<{EX}{frame.kind}-{leave_out or wrong_class or ('figure' if figure else 'right' if figure is None else 'none')}>"
    parts = [f"{iri} a chip:{frame.kind} ; {COMMON}"]
    for role, cls in frame.roles.items():
        if role != leave_out:
            parts.append(f"chip:{role} :{'wrong' if role == wrong_class else f'{role}-{entity_of(cls)}'}")
    parts += [f'chip:{name} "{WORDS.get(name, "words")}"' for name in sorted(frame.details) if name != leave_out]
    if figure if figure is not None else frame.needs_figure:
        parts.append("chip:value 5.0 ; chip:unit unit:NUM")
    return " ; ".join(parts) + " .\n"


def entities() -> str:
    named = {(role, entity_of(cls)) for frame in frames().values() for role, cls in frame.roles.items()}
    lines = [
        f':{role}-{cls} a chip:{cls} ; skos:prefLabel "{role}"@en{OPERAND.get(cls, "")} .\n'
        for role, cls in sorted(named)
    ]
    return "".join([*lines, ":wrong a chip:Proposition .\n"])


def right_claims() -> str:
    return RIGHT + entities() + "".join(claim_of(frame) for frame in frames().values())


def wrong_claims() -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Yield a wrong claim for each requirement of each frame, with the place that must be named."""
    for frame in frames().values():
        shape, kind = f"{frame.kind}Shape", frame.kind
        for part in sorted(frame.required):
            yield claim_of(frame, leave_out=part), (shape, f"{kind}-{part}", CHIP + part)
        for role in sorted(frame.roles.keys() - frame.required):
            yield claim_of(frame, wrong_class=role), (shape, f"{kind}-{role}", CHIP + role)
        if frame.needs_figure:
            yield claim_of(frame, figure=False), (shape, f"{kind}-none", "")
        if not frame.allows_figure:
            yield claim_of(frame, figure=True), (shape, f"{kind}-figure", CHIP + "value")


def test_every_kind_accepts_a_claim_with_what_its_frame_says():
    assert len(frames()) >= 76
    assert problems(right_claims()) == []


def test_every_kind_refuses_a_claim_that_lacks_or_mistakes_a_part():
    claims, expected = zip(*wrong_claims(), strict=True)
    assert len(expected) > 200
    assert places(problems(RIGHT + entities() + "".join(claims))) == set(expected)


def everything() -> list[ox.Triple]:
    """Return the right claims, every wrong one in a namespace of its own, and the wrong claims of all kinds."""
    texts = [wrong(name).replace(f"<{EX}>", f"<{EX}{number}/>") for number, name in enumerate(WRONG)]
    texts += [RIGHT + absurd(name).replace(":absurd", f"<{EX}absurd-{n}>") for n, name in enumerate(ABSURD)]
    texts += [right_claims(), RIGHT + entities() + "".join(claim for claim, _ in wrong_claims())]
    return [quad.triple for text in texts for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def by_rust(triples: list[ox.Triple]) -> set[tuple[str, str, str]]:
    data, shapes = n_triples([*triples, *ontology.triples()]), n_triples(ontology.triples("shapes"))
    results = Shapes.from_text(shapes, format="ntriples").validate_text(data, format="ntriples").results
    return {(r.focus_node.strip("<>"), one_step(r.path or ""), r.component_iri) for r in results}


def by_pyshacl(triples: list[ox.Triple]) -> set[tuple[str, str, str]]:
    data, shapes = rdflib.Graph(), rdflib.Graph()
    data.parse(data=n_triples([*triples, *ontology.triples()]), format="nt")
    shapes.parse(data=n_triples(ontology.triples("shapes")), format="nt")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(results, rdflib.Graph)
    found = set()
    for result in results.objects(None, rdflib.SH.result):
        node, path = results.value(result, rdflib.SH.focusNode), results.value(result, rdflib.SH.resultPath)
        found.add(
            (
                str(node),
                str(path) if isinstance(path, rdflib.URIRef) else "",
                str(results.value(result, rdflib.SH.sourceConstraintComponent)),
            )
        )
    return found


def n_triples(triples: Iterable[ox.Triple]) -> str:
    return "".join(f"{triple} .\n" for triple in dict.fromkeys(triples))


def test_pyshacl_as_arbiter_finds_the_same_in_right_and_wrong_claims():
    triples = everything()
    found = by_rust(triples)
    assert len(found) > 250
    assert found == by_pyshacl(triples)


def test_pyshacl_as_arbiter_finds_the_same_in_the_sample(sample_build: Path):
    store = open_build(sample_build)
    document = (ox.NamedNode(CHIP + "sourceKind"), ox.Literal("document"))
    documents = {quad.subject for quad in store.quads_for_pattern(None, *document)}
    # pyshacl takes a minute for the reference tables, so it judges the claims of the notes.
    triples = [quad.triple for quad in store if quad.graph_name in documents or quad.predicate.value.endswith("#type")]
    assert len(documents) > 0
    assert by_rust(triples) == by_pyshacl(triples)
