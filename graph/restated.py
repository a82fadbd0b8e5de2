"""Find the claims of one source that say again what another extractor found at the same place, with no more in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from chipcontrols.loaders.claim import Claim, Iri, Period, merge


def joined(claims: Iterable[Claim]) -> dict[Iri, Claim]:
    """Return the claims of one source by IRI, in the order of trust, one for each fact that several extractors found.

    A later claim goes into an earlier one of another extractor when both have the same figure, its participants and
    words are among the earlier one's, neither period leaves the other, and their evidence overlaps. Words of a claim
    with a figure are not compared: one figure of the same participants at one place is one fact, however it is put.
    """
    kept: dict[Iri, Claim] = {}
    quoted: dict[str, list[Iri]] = defaultdict(list)
    for claim in claims:
        spans = _spans(claim)
        known = kept.get(claim.iri) or (spans and _restated(claim, (kept[iri] for iri in quoted[claim.kind])))
        if not known:
            kept[claim.iri] = claim
            if spans:
                quoted[claim.kind].append(claim.iri)
        else:
            same = replace(claim, roles=known.roles, details=known.details, period=known.period)
            kept[known.iri] = merge(known, same)
    return kept


def _restated(claim: Claim, earlier: Iterable[Claim]) -> Claim | None:
    """Return the claim that says it already, nearest in participants, then in evidence; None when there is none."""
    found = [
        (len(known.roles), -overlap, known.iri, known)
        for known in earlier
        if not {*claim.extractors} & {*known.extractors}
        and _says_no_more(claim, known)
        and (overlap := _overlap(claim, known)) > 0
    ]
    return min(found)[-1] if found else None


def _says_no_more(claim: Claim, known: Claim) -> bool:
    return (
        {*claim.roles} <= {*known.roles}
        and (claim.value and claim.value.key()) == (known.value and known.value.key())
        and (claim.value is not None or {*claim.details} <= {*known.details})
        and (_within(claim.period, known.period) or _within(known.period, claim.period))
    )


def _within(inner: Period | None, outer: Period | None) -> bool:
    if outer is None or inner is None:
        return outer is None
    after = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    return after and (outer.end is None or (inner.end is not None and inner.end <= outer.end))


def _overlap(first: Claim, second: Claim) -> int:
    """Return the length of the longest stretch of text that two claims share."""
    pairs = ((x, y) for x in _spans(first) for y in _spans(second) if x[0] == y[0])
    return max((min(x[2], y[2]) - max(x[1], y[1]) for x, y in pairs), default=0)


def _spans(claim: Claim) -> list[tuple[str, int, int]]:
    return [(x.document, x.start, x.end) for x in claim.evidence if x.start is not None and x.end is not None]
