"""A trigger with the participants found for it, and which of several say the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chipcontrols.loaders.documents.claims.templates import Cue
from chipcontrols.loaders.documents.claims.wares import Ware
from chipcontrols.loaders.documents.spans import Figure, Mention

# Kinds of claim that hold without the figure that another trigger is nearer to.
SUMS = ("Ownership", "Investment")


@dataclass(frozen=True, slots=True)
class Binding:
    """A trigger with the participants found for it. It holds `back` months before what was told last.

    Words that it takes over from before it begin at `since`.
    """

    cue: Cue
    start: int
    end: int
    roles: Mapping[str, tuple[Mention, ...]]
    figure: Figure | None = None
    said: tuple[tuple[str, str], ...] = ()
    ware: Ware | None = None
    back: int = 0
    since: int | None = None

    def span(self) -> tuple[int, int]:
        """Return the stretch from the first to the last part of the claim."""
        parts = [mention for group in self.roles.values() for mention in group]
        starts = [self.start, *(part.start for part in parts)]
        ends = [self.end, *(part.end for part in parts)]
        if self.ware is not None:
            starts.append(self.ware.start)
            ends.append(self.ware.end)
        if self.since is not None:
            starts.append(self.since)
        if self.figure is not None:
            starts.append(self.figure.start)
            ends.append(self.figure.end)
        return min(starts), max(ends)


def outermost(found: Sequence[Binding]) -> list[Binding]:
    """Return the bindings that no other one covers or tells more of, in the order of their triggers."""
    outer = [b for b in found if not any(_is_part(b, other) or _is_vaguer(b, other) for other in found)]
    return sorted(outer, key=lambda binding: (binding.start, binding.end))


def _is_part(binding: Binding, other: Binding) -> bool:
    """Return whether another trigger of the kind, or of its plans, covers the same words and tells more."""
    kinds = {binding.cue.template.kind, binding.cue.template.planned}
    if binding is other or other.cue.template.kind not in kinds:
        return False
    if other.end <= binding.start or binding.end <= other.start:
        return False
    return _tells(other) > _tells(binding)


def _tells(binding: Binding) -> tuple[int, ...]:
    """Return how much a binding tells: participants, a figure, those of the participants that are named, and words."""
    named = len(binding.roles) + (binding.ware is not None)
    length = binding.end - binding.start + (len(binding.ware.text) if binding.ware is not None else 0)
    return named + len(binding.cue.fixed), binding.figure is not None, named, length


def _is_vaguer(binding: Binding, other: Binding) -> bool:
    """Return whether another binding tells the same names with a figure, or the same figure with more names."""
    names = [{m for group in b.roles.values() for m in group} for b in (binding, other)]
    if binding.figure is not None and binding.cue.template.kind == other.cue.template.kind:
        return binding.figure == other.figure and names[0] < names[1]
    counted = binding.figure is None and other.figure is not None
    return counted and (binding.start, binding.end) == (other.start, other.end) and names[0] <= names[1]


def with_own_figures(found: Sequence[Binding]) -> Iterator[Binding]:
    """Yield bindings so that each figure serves one kind of claim: that of the trigger nearest to it."""
    for binding in found:
        figure = binding.figure
        rivals = [o for o in found if o.figure == figure and o.cue.template.kind != binding.cue.template.kind]
        rivals = [o for o in rivals if not _says_less(o, binding)]
        if figure is not None and any(_says_less(binding, o) for o in found if o.figure == figure):
            continue
        nearest = all(_distance(binding, figure) <= _distance(other, figure) for other in rivals) if figure else True
        nearest = nearest and not any(_parts(other, binding) for other in found)
        if nearest and (figure is None or not any(_covers(other, binding) for other in rivals)):
            yield binding
        elif binding.cue.template.kind in SUMS and not nearest and _holds_alone(binding):
            yield replace(binding, figure=None)  # "buys Borealis and invests 5 million"


def _says_less(binding: Binding, other: Binding) -> bool:
    """Return whether the same words tell of fewer names in one kind of claim than in another: "bought Borealis for"."""
    alike = binding.cue.template.kind != other.cue.template.kind
    if not alike or other.end <= binding.start or binding.end <= other.start:
        return False
    names = [{m for group in b.roles.values() for m in group} for b in (binding, other)]
    return binding.ware is None and names[0] < names[1]


def _holds_alone(binding: Binding) -> bool:
    """Return whether a binding has all that its kind must have without a figure."""
    some = binding.cue.template.some
    return len(some) == 0 or not binding.roles.keys().isdisjoint(some)


def _parts(other: Binding, binding: Binding) -> bool:
    """Return whether another trigger of the kind, with a subject of its own, parts one from its figure: "Acme builds a
    plant, and Borealis pays 5 billion"."""
    figure, kind = binding.figure, binding.cue.template.kind
    if figure is None or kind not in SUMS or other.figure != figure or other.cue.template.kind != kind:
        return False
    behind = binding.end <= other.start and other.end <= figure.start
    return behind and any(binding.end <= m.start < other.start for group in other.roles.values() for m in group)


def _covers(other: Binding, binding: Binding) -> bool:
    """Return whether a trigger holds another and more: "training X cost" tells more than "cost"."""
    longer = other.end - other.start > binding.end - binding.start
    return longer and other.start <= binding.start and binding.end <= other.end


def _distance(binding: Binding, figure: Figure) -> int:
    return max(figure.start - binding.end, binding.start - figure.end, 0)
