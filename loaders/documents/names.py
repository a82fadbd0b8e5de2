"""Find the names of known entities in a text, right for word ends, letter case and Chinese script."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from chipcontrols.loaders.claim import Entity, Label, entity_iri
from chipcontrols.loaders.documents.lexicon import LANGUAGES, words
from chipcontrols.loaders.documents.spans import Candidate, Mention, Rank

RANKS: tuple[Rank, ...] = ("pref", "alt", "hidden")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff]")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9]")
# Spellings that differ only in these signs are the same name. Lengths stay as they are, so offsets hold.
SIGNS = {ord(sign): plain for plain, signs in (("'", "’‘"), ("-", "‐‑–")) for sign in signs}
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009"), " ")
FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
# A word that starts like this after a product name is a type number of its own: the name means another product.
TYPE_NUMBER = re.compile(
    r"[ -]?(?!(?:19|20)\d\d(?!\d))[A-Z]{0,3}\d{2,4}"
    r"(?:[A-Za-z]{1,3}(?![A-Za-z])|(?![A-Za-z0-9.,%]|[ \u00a0\u202f]\d))|\+"
)
# A word that takes the name back: "non-GPU", "非GPU".
REVERSAL = re.compile(r"(?:\b(?:non|nicht|anti)[- ]|非)$", re.IGNORECASE)
YEAR_AFTER = re.compile(r"20\d\d\s?年")
NUMBERED = frozenset({"Chip", "ProductFamily", "System", "AiModel"})
# Short words in capitals are initials; they mean the name only as written.
INITIALS = 5
LEAST = {"han": 2, "latin": 2}


@dataclass(frozen=True, slots=True)
class Names:
    """The labels of known entities, ready to be searched for."""

    automaton: AhoCorasick | None
    labels: tuple[str, ...]
    candidates: tuple[tuple[Candidate, ...], ...]
    written: tuple[frozenset[str], ...]


def prepare(known: Sequence[Entity]) -> Names:
    """Return the searchable names of entities. Labels too short or without a letter are left out."""
    table: dict[str, dict[Candidate, set[str]]] = {}
    for entity in (*known, *_governments(known)):
        for label in entity.labels:
            if _is_name(label.text):
                ranked = Candidate(entity.iri, entity.cls, _rank(label))
                table.setdefault(_folded(label.text.strip()), {}).setdefault(ranked, set()).add(label.text.strip())
    labels = tuple(sorted(table))
    return Names(
        AhoCorasick(labels, matchkind=MatchKind.Standard) if labels else None,
        labels,
        tuple(_best(table[label]) for label in labels),
        tuple(frozenset(text for texts in table[label].values() for text in texts) for label in labels),
    )


def meanings(names: Names, label: str) -> tuple[Candidate, ...]:
    """Return the known entities that have a label, best first."""
    at = bisect_left(names.labels, _folded(label))
    return names.candidates[at] if names.labels[at : at + 1] == (_folded(label),) else ()


def mentions(text: str, names: Names, base: int = 0, first: int = 0) -> list[Mention]:
    """Return the names in a text in order, the longest where they overlap, with offsets from `base`.

    Names before the offset `first` of the text are left out.
    """
    found: list[Mention] = []
    if names.automaton is None:
        return found
    hits = names.automaton.find_matches_as_indexes(_folded(text), overlapping=True)
    end_of_last = first
    for start, end, number in _longest(text, names, hits):
        if start >= end_of_last:
            end_of_last = end
            found.append(Mention(base + start, base + end, text[start:end], names.candidates[number]))
    return found


def _longest(text: str, names: Names, hits: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    fitting = [(start, -end, number) for number, start, end in hits if _fits(text, start, end, names, number)]
    for start, end, number in sorted(fitting):
        yield start, -end, number


def _fits(text: str, start: int, end: int, names: Names, number: int) -> bool:
    if not _bounded(text, start, end) or REVERSAL.search(text[max(0, start - 6) : start]):
        return False
    classes = {candidate.cls for candidate in names.candidates[number]}
    if classes <= NUMBERED and TYPE_NUMBER.match(text, end) is not None:
        return False
    return any(_cased(text[start:end], written, text, start) for written in names.written[number])


def _bounded(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if LATIN.match(text[start]) and before and LATIN.match(before):
        return False
    if not LATIN.match(text[end - 1]) or not after or not LATIN.match(after):
        return True
    if YEAR_AFTER.match(text, end) and text[end - 1].isalpha():
        return True
    # Plural and genitive: "GPUs", "Googles".
    return (
        after == "s" and end - start > 2 and text[end - 1].isalpha() and not LATIN.match(text[end + 1 : end + 2] or " ")
    )


def _cased(found: str, written: str, text: str, start: int) -> bool:
    if HAN.search(written) or found == written:
        return True
    if written.isupper() and written.isalpha() and len(written) <= INITIALS:
        return False
    # Within Chinese text, names lose their capitals; in Latin text a name keeps at least its first one.
    return (
        not written[0].isupper() or found[0].isupper() or HAN.search(text[max(0, start - 12) : start + 24]) is not None
    )


def _folded(text: str) -> str:
    plain = text.translate(SIGNS | SPACES | FULL_WIDTH)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def _governments(known: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the known countries under the names of their governments."""
    for language in LANGUAGES:
        for code, names in words(language)["governments"].items():
            country = next((entity for entity in known if entity.iri == entity_iri("country", code)), None)
            if country is not None:
                yield Entity(country.iri, country.cls, tuple(Label(name, language) for name in names))


def _is_name(text: str) -> bool:
    stripped = text.strip()
    if HAN.search(stripped):
        return len(stripped) >= LEAST["han"]
    return len(stripped) >= LEAST["latin"] and any(c.isalpha() for c in stripped)


def _rank(label: Label) -> Rank:
    return label.kind


def _best(candidates: dict[Candidate, set[str]]) -> tuple[Candidate, ...]:
    """Return the meanings of a label, each entity once at its best rank, best first."""
    ordered = sorted(candidates, key=lambda candidate: (RANKS.index(candidate.rank), candidate.iri))
    first: dict[str, Candidate] = {}
    for candidate in ordered:
        first.setdefault(candidate.iri, candidate)
    return tuple(first.values())
