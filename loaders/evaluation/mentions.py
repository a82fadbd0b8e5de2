"""Measure the names found in documents against those that an annotator marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chipcontrols.loaders.documents.spans import Mention
from chipcontrols.loaders.evaluation.facts import Named
from chipcontrols.loaders.evaluation.names import Who
from chipcontrols.loaders.evaluation.scores import Score
from chipcontrols.loaders.evaluation.tables import classes_of_type, near_classes
from chipcontrols.loaders.reading import Text
from chipcontrols.ontology.frames import superclasses


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked name and a found one that match, or one of them without the other."""

    doc: str
    language: str
    type: str
    named: Named | None
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class MeasuredNames:
    """All marked and all found names, in pairs where they match."""

    pairs: tuple[Pair, ...]
    who: Who

    def scores(self) -> Iterator[tuple[str, Score]]:
        """Yield ("group", score): the total, then by language and by type."""
        yield "mentions", _score("all", self.pairs)
        for language in sorted({pair.language for pair in self.pairs}):
            yield "mentions of language", _score(language, [p for p in self.pairs if p.language == language])
        for type_ in sorted({pair.type for pair in self.pairs}):
            yield "mentions of type", _score(type_, [p for p in self.pairs if p.type == type_])

    def verdicts(self) -> Mapping[str, Mapping[str, int]]:
        """Return how many matched names have the marked ends, and stand for the marked entity."""
        both = [(p.named, p.mention) for p in self.pairs if p.named is not None and p.mention is not None]
        exact = sum((named.start, named.end) == (m.start, m.end) for named, m in both)
        linked = [self._linked(named, m) for named, m in both if named.name is not None]
        return {
            "ends of mentions": {"right": exact, "wrong": len(both) - exact, "missing": 0},
            "entity of mentions": {"right": sum(linked), "wrong": len(linked) - sum(linked), "missing": 0},
        }

    def _linked(self, named: Named, mention: Mention) -> bool:
        best = [candidate.iri for candidate in mention.candidates]
        return named.name is not None and self.who.named(named.name, (), best, named.doc, "")


def measure_mentions(
    named: Sequence[Named], found: Mapping[str, Sequence[Mention]], texts: Mapping[str, Text], who: Who
) -> MeasuredNames:
    """Return marked and found names in pairs. Only types that are marked somewhere in the annotations are measured.

    Words that point back to a name, such as "the company", are no names.
    """
    types = [type_ for type_ in classes_of_type() if any(name.type == type_ for name in named)]
    types += sorted({name.type for name in named} - set(types))
    pairs: list[Pair] = []
    for doc in texts:
        marked = [name for name in named if name.doc == doc]
        written = [mention for mention in found[doc] if mention.candidates[0].rank != "reference"]
        spans = [(mention, _types(mention, types), _types(mention, types, True)) for mention in written]
        pairs += _paired(doc, texts[doc].source.language or "", marked, spans)
    return MeasuredNames(tuple(pairs), who)


def _paired(
    doc: str, language: str, marked: Sequence[Named], found: Sequence[tuple[Mention, list[str], list[str]]]
) -> Iterator[Pair]:
    free = list(found)
    for name in marked:
        fitting = [one for one in free if name.type in one[2] and _shared(name, one[0]) >= 1]
        best = max(fitting, key=lambda one: (_shared(name, one[0]), -one[0].start), default=None)
        if best is not None:
            free.remove(best)
        yield Pair(doc, language, name.type, name, best[0] if best is not None else None)
    for mention, types, _ in free:
        if len(types) > 0:
            yield Pair(doc, language, types[0], None, mention)


def _shared(name: Named, mention: Mention) -> float:
    """Return the shared part of two stretches: 1 or more if it is half of the longer one, 2 if they are the same.

    A product with and without the name of its maker, or a general word, is one name too.
    """
    common = min(name.end, mention.end) - max(name.start, mention.start)
    product = any("Product" in superclasses(candidate.cls) for candidate in mention.candidates)
    if product and common > 1 and common == min(name.end - name.start, mention.end - mention.start):
        return max(1, 2 * common / max(name.end - name.start, mention.end - mention.start))
    return 2 * common / max(name.end - name.start, mention.end - mention.start)


def _types(mention: Mention, types: Sequence[str], near: bool = False) -> list[str]:
    """Return the types that a name is of; with `near`, those too that annotators may give such a name."""
    classes = {above for candidate in mention.candidates for above in superclasses(candidate.cls)}
    meant = {type_: classes_of_type().get(type_, frozenset({type_})) for type_ in types}
    if near:
        meant = {type_: of | near_classes().get(type_, frozenset()) for type_, of in meant.items()}
    return [type_ for type_, of in meant.items() if of & classes]


def _score(name: str, pairs: Sequence[Pair]) -> Score:
    found, marked = [p for p in pairs if p.mention is not None], [p for p in pairs if p.named is not None]
    right = sum(p.named is not None for p in found)
    return Score(name, len(found), right, len(marked), right)
