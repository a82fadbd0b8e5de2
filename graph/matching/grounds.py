"""Say on what ground two agents are one: equal names of a decisive sort in the same country, or only likeness."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from chipcontrols.graph.matching.folding import IS_HAN
from chipcontrols.graph.matching.names import Name, latin
from chipcontrols.graph.matching.parties import Party
from chipcontrols.graph.matching.search import NameIndex
from chipcontrols.loaders.claim import Label

DECISIVE = Decimal("0.95")  # from this score on a ground decides; below, it only proposes
FULL_NAME = "same full name with legal form"
LIKELY = 0.75  # names less like than this are not even proposed
SHORT = 4  # letters: a shorter name is an abbreviation that many bear
# Where firms have Chinese names of their own; elsewhere they are renderings, whose pinyin is nobody's name.
CHINESE_NAMED = frozenset({"cn", "hk", "mo", "sg", "tw"})
FEW_HAN = 3  # characters: the pinyin of a shorter Chinese name is that of many


@dataclass(frozen=True, slots=True)
class Ground:
    """Why the agents at two places may be one: a score, the reason, and the two names."""

    first: int
    second: int
    score: Decimal
    reason: str
    names: tuple[str, str]

    @property
    def decides(self) -> bool:
        """Whether the ground is good enough to decide without a person."""
        return self.score >= DECISIVE


def exact_grounds(place: int, party: Party, everyone: list[Party], index: NameIndex) -> Iterator[Ground]:
    """Yield the grounds of equal names between one agent and all others; misspellings decide nothing."""
    for label in party.labels:
        if label.kind == "hidden":
            continue
        for form in index.forms(label.text):
            for other, known, name in index.bearers(form):
                if other != place and _comparable(party, everyone[other]):
                    score, reason = _graded(label, form, known, name, everyone[other])
                    if score >= DECISIVE and _stands_for_others(label.text, known, party, everyone[other]):
                        score, reason = Decimal("0.85"), "same abbreviation of other names"
                    if not (party.countries and everyone[other].countries):
                        score, reason = score - Decimal("0.03"), f"{reason}; country unknown"
                    yield _ordered(Ground(place, other, score, reason, (label.text, known)), everyone)


def alike_grounds(places: Iterable[int], everyone: list[Party], index: NameIndex) -> Iterator[Ground]:
    """Yield the grounds of likeness between some agents and others, never decisive."""
    asked = [(place, label) for place in places for label in everyone[place].labels if _is_own(label, everyone[place])]
    hits = index.find_each([label.text for _, label in asked], 6, LIKELY)
    for (place, label), found in zip(asked, hits, strict=True):
        for hit in found:
            if hit.owner != place and _comparable(everyone[place], everyone[hit.owner]):
                score = Decimal(f"{min(hit.score, 0.94):.2f}")
                reason = ", ".join(("misspelt name", *hit.reasons) if label.kind == "hidden" else hit.reasons)
                yield _ordered(Ground(place, hit.owner, score, reason, (label.text, hit.label)), everyone)


def are_apart(first: Party, second: Party) -> bool:
    """Return whether two agents are known to be in other countries."""
    return bool(first.countries) and bool(second.countries) and first.countries.isdisjoint(second.countries)


def _is_own(label: Label, party: Party) -> bool:
    return not (label.language == "zh" and party.countries and party.countries.isdisjoint(CHINESE_NAMED))


def _graded(label: Label, form: Name, known: str, name: Name, other: Party) -> tuple[Decimal, str]:
    preferred = any(given.kind == "pref" and given.text == known for given in other.labels)
    ways = {form.way, name.way}
    if ways <= {"as written", "without brackets"}:
        if form.legal and form.legal == name.legal:
            return (Decimal("0.99"), FULL_NAME) if preferred else (Decimal("0.98"), "same full alias")
        if form.legal and name.legal:
            return Decimal("0.90"), "same name, other legal form"
        if sum(map(len, form.words)) < SHORT:
            return Decimal("0.85"), "same abbreviation"
        return (Decimal("0.97"), "same name") if preferred else (Decimal("0.95"), "same alias")
    if "pinyin" in ways and len(IS_HAN.findall(label.text)) >= FEW_HAN and ways <= {"pinyin", "as written"}:
        return Decimal("0.95"), "pinyin of the Chinese name"
    return Decimal("0.80"), ", ".join(sorted(ways - {"as written"}))


def _stands_for_others(first: str, second: str, party: Party, other: Party) -> bool:
    """Return whether two names are one abbreviation, which each of two agents bears for other words."""
    if not (first.isupper() and first == second and first.isalpha()):
        return False
    mine, theirs = _spelt(first, party), _spelt(first, other)
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _spelt(letters: str, party: Party) -> set[tuple[str, ...]]:
    """Return the runs of words in the names of an agent that begin with the letters."""
    found = set()
    for words in (latin(label.text).words for label in party.labels if label.kind != "hidden"):
        place = "".join(word[0] for word in words).find(letters.lower())
        if place >= 0:
            found.add(words[place : place + len(letters)])
    return found


def _comparable(first: Party, second: Party) -> bool:
    """Return whether two agents may be one: not in other countries, and not two entities of one table."""
    return not are_apart(first, second) and (second.is_listed or second.rank != first.rank)


def _ordered(ground: Ground, everyone: list[Party]) -> Ground:
    """Return a ground with the entity first whose source is trusted more; a party of a list comes second."""
    first, second = everyone[ground.first], everyone[ground.second]
    if second.is_listed or first.rank < second.rank:
        return ground
    return replace(ground, first=ground.second, second=ground.first, names=ground.names[::-1])
