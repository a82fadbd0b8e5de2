"""Hold a claim against an annotated fact: predicate, subject, object, figure and period."""

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal

from chipcontrols.loaders.claim import Claim, Iri, Period, Quantity
from chipcontrols.loaders.curated.mapping import Rule
from chipcontrols.loaders.evaluation.facts import Fact
from chipcontrols.loaders.evaluation.names import Who
from chipcontrols.loaders.evaluation.scores import by_role, numbers
from chipcontrols.loaders.evaluation.tables import readings
from chipcontrols.ontology.frames import frames

LISTED = re.compile(r",? and |, ")
# What a claim without a period is of, where the annotated one holds the day on which its source told it.
TOLD: Literal["by the source's day"] = "by the source's day"
Verdict = Literal["right", "wrong", "missing", "unscored", "by the source's day"]


@dataclass(frozen=True, slots=True)
class Match:
    """How far a claim says what a fact says."""

    claim: Claim
    fact: Fact
    subject: bool
    object: bool
    value: Verdict
    period: Verdict

    @property
    def close(self) -> bool:
        """Whether predicate, subject and object agree."""
        return self.subject and self.object

    @property
    def right(self) -> bool:
        """Whether predicate, subject, object and figure agree; what can be said without a figure may lack it."""
        bare = self.value == "missing" and not frames()[self.claim.kind].needs_figure
        return self.close and (bare or self.value in ("right", "unscored"))

    def rank(self) -> tuple[bool, ...]:
        """Return a key by which the better of two matches is the greater."""
        timely = self.period in ("right", "unscored")
        return self.right, self.close, self.value == "right", self.subject, timely, shares_words(self.claim, self.fact)

    def differences(self) -> str:
        """Return what does not agree, in words."""
        parts = [name for name, agrees in (("subject", self.subject), ("object", self.object)) if not agrees]
        verdicts = (("value", self.value), ("period", self.period))
        return ", ".join([*parts, *(f"{name} {v}" for name, v in verdicts if v in ("wrong", "missing"))])


def compare(fact: Fact, claim: Claim, who: Who, day: date | None = None) -> Match | None:
    """Return the best reading of a claim as the fact, or None if its kind does not stand for the predicate.

    `day` is that of the source, where it is dated. A predicate of the annotator's own may be stated by any kind.
    """
    known = readings(fact.predicate)
    if not known:
        return _coined(fact, claim, who, day) if shares_words(claim, fact) else None
    found = [_match(fact, claim, rule, who, day) for rule in known if rule.kind == claim.kind]
    return max(found, key=Match.rank, default=None)


def shares_words(claim: Claim, fact: Fact) -> bool:
    """Return whether the evidence of a claim and of a fact share a character."""
    spans = ((e.start, e.end) for e in claim.evidence if e.start is not None and e.end is not None)
    return any(start < fact.end and fact.start < end for start, end in spans)


def same_figure(one: Quantity | None, other: Quantity | None) -> Verdict:
    """Return whether the second figure is the first: the same unit and the same numbers, as values or as bounds.

    "Hundreds" are at least 100 to one reader, and 100 to 1000 to another.
    """
    if one is None:
        return "unscored" if other is None else "wrong"
    if other is None:
        return "missing"
    same = numbers(one) == numbers(other) or _is_vague(one, other) or _is_vague(other, one)
    return "right" if one.unit.casefold() == other.unit.casefold() and same else "wrong"


def _is_vague(open_: Quantity, closed: Quantity) -> bool:
    """Return whether two figures begin alike, and the second ends at the next power of ten, the first nowhere."""
    low, high = open_.minimum, closed.maximum
    begins = low is not None and low == closed.minimum
    return begins and open_.maximum is None and high is not None and low is not None and high == 10 * low


def same_period(one: Period | None, other: Period | None, day: date | None = None) -> Verdict:
    """Return whether the second period is the first, or one of them lies within the other, as a month in its year.

    A claim without one was told on the day of its source; where the first holds that day, it is said so.
    """
    if one is None or one.start is None:
        return "unscored"
    if other is None or other.start is None:
        return TOLD if day is not None and _holds(one, Period(day, day)) else "missing"
    return "right" if _holds(one, other) or _holds(other, one) else "wrong"


def _match(fact: Fact, claim: Claim, rule: Rule, who: Who, day: date | None) -> Match:
    parts = [(rule.subject_role, fact.subject), (rule.object_role, fact.object)]
    agrees = [_agrees(fact, claim, role, name, who) for role, name in parts]
    if rule.object_detail and not rule.object_role:
        # Words are told in English by the annotator and in its own language by the document: the place decides.
        # A figure tells what is meant, whether its property is given in words or as a metric.
        told = rule.object == "text" or rule.figure == "yes"
        said = told or any(name == rule.object_detail for name, _ in claim.details)
        agrees[1] = said and shares_words(claim, fact)
    elif agrees[0] and agrees[1] and rule.subject_role == rule.object_role and rule.subject_role:
        agrees[1] = len(by_role(claim)[rule.subject_role]) > 1
    value, period = same_figure(fact.value, claim.value), same_period(fact.period, claim.period, day)
    return Match(claim, fact, agrees[0], agrees[1], value, period)


def _coined(fact: Fact, claim: Claim, who: Who, day: date | None) -> Match:
    """Return how far a claim on the same words says a fact whose predicate no table knows, in whatever roles.

    Subject and object must take part; where a figure is told, it may stand for the object.
    """
    value, period = same_figure(fact.value, claim.value), same_period(fact.period, claim.period, day)
    meant = set(chain.from_iterable(by_role(claim).values()))
    subject, object_ = (_is_one_of(meant, fact, name, who) for name in (fact.subject, fact.object))
    return Match(claim, fact, subject, object_ or value == "right", value, period)


def _agrees(fact: Fact, claim: Claim, role: str, name: str | None, who: Who) -> bool:
    return not role or name is None or _is_one_of(by_role(claim).get(role, set()), fact, name, who)


def _is_one_of(meant: Set[Iri], fact: Fact, name: str | None, who: Who) -> bool:
    if name is None:
        return False
    if who.named(name, fact.aliases, meant, fact.doc, fact.predicate):
        return True
    # Several who hold or do something together: "A, B and C".
    listed = LISTED.split(name)
    return 1 < len(listed) == len(meant) and all(who.named(n, (), meant, fact.doc, fact.predicate) for n in listed)


def _holds(outer: Period, inner: Period) -> bool:
    if outer.start is None or inner.start is None or outer.start > inner.start:
        return False
    # A state that lasts is held by the period in which it begins.
    return outer.end is None or (inner.end or inner.start) <= outer.end
