"""Read plants and data centres that have no name by owner, number, sort and place: "TSMC's second fab in Arizona"."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents import places
from chipcontrols.loaders.documents.grammar import conjunction, optional
from chipcontrols.loaders.documents.names.coined import coin, is_guessed
from chipcontrols.loaders.documents.names.site_words import (
    bare_heads,
    elsewhere,
    names_plant,
    number_in,
    pattern,
    placed_heads,
    span_of,
)
from chipcontrols.loaders.documents.spans import Candidate, Mention, overlaps
from chipcontrols.ontology.frames import superclasses

# Two words for where chips are made.
SAME = {"fab": "plant", "plant": "fab"}
# How far before a place "its" stands.
HIS = 12
# From a firm to the plant that it builds.
BUILDS = re.compile(r"(?:, which)? [a-z][^,;.]{2,60} ")
# What stands between an owner and its plant.
OWNING = re.compile(r"(?:['’]s?|s|的|自有的?)?[ -]?")
# How far before a place the words stand that tell how it is meant.
WITHIN = 24
# What stands between the names of a list.
LISTED = re.compile(r"\s?(?:[,、和与及]|,?\s(?:and|und|et)(?=\s))\s?")
# What stands between a city and its state.
REGION = re.compile(r"(?:, (?:au |en |in |im |dans l'État (?:de |du |d'))?| \()(?:US-Bundesstaat |the state of )?")


@dataclass(frozen=True, slots=True)
class Site:
    """A plant or data centre, told by its sort and by its owner, number or place."""

    head: str
    owner: str | None = None
    number: str | None = None
    place: str | None = None
    region: str | None = None

    def names(self) -> list[str]:
        """Return its names, the fullest first."""
        if self.owner is None or self.place is None:
            return [_joined(self.number, self.owner, self.place, self.head)]
        whole = [_joined(self.number, self.owner, head) for head in (self.head, SAME.get(self.head)) if head]
        places = [self.place] if self.region is None else [self.place, f"{self.place}, {self.region}"]
        short = (_joined(self.number, owner, self.place, self.head) for owner in (self.owner, None))
        return [*(f"{name} in {place}" for place in places for name in whole), *short]

    def candidate(self) -> Candidate:
        """Return it as an entity."""
        name, *others = self.names()
        return coin(name, "Facility", "en")._replace(also=tuple(others))


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part is not None)


def is_single(mention: Mention, language: str) -> bool:
    """Return whether a name is that of one plant of a firm that the words place."""
    best = mention.candidates[0]
    placed = best.cls == "Facility" and len(best.also) > 0
    return placed and pattern(language, "unsited").search(mention.text) is None


def is_told(mention: Mention, language: str) -> bool:
    """Return whether words for a plant tell of a new one, or of one by its number or as somebody's own."""
    return pattern(language, "known").search(mention.text) is not None


class Sites:
    """The plants that a document tells of, sentence by sentence; the last one is meant by "the plant"."""

    def __init__(self, places: Mapping[Iri, str], firms: Mapping[Iri, str]) -> None:
        """Begin a document, with the English names of places and firms."""
        self._places = places
        self._firms = firms
        self._last: Site | None = None
        self._place: str | None = None

    def read(
        self, text: str, language: str, mentions: Sequence[Mention], base: int, about: Mention | None
    ) -> list[Mention]:
        """Return the names of a sentence and its plants, in order. `about` is the firm that is spoken of."""
        before, self._place = self._place, self._spoken_place(mentions) or self._place
        if not names_plant(text, language):
            return list(mentions)
        sentence = _Sentence(text, language, mentions, base)
        # "There it is building a plant": at the place that the sentence before names.
        there = before if pattern(language, "there").search(text) is not None else None
        found = list(self._placed(sentence, about))
        firms = [m for m in mentions if m.candidates[0].cls == "Company" and m.candidates[0].rank == "reference"]
        for head, form in bare_heads(language):
            for match in form.finditer(text):
                taken = [*firms, *(m for m, _ in found)]  # "the foundry" may be a firm
                if not any(overlaps(base + match.start(), base + match.end(), m) for m in taken):
                    site = self._told(sentence, match, head, about, there) or self._new(
                        sentence, match, head, about, there
                    )
                    found += [] if site is None else [sentence.named(match.start(), match.end(), site)]
        self._last = found[-1][1] if len(found) > 0 else self._last
        cities = [city for mention, site in found for city in sentence.city(mention, site)]
        named = [*cities, *(mention for mention, _ in found)]
        return sorted([*mentions, *named], key=lambda m: (m.start, -m.end))

    def _placed(self, sentence: "_Sentence", about: Mention | None) -> Iterator[tuple[Mention, Site]]:
        """Yield the plants told by their places."""
        text, base = sentence.text, sentence.base
        end = -1
        for mention in sentence.mentions:
            # A capital that stands for its government is a place of plants all the same.
            best = next((c for c in mention.candidates if c.cls == "Place"), mention.candidates[0])
            place = best.name[0] if best.name is not None else self._places.get(best.iri)
            if "Place" not in superclasses(best.cls) or place is None:
                continue
            for head, before, behind in placed_heads(sentence.language):
                if pattern(sentence.language, "seated").search(text[: mention.start - base]) is not None:
                    break  # "the group that has its seat in Porto"
                span = span_of(text, mention.start - base, mention.end - base, before, behind)
                if span is not None and base + span[0] >= end:
                    first, last, city = span
                    number = number_in(sentence.language, text[first:last])
                    owner = self._owner(sentence, first, last, about)
                    if number is not None and self._last is not None and not sentence.names(self._firm):
                        owner = self._last.owner  # the second plant of whose first was told of
                    region = place if city is not None else self._region(sentence, last)
                    yield sentence.named(first, last, Site(head, owner, number, city or place, region))
                    end = base + last
                    break

    def _spoken_place(self, mentions: Sequence[Mention]) -> str | None:
        """Return the last place that a sentence names, if it is no country."""
        places_ = [m.candidates[0] for m in mentions if m.candidates[0].cls == "Place" and not is_guessed(m)]
        named = (c.name[0] if c.name is not None else self._places.get(c.iri) for c in reversed(places_))
        return next((name for name in named if name is not None), None)

    def _region(self, sentence: "_Sentence", last: int) -> str | None:
        """Return the state or province that follows a city: "in Taylor, Texas"."""
        beyond = (m for m in sentence.mentions if m.start >= sentence.base + last)
        near = (m for m in beyond if REGION.fullmatch(sentence.text, last, m.start - sentence.base) is not None)
        return next((self._places.get(c.iri) for m in near for c in m.candidates if c.cls == "Place"), None)

    def _told(
        self, sentence: "_Sentence", match: re.Match[str], head: str, about: Mention | None, there: str | None
    ) -> Site | None:
        """Return the plant that is meant where no place is told: that of an owner, a numbered one, the last one."""
        first, last = match.span()
        number = number_in(sentence.language, match[0])
        away = elsewhere(sentence.language).match(sentence.text, last) is not None
        before = None if away or not self._goes_on(head) else self._last
        if match.groupdict().get("own") is not None or self._beside(sentence, first, last) is not None:
            owner = self._owner(sentence, first, last, about)
            known = before is not None and before.owner == owner and number is None
            return before if known else Site(head, owner, number, there) if owner is not None else None
        if number is not None:
            owner = self._owner(sentence, first, last, about) if before is None else before.owner
            numbered = Site(head, owner, number) if owner is not None else None
            return replace(before, number=number) if before is not None else numbered
        return before if match.groupdict().get("the") is not None else None

    def _new(
        self, sentence: "_Sentence", match: re.Match[str], head: str, about: Mention | None, there: str | None
    ) -> Site | None:
        """Return a plant that firms are said to build: "Acme is putting up a plant"."""
        text, language = sentence.text, sentence.language
        if (
            pattern(language, "indefinite").match(match[0]) is None
            or pattern(language, "founding").search(text) is None
        ):
            return None
        if elsewhere(language).match(text, match.end()) is not None:
            return None
        upright = [m for m in sentence.mentions if not sentence.is_oblique(m)]
        firms = [name for m in upright if (name := self._firm(m)) is not None]
        if len(firms) == 0 and any(m.candidates[0].cls in ("Country", "Agency", "AgentGroup") for m in upright):
            return None
        owner = self._owner(sentence, *match.span(), about)
        if self._last is not None and self._last.owner == owner and head == "plant" and self._last.head not in SAME:
            return self._last  # any data centre is a site too
        return Site(head, owner, None, self._only_place(sentence) or there) if owner is not None else None

    def _only_place(self, sentence: "_Sentence") -> str | None:
        """Return the only place, with its state or not, that something is said to be in; no seat of a firm."""
        places_ = [m for m in sentence.mentions if m.candidates[0].cls == "Place"]
        regions = (REGION.fullmatch(sentence.between(a, b)) is not None for a, b in pairwise(places_))
        if (
            len(places_) == 0
            or not all(regions)
            or pattern(sentence.language, "within").search(sentence.before(places_[0])) is None
        ):
            return None
        return self._spoken_place(places_[:1])

    def _goes_on(self, head: str) -> bool:
        """Return whether a word for a plant may mean one of the sort of the last: any is a facility or site."""
        return self._last is not None and (head == "plant" or self._last.head in (head, SAME.get(head)))

    def _owner(self, sentence: "_Sentence", first: int, last: int, about: Mention | None) -> str | None:
        """Return whose a plant is: the firm beside it, or the one that the sentence is about."""
        beside = self._beside(sentence, first, last)
        if beside is not None:
            return beside
        firms = [(m, name) for m in sentence.mentions if (name := self._firm(m)) is not None]
        ahead = [(m, name) for m, name in firms if m.end <= sentence.base + first]
        firms = ahead if sentence.language == "zh" and len(ahead) > 0 else firms
        builder = sentence.builder([m for m, _ in firms], first) if len(firms) > 1 else None
        if builder is not None:
            return self._firm(builder)
        linked = [LISTED.fullmatch(sentence.between(a, b)) is not None for (a, _), (b, _) in pairwise(firms)]
        if len(firms) > 1 and all(linked) and pattern(sentence.language, "founding").search(sentence.text) is not None:
            return " and ".join(name for _, name in firms)  # firms of one list build together
        spoken = self._firm(about) if about is not None else None
        his = pattern(sentence.language, "his").search(sentence.text, max(0, first - HIS), last)
        if len(ahead) == 0 and his is not None:
            return spoken  # "Its Taylor plant will make chips for Acme"
        named = {name for _, name in firms}
        if len(named) == 0 or spoken in named:
            return spoken
        if spoken is not None and len(named) == 1 and sentence.is_partner(firms[0][0]):
            return spoken  # "with Acme it is building a plant"
        upright, oblique = set[str](), False
        for (mention, name), joined in zip(firms, [False, *linked], strict=True):
            # What is listed behind a name stands in the line as that does: "with A and B".
            oblique = oblique if joined else sentence.is_oblique(mention)
            upright |= set() if oblique else {name}
        return next((name for names in (named, upright) if len(names) == 1 for name in names), None)

    def _beside(self, sentence: "_Sentence", first: int, last: int) -> str | None:
        """Return the firms that stand within the words for a plant, or that right before it."""
        firms = [(m, name) for m in sentence.mentions if (name := self._firm(m)) is not None]
        low, high = sentence.base + first, sentence.base + last
        inside = [name for m, name in firms if low <= m.start and m.end <= high]
        before = [name for m, name in firms if m.end <= low and sentence.owns(m, first)]
        return " and ".join(inside) if len(inside) > 0 else before[-1] if len(before) > 0 else None

    def _firm(self, mention: Mention) -> str | None:
        best = mention.candidates[0]
        if best.cls != "Company" or is_guessed(mention):
            return None
        return best.name[0] if best.name is not None else self._firms.get(best.iri)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    language: str
    mentions: Sequence[Mention]
    base: int

    def named(self, start: int, end: int, site: Site) -> tuple[Mention, Site]:
        """Return a stretch as the name of a plant."""
        words_ = self.text[start:end]
        return Mention(self.base + start, self.base + end, words_, (site.candidate(),)), site

    def city(self, mention: Mention, site: Site) -> Iterator[Mention]:
        """Yield the city of a plant as a name where no table knows it, but its state."""
        at = mention.text.rfind(f"{site.place}") if site.region is not None else -1
        if at >= 0 and not any(m.start == mention.start + at and not is_guessed(m) for m in self.mentions):
            start = mention.start + at
            city = coin(f"{site.place}", "Place", "en")._replace(also=(f"{site.place}, {site.region}",))
            yield Mention(start, start + len(f"{site.place}"), f"{site.place}", (city,))

    def before(self, mention: Mention) -> str:
        """Return the words right before a name."""
        return self.text[max(0, mention.start - self.base - WITHIN) : mention.start - self.base]

    def names(self, sort: Callable[[Mention], str | None]) -> bool:
        """Return whether any name is of a sort."""
        return any(sort(m) is not None for m in self.mentions)

    def builder(self, firms: Sequence[Mention], first: int) -> Mention | None:
        """Return the firm whose verb of building takes a place in English: "B, which plans to build"."""
        ahead = [m for m in firms if m.end <= self.base + first] if self.language == "en" else []
        if len(ahead) == 0:
            return None
        verb = self.text[ahead[-1].end - self.base : first]
        if BUILDS.fullmatch(verb) is None or pattern("en", "founding").search(verb) is None:
            return None
        gap = self.between(ahead[-2], ahead[-1]) if len(ahead) > 1 else ""
        listed = len(ahead) < 3 or LISTED.fullmatch(self.between(ahead[-3], ahead[-2])) is None
        joined = conjunction("en").search(gap) is not None and not (gap == ", and " and listed)
        opened = optional("en", "subordinate").match(self.text)
        told = verb.startswith(", ") or (opened is not None and opened.end() == ahead[-1].start - self.base)
        return None if joined or (self.is_oblique(ahead[-1]) and not told) else ahead[-1]

    def is_partner(self, mention: Mention) -> bool:
        """Return whether something is done with a firm, so that another does it too."""
        return pattern(self.language, "partner").search(self.before(mention)) is not None

    def between(self, first: Mention, second: Mention) -> str:
        """Return what stands between two names."""
        return self.text[first.end - self.base : second.start - self.base]

    def is_oblique(self, mention: Mention) -> bool:
        """Return whether a preposition takes a name out of the line of subject and object."""
        return places.is_oblique(self.language, self.text, mention.start - self.base, True, 0)

    def owns(self, mention: Mention, first: int) -> bool:
        """Return whether a firm stands right before a place, and what stands there is not any one."""
        if self.language != "zh" and pattern(self.language, "indefinite").match(self.text, first) is not None:
            return False
        return OWNING.fullmatch(self.text, mention.end - self.base, first) is not None
