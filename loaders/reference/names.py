"""Read how articles write names: garbled, half translated, in pinyin, or by another firm's usual abbreviation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from chipcontrols.loaders.claim import Claim, Entity, Evidence, Iri, Label, digest, entity_iri, make_claim
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.reference.entities import entity_row, short_iri
from chipcontrols.loaders.reference.naming import reference_table
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import EXTRACTOR, read_rows

SPANS = 3
CERTAIN, LIKELY = Decimal(1), Decimal("0.7")


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A form of a name in an article, the entity that it stands for, why, and how surely from 0 to 1."""

    form: str
    article: str
    language: str
    entity: Iri
    reason: str
    score: Decimal

    def mention(self) -> Entity:
        """Return the form as an entity of its own, shared by all articles that write it so."""
        return Entity(self._mention(), "Mention", (Label(self.form, None, "pref"),), (("chip:writtenAs", self.form),))

    def claim(self, text: str | None) -> Claim:
        """Return the claim that the form stands for the entity, with the first places where the text has it.

        Raises RejectedRecord when the text is at hand and does not hold the form.
        """
        spans = () if text is None else spans_of(self.form, text, longer_names(self))
        if text is not None and len(spans) == 0:
            raise RejectedRecord("EVIDENCE", f"names.csv:{self.form}", f"{self.article} does not write {self.form!r}")
        found = [Evidence(self.article, start, end, text[start:end]) for start, end in spans] if text else []
        confidence = "high" if self.score == CERTAIN else "medium" if self.score >= LIKELY else "low"
        return make_claim(
            "NameResolution", self.article, {"mention": self._mention(), "entity": self.entity}, EXTRACTOR,
            details={"reason": self.reason}, confidence=confidence, score=None if self.score == CERTAIN else self.score,
            evidence=found or [Evidence(self.article, record=f"names.csv {self.form}")],
        )  # fmt: skip

    def _mention(self) -> Iri:
        return entity_iri("mention", digest(self.form))


@cache
def written_names() -> tuple[WrittenName, ...]:
    """Return the rows of names.csv. Raises RejectedRecord for a row that cannot be read."""
    table = reference_table("names")
    assert len(table.broken) == 0, table.broken
    return tuple(_written_name(row) for row in table.rows)


def spans_of(form: str, text: str, longer: Iterable[str] = ()) -> tuple[tuple[int, int], ...]:
    """Return the first places where a text has a form as a word of its own and not inside a longer name.

    >>> spans_of("Rho", "Rho, Rhodium and Rho Labs", ["Rho Labs"])
    ((0, 3),)
    """
    inside = [found.span() for name in longer for found in re.finditer(re.escape(name), text)]
    # Latin letters bound a word; Chinese writes none.
    pattern = re.sub(r"^(?=\w)", "(?<![A-Za-z0-9])", re.escape(form)) + "(?![A-Za-z0-9])"
    found = (match.span() for match in re.finditer(pattern, text))
    alone = [(a, b) for a, b in found if not any(c <= a and b <= d for c, d in inside)]
    return tuple(alone[:SPANS])


def longer_names(name: WrittenName) -> list[str]:
    """Return the known names and forms that hold the form of a name within them."""
    return [known for known in _all_names() if name.form in known and name.form != known]


@cache
def _all_names() -> tuple[str, ...]:
    own = read_rows(reference_table("entities"), entity_row).entities
    labels = {label.text for entity in own for label in entity.labels}
    return tuple(sorted(labels | {name.form for name in written_names()}))


def _written_name(row: Row) -> WrittenName:
    score = row.number("score")
    if score is None or not 0 < score <= 1:
        raise row.reject("SCORE", f"the score is {score}; it lies above 0 and up to 1")
    name = WrittenName(
        row.need("as_written"), row.need("article"), row.need("language"), short_iri(row.need("entity")),
        row.need("reason"), score,
    )  # fmt: skip
    row.audit()
    return name
