"""A graph as of two times: what was true on a day, and what was known from sources dated up to a day.

Claims that fall outside are dropped with their evidence, and what was derived by way of them is derived anew.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from chipcontrols.graph.lookup import claims_of
from chipcontrols.graph.rederive import exchange
from chipcontrols.graph.terms import INFERRED, term, text_of
from chipcontrols.loaders.claim import lasts
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import frames

CHIP = PREFIXES["chip"]
MADE_PUBLIC = ("eli:date_document", "eli:date_publication")
LISTING = "EntityListing"  # the kind of claim that a later act changes, and that stood before it
BY_ACT = ("chip:instrument", "chip:modifiedBy")
# The terms of an entry, which a list gives as the last act that it cites left them.
TERMS = frozenset(map(term, ("chip:footnote", "chip:licenceRequirement", "chip:reviewPolicy", "chip:reviewPolicyText")))
# What stands on an instrument only because a later one amended it.
AMENDED = frozenset(
    map(
        term,
        (
            "chip:rescindedOn", "chip:resumesOn", "chip:suspendedOn", "chip:suspendedUntil", "chip:unenforcedSince",
            "eli:date_no_longer_in_force",
        ),
    )
)  # fmt: skip
NAMING = ("label", "Label", "type", "title")  # ends of the properties that name a thing and date nothing
FUTURE = frozenset({f"{CHIP}planned", f"{CHIP}forecast"})
COMPILER = "chipcontrols"  # publisher of the tables whose own day says when they were compiled
Days = dict[str, str]


@dataclass(frozen=True, slots=True)
class Moment:
    """The graph of a moment, and how many claims it keeps, leaves out as not true or not known, and cannot date."""

    store: ox.Store
    kept: int
    untrue: int
    unknown: int
    undated: int

    def __str__(self) -> str:
        return (
            f"{self.kept:,} claims; left out: {self.untrue:,} not true on the day, {self.unknown:,} not known by it; "
            f"{self.undated:,} say no day and stay."
        )


def moment(store: ox.Store, as_of: date | None = None, known: date | None = None, *, in_place: bool = False) -> Moment:
    """Return the graph as it was true on `as_of` and known on `known`; the store given changes only `in_place`.

    A lasting state, such as a listing, is true from its start to its end. What happened once, or is measured for a
    period, is true from its start on. Where a claim says no start, the first day in force of the instrument that it
    names stands for it. A claim without either stays, and so does one whose day of being known is open.
    """
    claims, starts = _claims(store), _starts(store)
    outside = untrue(store, as_of) if as_of is not None else set()
    unknown, learnt, hidden = set[str](), Days(), set[str]()
    if known is not None:
        public = _days(store, *MADE_PUBLIC)
        learnt, hidden = _learnt(store, claims, public), {act for act, day in public.items() if day > f"{known}"}
        # Of what nobody dates this much is sure: what has not begun is no fact yet.
        begun = {claim: starts[claim] for claim in claims.keys() & starts.keys() - _of_the_future(store)}
        unknown = {claim for claim, day in (begun | learnt).items() if day > f"{known}"}
    dropped = outside | unknown
    kept = claims.keys() - dropped
    undated = sum((as_of is not None and c not in starts) or (known is not None and c not in learnt) for c in kept)
    unended = _ended_later(store, claims, known) if known is not None else set()
    gone = dropped | _evidence_only_of(store, dropped)
    old = _outside(store, gone, hidden, _amended_by(store, hidden), unended)
    old += _changed_later(store, claims, hidden)
    rest = store if in_place else copy_of(store)
    exchange(rest, old, ())
    return Moment(rest, len(kept), len(outside), len(unknown - outside), undated)


def untrue(store: ox.Store, day: date) -> set[str]:
    """Return the claims that are not true on a day: not begun, or states that are over."""
    claims, starts, ends = _claims(store), _starts(store), _days(store, "chip:end")
    over = {claim for claim, kind in claims.items() if lasts(kind) and ends.get(claim, "9") < f"{day}"}
    return over | {claim for claim in claims if starts.get(claim, "") > f"{day}"}


def copy_of(store: ox.Store) -> ox.Store:
    """Return a store in memory with the same quads."""
    text = store.dump(format=ox.RdfFormat.N_QUADS)
    assert text is not None
    copy = ox.Store()
    copy.load(input=text, format=ox.RdfFormat.N_QUADS, lenient=True)
    return copy


def _claims(store: ox.Store) -> dict[str, str]:
    """Return the kind of each claim."""
    return {claim.value: kind for kind in frames() for claim, _ in claims_of(store, kind)}


def _starts(store: ox.Store) -> Days:
    """Return the first day of each claim: its own, else that of the earliest instrument, when all it names have one."""
    in_force = _days(store, "eli:first_date_entry_in_force")
    named: dict[str, list[str | None]] = defaultdict(list)
    for claim, instrument in _pairs(store, "chip:instrument"):
        named[claim].append(in_force.get(instrument))
    acts = {claim: min(day for day in days if day is not None) for claim, days in named.items() if None not in days}
    return acts | _days(store, "chip:start")


def _days(store: ox.Store, *curies: str) -> Days:
    """Return the earliest day that each subject has under any of the properties."""
    found: Days = {}
    for subject, value in _pairs(store, *curies):
        found[subject] = min(found.get(subject, value), value)
    return found


def _learnt(store: ox.Store, claims: dict[str, str], public: Days) -> Days:
    """Return the day from which each claim was known, for those of which it can be said.

    A claim of a list or table is known from the day on which the work it cites stated it, or on which the last of the
    instruments it names was public; a listing from the first, as the later ones changed what stood already. Any other
    claim is known from the day of its source; but the day of a table that this project compiled says nothing about
    when its facts were known.
    """
    dated = _days(store, "chip:asOf") | _days(store, "dcterms:issued")
    documents = {source for source, kind in _pairs(store, "chip:sourceKind") if kind == "document"}
    compiled = {source for source, publisher in _pairs(store, "dcterms:publisher") if publisher == COMPILER}
    stated = _days(store, "chip:statedOn")
    named: dict[str, list[str | None]] = defaultdict(list)
    for claim, instrument in _pairs(store, *BY_ACT):
        named[claim].append(public.get(instrument))
    found: Days = {}
    for claim, source in _pairs(store, "prov:wasDerivedFrom"):
        if claim not in claims:
            continue
        acts = [day for day in named.get(claim, ()) if day is not None]
        day = None if source in compiled else dated.get(source)
        if source not in documents and acts:
            if claims[claim] == LISTING:
                day = min(acts)
            elif len(acts) == len(named[claim]):
                day = max(acts)
        day = stated.get(claim, day)
        if day is not None:
            found[claim] = day
    return found


def _of_the_future(store: ox.Store) -> set[str]:
    return {claim for claim, modality in _pairs(store, "chip:modality") if modality in FUTURE}


def _amended_by(store: ox.Store, hidden: set[str]) -> set[str]:
    """Return the instruments that hidden ones amend."""
    acting = {claim for claim, instrument in _pairs(store, "chip:instrument") if instrument in hidden}
    return {amended for claim, amended in _pairs(store, "chip:amended") if claim in acting}


def _ended_later(store: ox.Store, claims: dict[str, str], known: date) -> set[str]:
    """Return the states that lists and tables see end after a day: a later act ended them, and nobody knew of it."""
    recorded, ends = _recorded(store), _days(store, "chip:end")
    return {claim for claim in recorded & ends.keys() if ends[claim] > f"{known}" and lasts(claims.get(claim, ""))}


def _changed_later(store: ox.Store, claims: dict[str, str], hidden: set[str]) -> list[ox.Quad]:
    """Return what lists and tables say of a listing only since an act that is hidden: the act, and the terms."""
    named = {claim for claim, act in _pairs(store, *BY_ACT) if act in hidden}
    listed = {claim for claim in named & _recorded(store) if claims.get(claim) == LISTING}
    told = [quad for claim in listed for quad in store.quads_for_pattern(ox.NamedNode(claim), None, None)]
    return [q for q in told if q.predicate in TERMS or text_of(q.object) in hidden]


def _recorded(store: ox.Store) -> set[str]:
    """Return the claims of lists and tables."""
    documents = {source for source, kind in _pairs(store, "chip:sourceKind") if kind == "document"}
    return {claim for claim, source in _pairs(store, "prov:wasDerivedFrom") if source not in documents}


def _evidence_only_of(store: ox.Store, dropped: set[str]) -> set[str]:
    places = list(_pairs(store, "chip:evidence"))
    return {place for claim, place in places if claim in dropped} - {p for claim, p in places if claim not in dropped}


def _outside(
    store: ox.Store, dropped: set[str], hidden: set[str], amended: set[str], unended: set[str]
) -> list[ox.Quad]:
    """Return what is stated of what is dropped or not yet law."""
    old = [quad for iri in dropped for quad in _told(store, iri)]
    old += [q for iri in hidden for q in _told(store, iri) if not q.predicate.value.endswith(NAMING)]
    old += [q for iri in amended for q in _told(store, iri) if q.predicate in AMENDED]
    old += [q for iri in unended for q in _told(store, iri) if q.predicate == term("chip:end")]
    return [quad for quad in old if text_of(quad.graph_name) != INFERRED]


def _told(store: ox.Store, iri: str) -> Iterator[ox.Quad]:
    """Yield what stands of a thing and, if it is evidence, of its selectors."""
    yield from store.quads_for_pattern(ox.NamedNode(iri), None, None)
    for quad in store.quads_for_pattern(ox.NamedNode(iri), term("oa:hasSelector"), None):
        if isinstance(quad.object, ox.NamedNode):
            yield from store.quads_for_pattern(quad.object, None, None)


def _pairs(store: ox.Store, *curies: str) -> Iterator[tuple[str, str]]:
    for curie in curies:
        for quad in store.quads_for_pattern(None, term(curie), None):
            yield text_of(quad.subject), text_of(quad.object)
