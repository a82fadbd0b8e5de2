"""What a sentence inherits from the lines above it: the period of a list, the instrument that is spoken of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from chipcontrols.loaders.claim import Entity, Iri, Period, entity_iri
from chipcontrols.loaders.documents.claims.fiscal import fiscal_year, in_fiscal_terms
from chipcontrols.loaders.documents.claims.stance import is_expected
from chipcontrols.loaders.documents.claims.timing import is_base
from chipcontrols.loaders.documents.grammar import ending, optional
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import COMMA
from chipcontrols.loaders.documents.spans import Mention, Time, overlaps
from chipcontrols.loaders.documents.values.periods import first, parts
from chipcontrols.loaders.fiscal import FiscalYear

LISTS_PARTIES = re.compile(r"entity list|military end-user|unverified list", re.IGNORECASE)
LAW = re.compile(r"\b(?:Act|Law|Bill)\b")
DATE_PROPERTIES = ("eli:date_document", "eli:date_publication", "eli:first_date_entry_in_force")
LISTING_KINDS = frozenset({"EntityListing", "ListingCount"})
# Kinds that are told of the whole package of instruments of a day.
PACKAGE_KINDS = frozenset({"InstrumentIssuance", "RulePurpose"})
# Who puts parties on the Entity List: the country, or those who act for it.
OWNER = entity_iri("country", "us")
ACTING = (
    "biden-administration",
    "bureau-of-industry-and-security",
    "trump-administration",
    "us-department-of-commerce",
)
LISTERS = frozenset({OWNER, *(entity_iri("agency", slug) for slug in ACTING)})
# Countries whose export rules are spoken of without naming them again.
RULERS = frozenset(entity_iri("country", code) for code in ("jp", "nl", "us"))
# A ruler too, but more often named as the destination of what others rule.
CHINA = entity_iri("country", "cn")
ALL_RULERS = RULERS | {CHINA}
# A body that counts what is mined, and rules nothing.
SURVEY = entity_iri("agency", "us-geological-survey")
# For how many sentences.
RULING = 4
# How far before a name the words stand that take it as their object.
AIMED = 24
# How many sentences an instrument stays the one that is spoken of.
MEMORY = 24
# A period this near to the start of a sentence is that of the results told after it, if it is a month at least.
OPENING, MONTH = 20, 27
# How many days a part of a year has that results are told of, from a quarter to nine months.
PART = (80, 280)


@dataclass(frozen=True, slots=True)
class Instruments:
    """The known instruments by the days that they are dated, which add parties to a list, which are laws, and whose."""

    by_day: Mapping[date, tuple[Iri, ...]] = field(default_factory=dict)
    listing: frozenset[Iri] = frozenset()
    dated: frozenset[Iri] = frozenset()
    countries: frozenset[Iri] = frozenset()
    packages: Mapping[Iri, Iri] = field(default_factory=dict)
    laws: frozenset[Iri] = frozenset()
    lands: Mapping[Iri, Iri] = field(default_factory=dict)


class Context(NamedTuple):
    """What holds at a sentence by what stands above it."""

    instruments: Instruments
    vendors: Mapping[Iri, Iri]
    homes: Mapping[Iri, object]
    period: Period | None = None
    heading: Period | None = None
    headed: frozenset[Iri] = frozenset()
    spoken: tuple[Iri, ...] = ()
    land: Iri | None = None
    day: Period | None = None
    age: int = 0
    cited: Iri | None = None
    regulator: Iri | None = None
    ruled: int = 0
    law: Iri | None = None
    lawed: int = 0
    issuer: Iri | None = None
    today: date | None = None
    protagonist: Mention | None = None
    bought: Iri | None = None
    since_bought: int = 0
    buyers: frozenset[Iri] = frozenset()
    observers: frozenset[Iri] = frozenset()
    fiscal: Mapping[Iri, FiscalYear] = MappingProxyType({})

    def given(self, role: str, kind: str, passage: Passage, period: Period | None = None) -> Iri | None:
        """Return the participant that the lines above give for a role, if only one can be meant."""
        if role in ("regulator", "scrutiniser"):
            regulator = self.regulator if self.ruled <= RULING else None
            # What is got around are the rules of a country, whoever of its bodies is spoken of.
            return self._country(regulator) if kind == "Circumvention" else regulator
        if role == "issuer":
            return self.issuer
        found = self.instrument(kind, passage, period)
        return self.instruments.packages.get(found, found) if found is not None and kind in PACKAGE_KINDS else found

    def _country(self, ruler: Iri | None) -> Iri | None:
        home = self.homes.get(ruler) if ruler is not None and ruler != CHINA else None
        return Iri(str(home)) if home is not None else ruler if ruler in RULERS else None

    def instrument(self, kind: str, passage: Passage, period: Period | None = None) -> Iri | None:
        """Return the instrument that a claim of a kind without one speaks of, if only one can be meant.

        A claim that states a day of its own is about the instrument of that day.
        """
        wanted = kind in LISTING_KINDS
        if period is not None and period.start is not None and period.start == period.end and period != self.day:
            dated = [
                iri
                for iri in self.instruments.by_day.get(period.start, ())
                if (iri in self.instruments.listing) == wanted and self.is_told_of(iri, passage)
            ]
            return dated[0] if len(dated) == 1 else None
        named = list(_named(passage, self.instruments))
        law = () if wanted or self.law is None or self.lawed > min(RULING, self.age) else (self.law,)
        for spoken in (named, law, self.spoken if _holds(period, self.day) and not self._is_abroad(kind) else ()):
            fitting = {iri for iri in spoken if (iri in self.instruments.listing) == wanted}
            if len(fitting) > 0:
                return next(iter(fitting)) if len(fitting) == 1 else None
        return None

    def is_told_of(self, instrument: Iri, passage: Passage) -> bool:
        """Return whether a sentence names somebody of the country of an instrument, or may leave out that country."""
        land = self.instruments.lands.get(instrument, OWNER)
        named = (m.candidates[0].iri for m in passage.mentions)
        return land == OWNER or land in (home for iri in named for home in (iri, self.homes.get(iri)))

    def _is_abroad(self, kind: str) -> bool:
        """Return whether a sentence tells of controls by another country than that of the instruments spoken of."""
        if kind != "ControlledItem":
            return False
        land = _land(self.homes, self.regulator) if self.ruled == 0 else None
        return land is not None and self.land is not None and land != self.land


def index_instruments(known: Sequence[Entity]) -> Instruments:
    """Return the instruments among the known entities by their dates."""
    days: dict[date, set[Iri]] = {}
    listing: set[Iri] = set()
    packages: dict[Iri, Iri] = {}
    for entity in known:
        if entity.cls != "Instrument":
            continue
        for name, value in entity.properties:
            if name in DATE_PROPERTIES and isinstance(value, date):
                days.setdefault(value, set()).add(entity.iri)
            if name == "chip:instrumentKind" and LISTS_PARTIES.search(str(value)):
                listing.add(entity.iri)
            if name == "dcterms:hasPart":
                packages[Iri(str(value))] = entity.iri
    by_day = {day: tuple(sorted(found)) for day, found in sorted(days.items())}
    dated = frozenset(iri for found in by_day.values() for iri in found)
    countries = frozenset(entity.iri for entity in known if entity.cls == "Country")
    named = ((e.iri, e.labels[0].text) for e in known if e.cls == "Instrument" and len(e.labels) > 0)
    laws = frozenset(iri for iri, name in named if LAW.search(name) is not None) - dated
    stated = ((e.iri, dict(e.properties).get("chip:jurisdiction")) for e in known if e.cls == "Instrument")
    lands = {iri: Iri(str(land)) for iri, land in stated if land in countries}
    return Instruments(by_day, frozenset(listing), dated, countries, packages, laws, lands)


def advance(context: Context, passage: Passage, cited: Iri | None) -> Context:
    """Return the context of a sentence: what it says itself, else what the sentences before it left."""
    issuer, regulator, ruled = _regulated(context, passage)
    firms = frozenset(m.candidates[0].iri for m in passage.mentions if m.candidates[0].cls == "Company")
    heading = _heading(context, passage, firms)
    headed = context.headed if heading == context.heading else firms
    law = _law(passage, context.instruments)
    lawed = 0 if law is not None else context.lawed + 1
    named = list(_named(passage, context.instruments))
    named_by = [c for m in passage.mentions for c in m.candidates]
    authority = any(c.cls in ("Agency", "ControlList") or c.iri in RULERS for c in named_by)
    spoken = list(_dated(context, passage)) if authority else []
    period = context.period if passage.sentence.bullet else None
    day, told, age = context.day, context.spoken, 0
    if len(named) > 0:
        day, told = _first_day(passage) or _kept_day(context, named), _newest(context, named)
    elif len(spoken) == 1:
        day, told = spoken[0]
    elif context.age >= MEMORY:
        day, told = None, ()
    else:
        age = context.age + 1
    land = context.land if told == context.spoken else _land(context.homes, regulator)
    return context._replace(
        land=land, issuer=issuer, regulator=regulator, ruled=ruled, heading=heading, headed=headed, cited=cited,
        law=law or context.law,
        lawed=lawed, spoken=told, day=day, age=age, period=period,
    )  # fmt: skip


def _land(homes: Mapping[Iri, object], ruler: Iri | None) -> Iri | None:
    """Return the country of a ruler, or a country itself."""
    if ruler is None or ruler in ALL_RULERS:
        return ruler
    home = homes.get(ruler)
    return Iri(str(home)) if home is not None else None


def _heading(context: Context, passage: Passage, firms: frozenset[Iri]) -> Period | None:
    """Return the period that opens a sentence, or that of the sentences before it in the paragraph.

    One that looks back, as "a year before", is not what the sentences after it are about. The only quarter or half of a
    sentence that tells of results is their period wherever it stands.
    """
    low = passage.sentence.start
    kept = context.heading if "\n" not in passage.text[max(0, low - 2) : low] else None
    kept = kept if kept is None or not names_another(passage, kept) else None
    stated = [t for t in passage.times if not (is_base(passage, t, (low, low)) or passage.is_enclosed(t))]
    if optional(passage.language, "reason").match(passage.text, low) is not None:
        stated = [t for t in stated if COMMA.search(passage.text, low, t.start) is not None]
    if context.today is None:  # then only words tell what is over: "targets sales of 3 billion in the third quarter"
        stated = [t for t in stated if not is_expected(passage, t.start)]
    figures = min((figure.start for figure in passage.figures), default=passage.sentence.end)
    opening = [t.period for t in stated if t.start <= min(low + OPENING, figures) and _days(t.period) >= MONTH]
    opening = opening or _of_results(passage, stated, context.today)
    if len(opening) == 0:
        return kept
    since, ends = kept.start if kept is not None else None, opening[0].end
    if since is not None and ends is not None and ends < since:
        return None
    told_of = firms or {context.protagonist.candidates[0].iri} if context.protagonist is not None else firms
    return in_fiscal_terms(passage, opening[0], fiscal_year(context.fiscal, told_of), True, context.today, False)


def names_another(passage: Passage, kept: Period) -> bool:
    """Return whether a sentence names a part of an unknown year that is not the one of the sentences before."""
    text, low, high = passage.text, passage.sentence.start, passage.sentence.end
    named = [*parts(text, passage.language, low, high), *first(text, passage.language, low, high)]
    bare = [number for number, start, end in named if not any(overlaps(start, end, t) for t in passage.times)]
    return any(not (kept.label or "").endswith(f"Q{number}") for number in bare)


def _of_results(passage: Passage, stated: Sequence[Time], today: date | None) -> list[Period]:
    """Return the quarter or half that a sentence tells results of, if it names one only, and one that is over."""
    parts = [t.period for t in stated if PART[0] <= _days(t.period) <= PART[1]]
    over = [p for p in parts if today is None or (p.end is not None and p.end < today)]
    told = len(parts) == len(over) == 1 and optional(passage.language, "results").search(
        passage.text, passage.sentence.start, passage.sentence.end
    )
    return parts if told else []


def _days(period: Period) -> int:
    return (period.end - period.start).days if period.start is not None and period.end is not None else 0


def _named(passage: Passage, instruments: Instruments) -> Iterator[Iri]:
    """Yield the dated instruments that a sentence names. An earlier one told by its month is not the one spoken of."""
    for candidate in (c for m in passage.mentions for c in m.candidates if c.rank != "reference"):
        if candidate.iri in instruments.dated:
            yield candidate.iri


def _law(passage: Passage, instruments: Instruments) -> Iri | None:
    """Return the law or bill that a sentence is about: not one that it only mentions."""
    named = [m for m in passage.mentions if m.candidates[0].iri in instruments.laws]
    return next((m.candidates[0].iri for m in passage.heading if m in named), None) if len(named) > 0 else None


def _regulated(context: Context, passage: Passage) -> tuple[Iri | None, Iri | None, int]:
    """Return who issues, and the authority that a sentence is about, or else the last named, with its age."""
    ruling = [m for m in passage.mentions if _ruler(m, ALL_RULERS) is not None]
    subjects = passage.subjects if len(ruling) > 0 else ()
    reacts = optional(passage.language, "reacts")
    # What stands behind a colon is what the answer is: "Beijing reacted: gallium may no longer …".
    answer = passage.text.rfind(": ", passage.sentence.start, passage.sentence.end)
    acting = [m for m in subjects if m in ruling and (reacts.match(passage.text, m.end) is None or m.end < answer)]
    acting = [m for m in acting if not _is_aimed_at(passage, m)]
    about = [iri for m in acting if (iri := _ruler(m, ALL_RULERS)) is not None][:1]
    named = [iri for m in ruling if (iri := _ruler(m, RULERS)) is not None]
    listing = [iri for iri in named if iri in LISTERS]
    agencies = [iri for iri in listing if iri != OWNER] or (listing if context.issuer is None else [])
    issuer = agencies[-1] if len(agencies) > 0 else context.issuer
    # Where another country acts, it is no ruler that is only named: "Malaysia says that American chips need a permit".
    others = any(m.candidates[0].cls == "Country" and _ruler(m, ALL_RULERS) is None for m in subjects)
    kept = others or (context.regulator is not None and context.ruled < RULING)
    found = about or ([] if kept else named[-1:])
    if len(found) == 0:
        return issuer, context.regulator, context.ruled + 1
    return issuer, found[0], 0


def _is_aimed_at(passage: Passage, mention: Mention) -> bool:
    """Return whether a name is what an infinitive takes: "meant to slow China" is told of those who slow it."""
    before = passage.text[max(passage.sentence.start, mention.start - AIMED) : mention.start]
    return ending(passage.language, "objects").search(before) is not None


def _ruler(mention: Mention, countries: frozenset[Iri]) -> Iri | None:
    best = mention.candidates[0]
    if best.iri == SURVEY:
        return None
    return best.iri if best.cls == "Agency" or best.iri in countries else None


def after(context: Context, passage: Passage) -> Context:
    """Return the context that a sentence leaves: a line that ends in a colon gives its period to the list below."""
    if passage.sentence.leads:
        return context._replace(period=passage.times[0].period if len(passage.times) > 0 else None)
    return context if passage.sentence.bullet or context.period is None else context._replace(period=None)


def _kept_day(context: Context, named: Sequence[Iri]) -> Period | None:
    """Return the day that was spoken of, if the instruments named now are of that day."""
    day = context.day.start if context.day is not None else None
    return context.day if day is not None and set(named) <= set(context.instruments.by_day.get(day, ())) else None


def _holds(period: Period | None, day: Period | None) -> bool:
    """Return whether a day lies in a period; what is not stated is not contradicted.

    What has held since before the day is not of it: a rule of today does not hold since last year.
    """
    if period is None or period.start is None or day is None or day.start is None:
        return True
    return period.start <= day.start <= period.end if period.end is not None else period.start == day.start


def _newest(context: Context, named: Sequence[Iri]) -> tuple[Iri, ...]:
    """Return the instruments spoken of: a newly named one takes the place of those of its sort only."""
    listing = context.instruments.listing
    sorts = {iri in listing for iri in named}
    return (*dict.fromkeys(named), *(iri for iri in context.spoken if (iri in listing) not in sorts))


def _dated(context: Context, passage: Passage) -> Iterator[tuple[Period, tuple[Iri, ...]]]:
    """Yield the days of a sentence of which instruments are known, with these."""
    for time in passage.times:
        if time.period.start is not None and time.period.start == time.period.end:
            dated = context.instruments.by_day.get(time.period.start, ())
            found = tuple(iri for iri in dated if context.is_told_of(iri, passage))
            if len(found) > 0:
                yield time.period, found


def _is_day(time: Time) -> bool:
    return time.period.start is not None and time.period.start == time.period.end


def _first_day(passage: Passage) -> Period | None:
    return next((t.period for t in passage.times if _is_day(t)), None)
