"""Screen names against the official lists of a build: who it may be, how surely and why, and on what terms listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pycountry
import pyoxigraph as ox

from chipcontrols.graph.listings import Bearer, ListData, Listing, bearers, list_data, listings
from chipcontrols.graph.lookup import claims_of, values
from chipcontrols.graph.matching.names import key, latin
from chipcontrols.graph.matching.reviewed import Decision, reviewed
from chipcontrols.graph.matching.search import Hit, NameIndex
from chipcontrols.graph.matching.tables import fingerprint
from chipcontrols.graph.report import NOTICE
from chipcontrols.graph.store import open_build, uncollected
from chipcontrols.loaders.claim import BASE
from chipcontrols.loaders.ledger import WrongInput

# Best F1 on the tuning half of benchmarks/screening with at most 1 % false alarms.
MINIMUM = 0.7
SURE = 0.92  # from here on a name is that of an entity, and weaker likeness to a listed party is set aside
STEP = {"pref": 0.0, "alt": 0.002, "hidden": 0.01}  # what a name of lesser rank costs, to rank equal names
CONTRADICTED = 0.05  # what it costs a party that was reviewed and is another than the entity of that name
WITHIN = 0.8  # what a party in the country asked for reaches whose name holds that of a party elsewhere, and more
PERHAPS = "perhaps"  # begins the reason of a party that the build proposes to be the one meant
RELATED = 10
LOOKED_AT = 40  # likest names that are ranked, however few are asked for


@dataclass(frozen=True, slots=True)
class Match:
    """A listed party that a name may mean. `related` are other listed parties that share its rarest word."""

    score: float
    name: str
    matched: str
    reasons: tuple[str, ...]
    party: str
    countries: tuple[str, ...]
    entity: str | None
    listings: tuple[Listing, ...]
    related: tuple[str, ...]
    related_count: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A listed party that is like the name but is not reported, and why."""

    score: float
    name: str
    party: str
    reason: str


@dataclass(frozen=True, slots=True)
class Screening:
    """The record of one search: what was asked, in which lists, by which rules, and what was found or set aside.

    `names` counts the names that were searched; `rules` is the SHA-256 of the tables that say which names are alike,
    so that the same `program`, `rules` and `lists` give the same answer again: a negative can be proved. `more` counts
    parties that are like the name too, and are not shown because they are more than were asked for. Not `screened` is
    what holds no name: nothing was searched, so that finding nothing says nothing. `true_on` and `known_by` are the
    times that the lists were asked of, if they were asked of others than their own day.
    """

    query: str
    country: str | None
    minimum: float
    matches: tuple[Match, ...]
    more: int
    known_as: str | None
    set_aside: tuple[Aside, ...]
    lists: tuple[ListData, ...]
    names: int
    program: str
    rules: str
    screened: bool = True
    true_on: str | None = None
    known_by: str | None = None
    notice: str = NOTICE


class Screener:
    """The names of the lists of a build, ready to be searched."""

    def __init__(
        self,
        store: ox.Store,
        decisions: Iterable[Decision] | None = None,
        *,
        true_on: date | None = None,
        known_by: date | None = None,
    ) -> None:
        """Index the names in a store, which may be that of a moment. Raises WrongInput when it holds no list."""
        self._store = store
        self._times = tuple(None if day is None else day.isoformat() for day in (true_on, known_by))
        self.lists = list_data(store)
        if len(self.lists) == 0:
            raise WrongInput("The build holds no official list. Build with one: chipcontrols build --list csl=FILE")
        with uncollected():
            self._bearers = bearers(store, self.lists)
            self._index = NameIndex([[text for _, text in bearer.names] for bearer in self._bearers])
        decided = tuple(reviewed() if decisions is None else decisions)
        self._different = _different(decided)
        self._proposed = _proposed(store, {bearer.iri: place for place, bearer in enumerate(self._bearers)})
        self._names = len({text for bearer in self._bearers for _, text in bearer.names})
        self._rules = fingerprint(*map(repr, decided))
        self._names_of: dict[str, set[str]] = {}
        for bearer in self._bearers:
            if bearer.entity or not bearer.is_listed:
                entity = (bearer.entity or bearer.iri).removeprefix(f"{BASE}id/")
                self._names_of.setdefault(entity, set()).update(key(text) for _, text in bearer.names)

    @classmethod
    def of(cls, build: Path) -> "Screener":
        """Return the screener of the build in a folder. Raises WrongInput when the folder holds no build."""
        disk = build / "store"
        return cls(
            ox.Store.read_only(str(disk)) if (build / "graph.nq").is_file() and disk.is_dir() else open_build(build)
        )

    def screen(self, name: str, *, country: str | None = None, minimum: float = MINIMUM) -> list[Match]:
        """Return the listed parties that a name may mean, the likeliest first."""
        return list(self.search(name, country=country, minimum=minimum).matches)

    def search(self, name: str, *, country: str | None = None, minimum: float = MINIMUM, most: int = 10) -> Screening:
        """Return the record of a search. `country` (two letters) sets aside parties known to be elsewhere only.

        `most` counts who is meant: the entries of one firm on several lists, and parties that are equally like the
        name, are not cut apart. Of a party elsewhere those in the country are found too whose names hold its name.
        Raises WrongInput for a code that no country has: every party would be elsewhere.
        """
        country = None if country is None else country_code(country)
        found = self._index.find(name, max(4 * most, LOOKED_AT))
        found = found if country is None else self._with_branches(name, found, country)
        found = self._with_proposed(found)
        hits = [self._ranked(hit, name) for hit in found]
        hits.sort(key=lambda pair: (-round(pair[0], 6), pair[1].owner))
        known = next(((score, hit) for score, hit in hits if not self._bearers[hit.owner].is_listed), None)
        best = max((score for score, hit in hits if self._bearers[hit.owner].is_listed), default=0.0)
        meant = known if known is not None and known[0] >= SURE and known[0] > best else None
        matches: list[Match] = []
        aside: list[Aside] = []
        shown, least_shown, more = set[str](), 1.0, 0
        for score, hit in hits:
            bearer = self._bearers[hit.owner]
            if not bearer.is_listed or score < minimum:
                continue
            undecided = hit.reasons[0].startswith(PERHAPS)
            reason = self._objection(name, bearer, score, None if undecided else meant) or _elsewhere(bearer, country)
            if reason:
                aside.append(Aside(round(score, 3), bearer.name, bearer.iri, reason))
                continue
            who = bearer.entity or bearer.iri
            if len(shown) < most or who in shown or round(hit.score, 3) >= least_shown:
                matches.append(self._match(score, hit, bearer))
                shown.add(who)
                least_shown = min(least_shown, round(hit.score, 3))
            else:
                more += 1
        called = self._bearers[meant[1].owner].name if meant is not None else None
        program = f"chipcontrols {version('chipcontrols')}, matching/1"
        answer = tuple(matches), more, called, tuple(aside)
        how = self.lists, self._names, program, self._rules
        true_on, known_by = self._times
        return Screening(
            name, country, minimum, *answer, *how, screened=is_name(name), true_on=true_on, known_by=known_by
        )

    def _with_branches(self, name: str, found: Iterable[Hit], country: str) -> list[Hit]:
        """Return hits, with the parties in a country whose names hold the name of one that is known to be elsewhere."""
        best = {hit.owner: hit for hit in found}
        for hit in [hit for hit in best.values() if hit.score >= SURE]:
            head, score = self._bearers[hit.owner], WITHIN * hit.score
            if not head.is_listed or not _elsewhere(head, country):
                continue
            for owner, label in self._index.holding((name, hit.label, head.name)):
                branch, known = self._bearers[owner], best.get(owner)
                if country not in branch.countries or not branch.is_listed:
                    continue
                if known is None or known.score < score or (known.score == score and label == branch.name):
                    best[owner] = Hit(owner, label, score, (f"in {country}, with the name of {head.name} in its own",))
        return list(best.values())

    def _with_proposed(self, found: Iterable[Hit]) -> list[Hit]:
        """Return hits, with the parties that the one meant may be: what nobody decided is not told as a negative."""
        best = {hit.owner: hit for hit in found}
        for hit in [hit for hit in best.values() if hit.score >= SURE]:
            head = self._bearers[hit.owner]
            for owner, sure, reason in self._proposed.get(head.entity or head.iri, ()):
                known, score = best.get(owner), hit.score * sure
                if known is None or known.score < SURE:
                    score = max(score, known.score if known is not None else 0)
                    label = known.label if known is not None else self._bearers[owner].name
                    best[owner] = Hit(owner, label, score, (f"{PERHAPS} {head.name}, not yet decided", reason))
        return list(best.values())

    def _ranked(self, hit: Hit, name: str) -> tuple[float, Hit]:
        bearer = self._bearers[hit.owner]
        kind = next(kind for kind, text in bearer.names if text == hit.label)
        score = hit.score - STEP[kind]
        if bearer.is_listed and self._contradicted(bearer, name):
            score -= CONTRADICTED
        return score, hit

    def _contradicted(self, bearer: Bearer, name: str) -> bool:
        """Return whether the name is that of an entity that a person found to be another party than this one."""
        asked = key(name)
        return any(asked in self._names_of.get(entity, ()) for entity in self._different.get(bearer.name, ()))

    def _objection(self, name: str, bearer: Bearer, score: float, meant: tuple[float, Hit] | None) -> str:
        reason = self._different.get(bearer.name, {}).get(key(name))
        if reason is not None:
            return f"reviewed: {reason}"
        if meant is not None and score < SURE:
            return f"the name is that of {self._bearers[meant[1].owner].name}, which is on none of the lists"
        return ""

    def _match(self, score: float, hit: Hit, bearer: Bearer) -> Match:
        related = [self._bearers[owner].name for owner in self._index.sharing(bearer.name) if owner != hit.owner]
        return Match(
            round(score, 3),
            bearer.name,
            hit.label,
            hit.reasons,
            bearer.iri,
            tuple(sorted(bearer.countries)),
            bearer.entity,
            listings(self._store, self.lists, bearer.iri),
            tuple(related[:RELATED]),
            len(related),
        )


def is_name(text: str) -> bool:
    """Return whether a text holds a name: blanks, signs and a mere legal form do not.

    >>> [is_name(text) for text in ("Acme Ltd.", "中芯", " ", "!?", "Ltd.")]
    [True, True, False, False, False]
    """
    return not set(latin(text).sorts) <= {"legal"}


def country_code(text: str) -> str:
    """Return a code of two letters in capitals. Raises WrongInput when no country has it."""
    code = text.strip().upper()
    if len(code) != 2 or pycountry.countries.get(alpha_2=code) is None:
        raise WrongInput(f"{text!r} is not the code of two letters of a country, such as CN, or GB for the UK.")
    return code


def _proposed(store: ox.Store, places: Mapping[str, int]) -> dict[str, list[tuple[int, float, str]]]:
    """Return of each entity the parties that it may be: the place of each, how surely, and why."""
    found: dict[str, list[tuple[int, float, str]]] = {}
    for claim, _ in claims_of(store, "SamePartyProposal"):
        (score,), (reason,) = values(store, claim, "chip:score"), values(store, claim, "chip:reason")
        for entity in values(store, claim, "chip:entity"):
            for party in values(store, claim, "chip:party"):
                if party in places:
                    found.setdefault(entity, []).append((places[party], float(score), reason))
    return found


def _different(decisions: Iterable[Decision]) -> dict[str, dict[str, str]]:
    """Return of each party, by its name, the entities and names that are another, with the reason."""
    found: dict[str, dict[str, str]] = {}
    for decision in decisions:
        if decision.verdict == "different":
            who = [decision.entity] if decision.is_entity else [key(name) for name in decision.names]
            found.setdefault(decision.party, {}).update(dict.fromkeys(who, decision.reason))
    return found


def _elsewhere(bearer: Bearer, country: str | None) -> str:
    if country is None or not bearer.countries or country in bearer.countries:
        return ""
    return f"known to be in {', '.join(sorted(bearer.countries))} and not in {country}"
