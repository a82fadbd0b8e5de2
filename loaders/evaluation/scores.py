"""Measure extracted claims against curated ones: precision and recall for each kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chipcontrols.loaders.claim import Claim, Iri, Period, Quantity

ALL = "all"
OF_NAMES = frozenset({"NameResolution"})  # how a name was read is no fact of the text; see `evaluate --mentions`


@dataclass(frozen=True, slots=True)
class Score:
    """How many claims of a kind were extracted, how many of them are right, and how many curated ones were found."""

    kind: str
    extracted: int
    right: int
    curated: int
    found: int

    @property
    def precision(self) -> float | None:
        """The part of the extracted claims that is right, or None if there are none."""
        return self.right / self.extracted if self.extracted > 0 else None

    @property
    def recall(self) -> float | None:
        """The part of the curated claims that was found, or None if there are none."""
        return self.found / self.curated if self.curated > 0 else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, or None if one of them is."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both > 0 else 0.0


def evaluate(claims: Iterable[Claim], gold: Iterable[Claim]) -> Mapping[str, Score]:
    """Return the score of each kind that was extracted, and of all of them together under "all".

    A claim is right if a curated claim of the same source and kind agrees with it; see `agree`.
    """
    extracted, curated = [claim for claim in claims if claim.kind not in OF_NAMES], list(gold)
    kinds = sorted({claim.kind for claim in extracted})
    scores = {kind: _score(kind, _of(extracted, kind), _of(curated, kind)) for kind in kinds}
    total = [
        sum(getattr(score, name) for score in scores.values()) for name in ("extracted", "right", "curated", "found")
    ]
    return {**scores, ALL: Score(ALL, *total)}


def agree(one: Claim, other: Claim) -> bool:
    """Return whether two claims state the same fact of one source.

    Kind and figure are equal, every role that both fill has a participant in common, and each role of the claim with
    fewer roles is filled by the other. Periods agree if they overlap or one is not stated.
    """
    if (one.kind, one.source) != (other.kind, other.source) or not _same_figure(one.value, other.value):
        return False
    ours, theirs = by_role(one), by_role(other)
    shared = ours.keys() & theirs.keys()
    if len(shared) == 0 or len(shared) < min(len(ours), len(theirs)):
        return False
    return all(ours[role] & theirs[role] for role in shared) and _overlap(one.period, other.period)


def _score(kind: str, extracted: Sequence[Claim], curated: Sequence[Claim]) -> Score:
    right = sum(any(agree(claim, other) for other in curated) for claim in extracted)
    found = sum(any(agree(claim, other) for other in extracted) for claim in curated)
    return Score(kind, len(extracted), right, len(curated), found)


def _of(claims: Iterable[Claim], kind: str) -> list[Claim]:
    return [claim for claim in claims if claim.kind == kind]


def by_role(claim: Claim) -> Mapping[str, set[Iri]]:
    """Return the participants of a claim by role."""
    roles: dict[str, set[Iri]] = {}
    for role, iri in claim.roles:
        roles.setdefault(role, set()).add(iri)
    return roles


def _same_figure(one: Quantity | None, other: Quantity | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.unit == other.unit and numbers(one) == numbers(other)


def numbers(figure: Quantity) -> set[str]:
    """Return the numbers of a figure. Whether "nearly 8" is a value or a bound is a matter of reading."""
    return {str(n.normalize()) for n in (figure.value, figure.minimum, figure.maximum) if n is not None}


def _overlap(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None or one.start is None or other.start is None:
        return True
    return (one.end is None or other.start <= one.end) and (other.end is None or one.start <= other.end)
