"""Classify a chip for a destination on a day: control status, paragraph, licence review, exceptions, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pyoxigraph as ox

from chipcontrols.graph.explain import find_entity
from chipcontrols.graph.law.controls import Control, Standing, Verdict, read_controls, standings
from chipcontrols.graph.law.given import chip_with, items_of
from chipcontrols.graph.law.premises import Step, explain_criterion, premise, verdict
from chipcontrols.graph.lookup import select
from chipcontrols.graph.premises import Premise
from chipcontrols.loaders.claim import BASE
from chipcontrols.loaders.ledger import WrongInput

Role = Literal["requirement", "conditional", "review", "exception", "letter"]
ROLES: Mapping[str, Role] = {
    "ExportRestriction": "requirement",
    "ConditionalRestriction": "conditional",
    "ExportPermission": "letter",
    "LicenceReview": "review",
    "Exemption": "exception",
}
Status = Literal[
    "licence required", "undetermined", "not controlled by its figures", "not controlled for this destination"
]  # fmt: skip
NOTICE = (
    "Research, not legal advice. Embargoes, paragraphs that the tables do not hold, parties, end uses and conditions "
    "in words are not weighed."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that bears on the answer and the paragraph it names.

    `held` says whether its criterion is met, if it has one, `verdict` whether criterion and scope both hold.
    """

    control: Control
    role: Role
    paragraph: str
    verdict: Verdict
    held: Verdict
    case: "Case"

    def step(self) -> Step | None:
        """Return the tree of the criterion with its premises, if the claim rests on one."""
        case, criterion = self.case, self.control.criterion
        return explain_criterion(case.judged, case.item, criterion) if criterion else None

    def scope(self) -> tuple[Premise, ...]:
        """Return the claim itself, and by which country groups the destination is in or out."""
        return premise(self.case.store, self.control.claim, self.control.terms), *map(self._standing, self._standings())

    def read(self) -> set[str]:
        """Return the days of the texts of country groups that are later than the day asked about."""
        return {one.read for one in self._standings() if one.read > self.case.day.isoformat()}

    def _standings(self) -> tuple[Standing, ...]:
        return standings(self.case.store, self.control.claim, self.case.country, self.case.day)

    def _standing(self, one: Standing) -> Premise:
        store, day = self.case.store, self.case.day
        group = _label(store, one.group)
        of_text = f" of {one.read}; that of {day} is not known" if one.read > day.isoformat() else ""
        if one.inside:
            days = f" from {one.joined}" * bool(one.joined) + f" to {one.left}" * bool(one.left)
            open_start = "; since when is not stated" if one.left and not one.joined else ""
            says = f"the destination is in {group}{days}{of_text and ' by the text' + of_text}{open_start}"
            return premise(store, one.premise, says)
        known = "all members are known" if one.complete else "not all members are known"
        says = f"no source puts the destination in {group}, of which {known}{of_text and ', by the text' + of_text}"
        return Premise(one.premise, says, one.citation, "", "reference-places")

    def addressee(self) -> str:
        """Return the name of the firm that a letter is written to, or ""."""
        return _label(self.case.store, self.control.exporter) if self.control.exporter else ""

    def unknown(self) -> Iterator[str]:
        """Yield what would have to be known to decide whether the claim reaches the item."""
        if self.control.scope == "undetermined":
            yield "whether the destination is in a country group that the rule names"
        step = self.step()
        if step is not None and step.verdict == "undetermined":
            yield from step.unknown()

    def premises(self) -> tuple[Premise, ...]:
        """Return all that the finding rests on."""
        step = self.step()
        return *self.scope(), *(step.all_premises() if step is not None else ())


@dataclass(frozen=True, slots=True)
class Classification:
    """The answer for one chip or configuration. `requirements` decide the status, those that are met first.

    `reviews` are the review policies in their order, up to the first that surely governs.
    `missed` are the requirements that the chip or the destination falls outside of, `unenforced` those whose rule is
    suspended, rescinded or not enforced on the day;
    `beside` are rules that bind certain makers or uses alone, and never decide the status; letters are claims about
    named products, beside the thresholds.
    """

    item: str
    name: str
    destination: str
    day: date
    status: Status
    paragraph: str
    requirements: tuple[Finding, ...]
    missed: tuple[Finding, ...]
    reviews: tuple[Finding, ...]
    exceptions: tuple[Finding, ...]
    letters: tuple[Finding, ...]
    unenforced: tuple[Finding, ...]
    beside: tuple[Finding, ...]
    data_dates: tuple[tuple[str, str], ...]

    def unknown(self) -> tuple[str, ...]:
        """Return what would have to be known to decide, each once; nothing where the answer is decided."""
        if self.status != "undetermined":
            return ()
        return tuple(dict.fromkeys(text for finding in self.requirements for text in finding.unknown()))

    def read(self) -> str:
        """Return the day of the text that stands in for the members of country groups on the day asked about, or ""."""
        return max((day for f in (*self.requirements, *self.missed) for day in f.read()), default="")

    def premises(self) -> tuple[Premise, ...]:
        """Return all premises, each once."""
        findings = (*self.requirements, *(() if self.requirements else self.missed), *self.reviews, *self.exceptions)
        found = [p for finding in (*findings, *self.letters) for p in finding.premises()]
        return tuple({p.claim: p for p in found}.values())


def classify(
    store: ox.Store,
    chip: str,
    destination: str,
    day: date,
    datacenter: bool | None = None,
    spec: Mapping[str, str] | None = None,
) -> tuple[Classification, ...]:
    """Return the classification of a chip for a country on a day, one for each configuration of a model.

    `datacenter` says for which market the chip is made, in place of what sources say; `spec` gives figures of a chip
    that is not in the graph, by metric. Raises WrongInput for a name that is not in the graph, or unreadable figures.
    """
    country = find_country(store, destination)
    items, judged = subject(store, chip, datacenter, spec)
    controls = read_controls(store, country, day)
    return tuple(Case(store, judged, item, country, day).classify(controls) for item in items)


def subject(
    store: ox.Store, chip: str, datacenter: bool | None, spec: Mapping[str, str] | None
) -> tuple[tuple[str, ...], ox.Store]:  # fmt: skip
    """Return the chip or its configurations, and the store that holds the verdicts on them."""
    if spec is not None:
        return chip_with(store, chip, spec, datacenter)
    return items_of(store, find_entity(store, chip).value, datacenter)


def find_country(store: ox.Store, name: str) -> str:
    """Return the IRI of a country by name, code of two letters or IRI. Raises WrongInput when there is none."""
    coded = f"{BASE}id/country/{name.lower()}"
    if len(name) == 2 and _label(store, coded):
        return coded
    no_country = WrongInput(f"{name!r} is no country. Give a country or its code of two letters, such as CN.")
    try:
        found = find_entity(store, name, "country").value
    except WrongInput as error:
        raise no_country from error
    if "/id/country/" not in found:
        raise no_country
    return found


def broader(store: ox.Store, category: str) -> tuple[str, ...]:
    """Return a category of items and those that contain it."""
    return tuple(row[0] for row in select(store, _BROADER, category=category))


def data_dates(store: ox.Store) -> tuple[tuple[str, str], ...]:
    """Return the day whose state each reference table shows, by its name."""
    return tuple((source.rpartition("/")[2], day) for source, day in select(store, _DATES))


@dataclass(frozen=True, slots=True)
class Case:
    """One item for one country on one day; `judged` holds the verdicts on the item, `store` the rest."""

    store: ox.Store
    judged: ox.Store
    item: str
    country: str
    day: date

    def classify(self, controls: Iterable[Control]) -> Classification:
        """Return what the dated claims mean for the item."""
        found = [finding for control in controls if (finding := self._weigh(control)) is not None]
        live = [f for f in found if f.control.enforcement == "in force"]
        requirements = [f for f in live if f.role == "requirement"]
        required = sorted((f for f in requirements if f.verdict != "not met"), key=_decisive)
        missed = sorted((f for f in requirements if f.verdict == "not met"), key=_decisive)
        status: Status = "not controlled by its figures"
        if any(f.held != "not met" for f in missed):
            status = "not controlled for this destination"
        if required:
            status = "licence required" if required[0].verdict == "met" else "undetermined"
        deciding = [f for f in required if f.verdict == required[0].verdict]
        wider = {category for f in deciding for category in broader(self.store, f.control.item)}
        reached = {f.control.claim: f for f in live if f.control.item in wider and f.verdict != "not met"}.values()
        reviews = sorted((f for f in reached if f.role == "review"), key=lambda f: f.control.rank)
        governing = next((place for place, f in enumerate(reviews) if f.verdict == "met"), len(reviews))
        return Classification(
            self.item, _label(self.judged, self.item) or _label(self.store, self.item), self.country, self.day,
            status, required[0].paragraph if required else "", tuple(required),
            tuple(missed), tuple(reviews[: governing + 1]), tuple(f for f in reached if f.role == "exception"),
            tuple(sorted((f for f in live if f.role == "letter"), key=lambda f: (f.control.since, f.control.claim))),
            tuple(f for f in found if f.control.enforcement != "in force" and f.verdict != "not met"),
            tuple(f for f in live if f.role == "conditional" and f.control.scope != "not met"), data_dates(self.store),
        )  # fmt: skip

    def _weigh(self, control: Control) -> "Finding | None":
        """Return what a control says of the item, or None when it is not about items of its kind."""
        if control.criterion == "" and control.kind in ("ExportRestriction", "ExportPermission"):
            models = {self.item, *(row[0] for row in select(self.judged, _MODELS, item=self.item))}
            about = control.item in models and control.scope != "not met"
            return self._finding(control, "letter", control.scope, "met") if about else None
        held: Verdict | None = "met"
        if control.criterion:
            held = verdict(self.judged, self.item, control.criterion)
        elif control.condition:  # turns on the use alone
            held = "undetermined"
        if held is None:
            return None
        both = {held, control.scope}
        decided: Verdict = "not met" if "not met" in both else "undetermined" if "undetermined" in both else "met"
        return self._finding(control, ROLES[control.kind], decided, held)

    def _finding(self, control: Control, role: Role, found: Verdict, held: Verdict) -> "Finding":
        paragraph = next((row[0] for row in select(self.store, _NOTATION, category=control.item)), "")
        return Finding(control, role, paragraph, found, held, self)


def _decisive(finding: "Finding") -> tuple[bool, str, str]:
    return finding.verdict != "met", finding.paragraph, finding.control.claim


def _label(store: ox.Store, iri: str) -> str:
    query = 'SELECT ?label ?thing WHERE { ?thing skos:prefLabel ?label . FILTER(LANG(?label) = "en") } ORDER BY ?label'
    return next((row[0] for row in select(store, query, thing=iri)), "")


_MODELS = "SELECT ?model ?item WHERE { ?item chip:configurationOf ?model }"
_BROADER = "SELECT DISTINCT ?broader ?category WHERE { ?category skos:broader* ?broader } ORDER BY ?broader"
_NOTATION = "SELECT ?notation ?category WHERE { ?category skos:notation ?notation } ORDER BY ?notation"
_DATES = """SELECT DISTINCT ?source ?day WHERE { ?source chip:sourceKind "table" ; chip:asOf ?day .
  FILTER(STRENDS(STR(?source), "/reference-chips") || STRENDS(STR(?source), "/reference-instruments")
    || STRENDS(STR(?source), "/reference-thresholds") || STRENDS(STR(?source), "/reference-country-groups")
    || CONTAINS(STR(?source), "/source/own-")) } ORDER BY ?source"""
