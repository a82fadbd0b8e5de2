"""The participants that the words of a claim name by themselves, such as the list that parties are put on."""

from collections.abc import Collection, Iterator

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.claims.binding import Binding
from chipcontrols.loaders.documents.claims.context import LISTERS
from chipcontrols.loaders.documents.passage import Passage, sort


def fixed(passage: Passage, binding: Binding, issuers: Collection[Iri]) -> Iterator[tuple[str, Iri]]:
    """Yield the participants that the words name by themselves: the list among them, or else that of the kind.

    That is the one of the United States, unless another is said to have put parties on a list.
    """
    named = named_list(passage, binding)
    for role, iri in binding.cue.fixed:
        if role == "list" and named is not None and named != iri:
            yield role, named
        elif LISTERS.issuperset(issuers):
            yield role, iri


def named_list(passage: Passage, binding: Binding) -> Iri | None:
    """Return the list of parties that is named among the words of a claim, or None."""
    named = (m for m in passage.mentions if binding.start <= m.start < binding.end and sort(m) == "list")
    return next((Iri(m.candidates[0].iri) for m in named), None)
