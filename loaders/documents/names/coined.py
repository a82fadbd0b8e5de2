"""Entities that no table knows: a document names them, and their class is told by shape and context."""

from collections.abc import Iterable, Iterator

from chipcontrols.loaders.claim import Claim, Entity, Evidence, Iri, Label, digest, entity_iri, make_claim
from chipcontrols.loaders.documents.names.romanised import latin_name, romanised
from chipcontrols.loaders.documents.spans import Candidate, Mention
from chipcontrols.ontology.frames import concepts, superclasses

# The kind of IRI for each class, most special first.
KINDS = {
    "Company": "company",
    "Agency": "agency",
    "Person": "person",
    "Organisation": "organisation",
    "Agent": "party",
    "Product": "product",
    "ItemCategory": "category",
    "Technology": "technology",
    "Instrument": "instrument",
    "Work": "work",
    "Facility": "facility",
    "Place": "place",
}
REASON = "Candidate: no table names it; its class is read from the form of the name and the words around it"


def coin(name: str, cls: str, language: str | None) -> Candidate:
    """Return an entity of a class under a name. The same name of the same class is the same entity everywhere."""
    kind = next(kind for above, kind in KINDS.items() if above in superclasses(cls))
    return Candidate(entity_iri(kind, digest(kind, name.casefold())), cls, "coined", (name, language))


def coinages(mentions: Iterable[Mention]) -> Iterator[tuple[Iri, Mention]]:
    """Yield the names that stand for entities that no table knows."""
    return ((c.iri, m) for m in mentions for c in m.candidates if c.name is not None)


def is_guessed(mention: Mention) -> bool:
    """Return whether a word is held for a name only because it looks like one."""
    return mention.candidates[0].rank == "guessed"


def described(mention: Mention) -> Iterator[Entity]:
    """Yield a coined entity, of which little is known, and the form in which the document writes its name."""
    best = mention.candidates[0]
    assert best.name is not None, mention
    low = ("chip:confidence", Iri(concepts("ConfidenceScheme")["low"]))
    name, language = best.name
    # Questions show English names: a name that has none there is shown in Latin letters, or else as it is written.
    english = () if language == "en" else (Label(_latin(name, best.cls) or name, "en", "pref"),)
    also = (Label(text, "en", "alt") for text in best.also)
    # A number such as "28 nm process" is of no language: its English label is the only one.
    own = () if language is None else (Label(name, language, "pref"),)
    yield Entity(best.iri, best.cls, (*own, *english, *also), (low,))
    yield Entity(_form(mention), "Mention", (Label(mention.text, None, "pref"),), (("chip:writtenAs", mention.text),))


def _latin(name: str, cls: str) -> str | None:
    """Return a Chinese name in Latin letters, where the class has such."""
    if cls == "Person":
        return romanised(name)
    return latin_name(name) if "Organisation" in superclasses(cls) or cls == "Place" else None


def resolution(mention: Mention, source: str, quote: str, extractor: str) -> Claim:
    """Return the claim that a form of a name stands for a coined entity, with the place where the document has it."""
    return make_claim(
        "NameResolution",
        source,
        {"mention": _form(mention), "entity": mention.candidates[0].iri},
        extractor,
        details={"reason": REASON},
        confidence="low",
        evidence=[Evidence(source, mention.start, mention.end, quote)],
    )


def _form(mention: Mention) -> Iri:
    return entity_iri("mention", digest(mention.text))
