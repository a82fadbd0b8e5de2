"""Ill-typed claims never enter: hold each claim against the frame of its kind."""

from collections.abc import Mapping
from decimal import Context, Decimal

from chipcontrols.loaders.claim import Claim, Iri
from chipcontrols.ontology.frames import Frame, concepts, frames, individuals, superclasses

# Oxigraph holds a decimal in 128 bits, 18 places of them behind the point; what lies beyond is no number to it.
LARGEST, PLACES = Decimal("170141183460469231731"), 18
WHOLE = 100
DIGITS = Context(prec=60)


def fault(claim: Claim, classes: Mapping[Iri, str]) -> str | None:
    """Return what is wrong with a claim, or None. `classes` gives the class of each entity by IRI."""
    frame = frames().get(claim.kind)
    if frame is None:
        return f"unknown kind {claim.kind!r}"
    if claim.value is not None and claim.value.unit not in concepts("UnitScheme"):
        return f"unknown unit {claim.value.unit!r}"
    if claim.modality not in concepts("ModalityScheme"):
        return f"unknown modality {claim.modality!r}"
    return _figure_fault(claim, frame) or _part_fault(claim, frame) or _role_fault(claim, frame, classes)


def _figure_fault(claim: Claim, frame: Frame) -> str | None:
    if claim.value is None:
        return f"{claim.kind} states no figure" if frame.needs_figure else None
    if not frame.allows_figure:
        return f"{claim.kind} takes no figure"
    for number in (claim.value.value, claim.value.minimum, claim.value.maximum):
        if number is not None and not _computes(number):
            return f"{claim.kind} has a figure that stores cannot compute with: {str(number)[:60]}"
        if number is not None and frame.is_share and claim.value.unit == "percent" and not 0 <= number <= WHOLE:
            return f"{claim.kind} is a share of a whole, and {number} percent is none"
    low, high = claim.value.minimum, claim.value.maximum
    if low is not None and high is not None and low > high:
        return f"{claim.kind} has bounds in the wrong order: {low} to {high}"
    return None


def _computes(number: Decimal) -> bool:
    return (
        number.is_finite()
        and abs(number) <= LARGEST
        and number == number.quantize(Decimal(1).scaleb(-PLACES), context=DIGITS)
    )


def _part_fault(claim: Claim, frame: Frame) -> str | None:
    present = {name for name, _ in claim.roles} | {name for name, _ in claim.details}
    missing = sorted(frame.required - present)
    if missing:
        return f"{claim.kind} lacks {', '.join(missing)}"
    alien = sorted(present - set(frame.roles) - frame.details)
    if alien:
        return f"{claim.kind} has no {', '.join(alien)}"
    if len(claim.roles) == 0:
        return f"{claim.kind} names no participant"
    if claim.period is not None and claim.period.start and claim.period.end and claim.period.start > claim.period.end:
        return f"{claim.kind} ends before it starts: {claim.period.start} to {claim.period.end}"
    return None


def _role_fault(claim: Claim, frame: Frame, classes: Mapping[Iri, str]) -> str | None:
    for role, iri in claim.roles:
        found = classes.get(iri) or individuals().get(iri)
        if found is None:
            return f"{role} {iri} is described by no source"
        if frame.roles[role] not in superclasses(found):
            return f"{role} {iri} is of class {found}, not {frame.roles[role]}"
    return None
