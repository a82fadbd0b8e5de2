"""Hold claims against the text that their evidence points to."""

from collections.abc import Iterable, Mapping

from chipcontrols.loaders.check import fault
from chipcontrols.loaders.claim import Claim, Evidence, Iri


def verify(evidence: Iterable[Evidence], text: str) -> str | None:
    """Return what is wrong with evidence from a text, or None if every span is in it and reads as quoted.

    >>> verify([Evidence("note", 0, 4, "Chip")], "Chips")
    >>> verify([Evidence("note", 0, 5, "Chip")], "Chips")
    "the text at 0:5 is 'Chips', not 'Chip'"
    """
    for piece in evidence:
        if piece.start is None or piece.end is None:
            return "the evidence gives no span"
        if not 0 <= piece.start < piece.end <= len(text):
            return f"the span {piece.start}:{piece.end} is not within the text of {len(text)} characters"
        found = text[piece.start : piece.end]
        if piece.quote is not None and piece.quote != found:
            return f"the text at {piece.start}:{piece.end} is {found!r}, not {piece.quote!r}"
    return None


def objection(claim: Claim, classes: Mapping[Iri, str], text: str) -> tuple[str, str] | None:
    """Return code and reason for which a claim of a text is rejected, or None if it fits its kind and the text."""
    amiss, wrong = fault(claim, classes), verify(claim.evidence, text)
    if amiss is not None:
        return "TYPE", amiss
    return ("EVIDENCE", wrong) if wrong is not None else None
