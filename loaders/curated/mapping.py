"""The tables that turn annotated facts into claims: terms, predicates, qualifiers and corrections."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chipcontrols.ontology.frames import concepts, superclasses


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the annotations and the entities that it stands for, in some articles or under some predicates."""

    entities: tuple[str, ...]
    articles: frozenset[str]
    predicates: frozenset[str]

    def fits(self, article: str, predicate: str) -> bool:
        """Tell whether the term is meant so in this article under this predicate. Empty sets allow all."""
        in_article = len(self.articles) == 0 or article in self.articles
        return in_article and (len(self.predicates) == 0 or predicate in self.predicates)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a predicate between a subject and an object becomes a kind of claim.

    `object` is a class, "text", "none" or "*"; `figure` is "yes", "no" or empty for either.
    """

    subject: str
    object: str
    figure: str
    kind: str
    subject_role: str
    object_role: str
    object_detail: str
    fixed: str

    def fits(self, subjects: tuple[str, ...], objects: tuple[str, ...] | None, has_figure: bool) -> bool:
        """Tell whether the rule is for subjects and objects of these classes. No object is None, a text is ()."""
        if self.figure and (self.figure == "yes") != has_figure:
            return False
        return len(subjects) > 0 and _all_are(subjects, self.subject) and self._fits_object(objects)

    def _fits_object(self, objects: tuple[str, ...] | None) -> bool:
        if self.object == "*":
            return True
        if self.object in ("none", "text"):
            return (objects is None) == (self.object == "none")
        return bool(objects) and _all_are(objects or (), self.object)


@cache
def terms() -> Mapping[str, tuple[Term, ...]]:
    """Return the meanings of each term; the narrower ones come first."""
    found: dict[str, list[Term]] = {}
    for row in table("terms"):
        scope = frozenset(row["articles"].split()), frozenset(row["predicates"].split())
        found.setdefault(row["term"], []).append(Term(tuple(row["entities"].split()), *scope))
    return {term: tuple(sorted(all_, key=_narrowness)) for term, all_ in found.items()}


@cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """Return the rules of each predicate, in the order in which they are tried."""
    found: dict[str, list[Rule]] = {}
    for row in table("predicates"):
        found.setdefault(row.pop("predicate"), []).append(Rule(**row))
    return {predicate: tuple(all_) for predicate, all_ in found.items()}


def qualifier_target(qualifier: str, kind: str) -> str:
    """Return where a qualifier goes in a kind of claim: "role:…", "detail:…", "remark:…", "attribution" or "drop".

    What no row of qualifiers.csv covers is a remark.
    """
    known = _qualifiers()
    return known.get((qualifier, kind)) or known.get((qualifier, "*")) or "remark:qualification"


def unit_notation(unit: str) -> str:
    """Return the notation of a unit as annotators write it: counted things are all units."""
    if not unit or unit in concepts("UnitScheme"):
        return unit
    return _units()[unit]


@cache
def corrections() -> Mapping[str, Mapping[str, str]]:
    """Return what is put right in single records: part → value."""
    found: dict[str, dict[str, str]] = {}
    for row in table("corrections"):
        found.setdefault(row["record"], {})[row["part"]] = row["value"]
    return found


def meaning(term: str, article: str, predicate: str) -> tuple[str, ...]:
    """Return the entities that a term stands for, in short form, or none."""
    return next((known.entities for known in terms().get(term, ()) if known.fits(article, predicate)), ())


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a mapping table of this folder."""
    with Path(__file__).with_name(f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def _qualifiers() -> Mapping[tuple[str, str], str]:
    rows = table("qualifiers")
    return {(row["qualifier"], kind.strip()): row["target"] for row in rows for kind in row["kinds"].split(";")}


@cache
def _units() -> Mapping[str, str]:
    return {row["unit"]: row["notation"] for row in table("units")}


def _all_are(classes: tuple[str, ...], wanted: str) -> bool:
    return all(wanted in superclasses(cls) for cls in classes)


def _narrowness(term: Term) -> tuple[bool, bool]:
    return (len(term.predicates) == 0, len(term.articles) == 0)
