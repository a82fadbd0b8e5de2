"""Tell whether a name in an annotation is a name of an entity."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from chipcontrols.loaders.claim import Entity, Iri
from chipcontrols.loaders.curated.mapping import meaning
from chipcontrols.loaders.documents.grammar import nationalities
from chipcontrols.loaders.evaluation.tables import wording
from chipcontrols.loaders.reference.entities import short_iri

# From so much likeness on (0 to 100), and so many letters, two spellings are one name.
ALIKE = 90
LEAST = 6


@dataclass(frozen=True, slots=True)
class Who:
    """The names of all entities, whom agencies act for, and the numbers of articles in which terms may mean more."""

    labels: Mapping[Iri, tuple[str, ...]]
    articles: Mapping[str, str]
    states: Mapping[Iri, Iri]

    def named(self, name: str, aliases: Iterable[str], entities: Iterable[Iri], doc: str, predicate: str) -> bool:
        """Return whether a name, or an alias of it, names one of the entities."""
        wanted = {short_iri(short) for short in meaning(name, self.articles.get(doc, ""), predicate)}
        wanted |= set(governed(name))
        given = set(entities)
        if wanted & {*given, *(self.states[iri] for iri in given & self.states.keys())}:
            return True
        # What the terms resolve is settled; an alias may stand for the other end of the fact.
        names = bearers(name) if wanted else [*bearers(name), *aliases]
        return any(same(one, label) for iri in given for label in self.labels.get(iri, ()) for one in names)


def who(entities: Iterable[Entity], articles: Mapping[str, str]) -> Who:
    """Return the names of the entities."""
    labels: dict[Iri, dict[str, None]] = {}
    states: dict[Iri, Iri] = {}
    for entity in entities:
        labels.setdefault(entity.iri, {}).update(dict.fromkeys(label.text for label in entity.labels))
        homes = [home for name, home in entity.properties if name == "chip:basedIn" and isinstance(home, Iri)]
        if entity.cls == "Agency" and homes:
            states[entity.iri] = homes[0]
    return Who({iri: tuple(found) for iri, found in labels.items()}, articles, states)


@cache
def governed(name: str) -> tuple[Iri, ...]:
    """Return the country whose government, or whose unnamed measures, a name names: a country acts by both.

    >>> governed("Dutch government"), governed("Dutch export controls on chips"), governed("SMIC")
    (('https://w3id.org/chipcontrols/id/country/nl',), ('https://w3id.org/chipcontrols/id/country/nl',), ())
    >>> governed("U.S. officials")
    ('https://w3id.org/chipcontrols/id/country/us',)
    """
    plain = f"{name.removeprefix('the ')} "
    words = plain.lower().split()
    if words[-1] not in wording()["governments"] and wording()["measures"].isdisjoint(words):
        return ()
    return tuple(iri for iri, adjective in nationalities("en") if _opens(adjective, plain))


def _opens(adjective: re.Pattern[str], name: str) -> bool:
    opening = adjective.match(name)
    return opening is not None and name[opening.end()] == " "


@cache
def bearers(name: str) -> tuple[str, ...]:
    """Return a name, and whom one of results, or of who acts, may tell of: the words that it begins with.

    >>> bearers("SK hynix sales"), bearers("SK hynix")
    (('SK hynix sales', 'SK', 'SK hynix'), ('SK hynix',))
    >>> bearers("Singapore prosecutors")
    ('Singapore prosecutors', 'Singapore')
    >>> bearers("Fall in Acme revenue")
    ('Fall in Acme revenue', 'Acme')
    """
    words = name.split()
    changes = len(words) > 2 and words[0].lower() in wording()["changes"] and words[1] in ("in", "of")
    told = [word for word in words[2:] if word != "the"] if changes else words
    acts = told[-1].lower() in {*wording()["results"], *wording()["governments"]}
    whole = len(told) if changes or acts else 0
    return (name, *(" ".join(told[:n]) for n in range(1, whole)))


@cache
def same(one: str, other: str) -> bool:
    """Return whether two spellings are one name: folded they are equal, nearly so, or one adds a maker to a type.

    >>> same("Ascend 910C", "Huawei Ascend 910C"), same("NVIDIA H20", "NVIDIA H200"), same("Meta", "Meta Inc.")
    (True, False, True)
    """
    ours, theirs = _tokens(one), _tokens(other)
    if ours == theirs:
        return len(ours) > 0
    numbered = {token for token in ours if any(c.isdigit() for c in token)}
    if numbered != {token for token in theirs if any(c.isdigit() for c in token)}:
        return False
    if numbered and (set(ours) <= set(theirs) or set(theirs) <= set(ours)):
        return True
    a, b = " ".join(sorted(ours)), " ".join(sorted(theirs))
    return min(len(a), len(b)) >= LEAST and fuzz.ratio(a, b) >= ALIKE


def _tokens(name: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = re.findall(r"[^\W_]+", plain)
    kept = [word for word in words if word not in wording()["forms"]]
    return tuple(kept or words)
