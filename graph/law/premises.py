"""Say by which premises an item meets, misses or leaves open a criterion: the tree, the bounds and the figures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import pyoxigraph as ox

from chipcontrols.graph.law.controls import Verdict
from chipcontrols.graph.law.verdicts import rule
from chipcontrols.graph.lookup import best_label, select
from chipcontrols.graph.premises import Premise
from chipcontrols.graph.terms import term

VERDICTS: dict[str, Verdict] = {"meets": "met", "misses": "not met", "undetermined": "undetermined"}


@dataclass(frozen=True, slots=True)
class Step:
    """A criterion with its verdict. A bound has a metric and premises, a group parts; `joined` says how the parts join.

    A bound on what an item contains has as parts what the contained chips meet.
    """

    criterion: str
    says: str
    verdict: Verdict
    joined: Literal["", "all of", "any of"]
    negated: bool
    premises: tuple[Premise, ...]
    parts: tuple["Step", ...]
    metric: str = ""

    def deciding(self) -> tuple["Step", ...]:
        """Return the parts that make the verdict: the missed ones of a missed all-of, the met ones of a met any-of."""
        if self.verdict != "undetermined" and self.verdict == ("met" if self.joined == "all of" else "not met"):
            return self.parts
        return tuple(part for part in self.parts if part.counted() == self.verdict)

    def counted(self) -> Verdict:
        """Return the verdict as it counts in the whole: of a negated part the other way round."""
        turned: dict[Verdict, Verdict] = {"met": "not met", "not met": "met"}
        return turned.get(self.verdict, self.verdict) if self.negated else self.verdict

    def unknown(self) -> Iterator[str]:
        """Yield the figures that are not known, or on which sources differ across the bound."""
        if self.verdict == "undetermined":
            within = [text for part in self.deciding() for text in part.unknown()]
            yield from within or ([self.metric] if self.metric else ())

    def all_premises(self) -> Iterator[Premise]:
        """Yield the premises of this criterion and of its parts."""
        yield from self.premises
        for part in self.parts:
            yield from part.all_premises()


def verdict(store: ox.Store, item: str, criterion: str) -> Verdict | None:
    """Return whether an item meets a criterion, or None when the criterion is not asked of it."""
    for name, word in VERDICTS.items():
        if any(store.quads_for_pattern(ox.NamedNode(item), term(f"chip:{name}"), ox.NamedNode(criterion))):
            return word
    return None


def explain_criterion(store: ox.Store, item: str, criterion: str, negated: bool = False) -> Step:
    """Return the tree of a criterion for an item with the premises of each bound."""
    found = verdict(store, item, criterion) or "undetermined"
    operands = [(part, kind == "no") for part, kind in select(store, _PARTS, criterion=criterion)]
    if operands:
        joined: Literal["all of", "any of"] = "any of" if any(select(store, _IS_ANY, criterion=criterion)) else "all of"
        parts = tuple(explain_criterion(store, item, part, against) for part, against in operands)
        return Step(criterion, best_label(store, criterion), found, joined, negated, (), parts)
    return _bound(store, item, criterion, found, negated)


def _bound(store: ox.Store, item: str, criterion: str, found: Verdict, negated: bool) -> Step:
    rows = [*select(store, rule("bound-behind.rq"), criterion=criterion)]
    bounds, metric = [_premise(store, row) for row in rows], next((row[1] for row in rows), "")
    figures = [_premise(store, row) for row in select(store, rule("figures-behind.rq"), criterion=criterion, item=item)]
    contained, parts = _contained(store, item, criterion)
    figures += contained
    computed = [*select(store, rule("computed-behind.rq"), criterion=criterion, item=item)]
    says = "; ".join(premise.says for premise in bounds) or f"{best_label(store, criterion)}: no bound is known"
    stated = dict.fromkeys(p.says.partition(": ")[2] or p.says for p in figures)
    reached = ", ".join(f"{_amount(*row[:3])}, computed" for row in computed) or ", ".join(stated)
    says += f" (here {reached})" if reached else " (figure not known)"
    ways = [Premise(way, f"computed: {name}: {how}", cited, "", "reference-procedures")
            for *_, way, name, how, cited in computed]  # fmt: skip
    return Step(criterion, says, found, "any of" if parts else "", negated, (*bounds, *ways, *figures), parts, metric)


def _contained(store: ox.Store, item: str, criterion: str) -> tuple[list[Premise], tuple[Step, ...]]:
    """Return what an item contains, and how each chip stands to the criterion that a bound on containment looks for."""
    premises, parts = dict[str, Premise](), dict[str, Step]()
    for (sought,) in select(store, _SOUGHT, criterion=criterion):
        for row in select(store, rule("contained.rq"), item=item, sought=sought):
            claim, name, value, unit, part, label = row
            amount = _amount(value, unit, "")
            premises[claim] = premise(store, claim, f"contains: {name}{amount and ', ' + amount}")
            if part not in parts:
                step = explain_criterion(store, part, sought)
                parts[part] = replace(step, says=f"{label}: {step.says}")
    return [*premises.values()], tuple(parts.values())


def premise(store: ox.Store, claim: str, says: str) -> Premise:
    """Return a claim as a premise with words of the caller's."""
    rows = select(store, _CLAIM, claim=claim)
    citation, confidence, source = next(rows, ("", "", ""))
    return Premise(claim, says, citation, confidence, source.rpartition("/")[2])


def _premise(store: ox.Store, row: tuple[str, ...]) -> Premise:
    claim, metric, comparator, value, unit, text, extra = row
    amount = _amount(value, unit, text)
    said = metric if not amount else f"{metric} {comparator} {amount}" if comparator else f"{metric}: {amount}"
    return premise(store, claim, f"{said} ({extra})" if extra else said)


def _amount(value: str, unit: str, text: str) -> str:
    return f"{_number(value)} {unit}".strip() if value else text


def _number(value: str) -> str:
    """Return a decimal for a person: grouped, at most four decimals.

    >>> _number("6.0435835351089588"), _number("4992")
    ('6.0436', '4,992')
    """
    text = f"{round(float(value), 4):,.4f}"
    return text.rstrip("0").rstrip(".")


_SOUGHT = """SELECT DISTINCT ?sought ?criterion WHERE { ?threshold chip:criterion ?criterion ; chip:metric ?metric .
  ?procedure chip:computes ?metric ; chip:operation "contains" ; chip:soughtCriterion ?sought }"""
_PARTS = """SELECT DISTINCT ?part ?kind ?criterion WHERE {
  { ?criterion chip:operand ?part . BIND("yes" AS ?kind) }
  UNION { ?criterion chip:negatedOperand ?part . BIND("no" AS ?kind) }
} ORDER BY DESC(?kind) ?part"""
_IS_ANY = "SELECT ?criterion ?any WHERE { ?criterion a chip:AnyOf . BIND(1 AS ?any) }"
_CLAIM = """SELECT ?citation ?confidence ?source ?claim WHERE {
  OPTIONAL { ?claim dcterms:bibliographicCitation ?citation }
  OPTIONAL { ?claim chip:confidence/skos:notation ?confidence }
  OPTIONAL { ?claim prov:wasDerivedFrom ?source } } ORDER BY ?citation"""
