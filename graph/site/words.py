"""How the site says what a claim holds: names that link, figures, periods and places in a text."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from chipcontrols.graph.explain import figure_text, period_text
from chipcontrols.graph.site.statements import Gathered, Statement
from chipcontrols.graph.views.links import entity_page
from chipcontrols.graph.views.measure import cut
from chipcontrols.loaders.claim import Claim, Evidence, Iri, Label, Quantity, Value, plain
from chipcontrols.ontology import PREFIXES

LONG = 240
_LANGUAGES = {
    "en": "English", "fr": "French", "de": "German", "zh": "Chinese", "ja": "Japanese", "ko": "Korean",
    "zh-Hans": "Chinese", "zh-Hant": "Chinese (traditional)", "": "any language",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A thing as text shows it: its label, the name in another script, and the address of its page or ""."""

    label: str
    second: str = ""
    page: str = ""


@dataclass(slots=True)
class Wording:
    """Turns parts of claims into words. Names are looked up once."""

    known: Gathered
    _names: dict[str, Name] = field(default_factory=dict)

    def name(self, iri: str) -> Name:
        """Return how to write an entity, or a term of the ontology, and where its page is."""
        found = self._names.get(iri)
        if found is None:
            entity = self.known.land.entities.get(iri)
            label = self.known.land.words.get(iri) or self.known.land.entity(iri).label
            page = entity_page(iri)
            found = Name(cut(label, LONG), "", page) if entity is None else _named(entity.label, entity.second, page)
            self._names[iri] = found
        return found

    def word(self, term: str) -> str:
        """Return the label of a term of the ontology, given as a local name or as a CURIE.

        >>> from chipcontrols.graph.site.words import _spaced
        >>> _spaced("reviewPolicyText")
        'review policy text'
        """
        prefix, _, local = term.rpartition(":")
        return self.known.land.words.get(f"{PREFIXES[prefix or 'chip']}{local}") or _spaced(local)

    def roles(self, claim: Claim) -> Iterator[tuple[str, list[Name]]]:
        """Yield each role of a claim with the names of its participants."""
        found: dict[str, list[Name]] = {}
        for role, iri in claim.roles:
            found.setdefault(role, []).append(self.name(iri))
        yield from ((self.word(role), names) for role, names in found.items())

    def details(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """Yield the words that a claim holds beside its participants: what it says, then remarks."""
        for name, text in (*claim.details, *claim.remarks):
            yield self.word(name), text

    def value(self, value: Value) -> str | Name:
        """Return a property's value: the name of an entity or term, or a text."""
        if isinstance(value, Iri):
            return self.name(value) if value.startswith(PREFIXES["chip"].rsplit("/", 1)[0]) else Name(value)
        if isinstance(value, Label):
            return value.text
        return plain(value) if isinstance(value, Decimal) else str(value)


def figure(quantity: Quantity | None) -> str:
    """Return a figure as people write it, or "".

    >>> figure(Quantity(minimum=Decimal(750000), maximum=Decimal(900000)))
    '750,000 to 900,000 units'
    """
    if quantity is None:
        return ""
    numbers = {"value": quantity.value, "min": quantity.minimum, "max": quantity.maximum}
    shown = {key: None if n is None else Decimal(plain(n)) for key, n in numbers.items()}
    return figure_text({**shown, "unit": quantity.unit})


def period(claim: Claim) -> str:
    """Return the label of a claim's period, else its days."""
    return "" if claim.period is None else period_text(claim.period.label, claim.period.start, claim.period.end)


def place(evidence: Evidence) -> str:
    """Return where in its source a claim can be read.

    >>> place(Evidence("a-note", 1200, 1300))
    'characters 1,200 to 1,300'
    """
    if evidence.record is not None:
        return f"record {cut(evidence.record, 120)}"
    return f"characters {evidence.start or 0:,} to {evidence.end or 0:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "claim"), counted(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def language(tag: str) -> str:
    """Return the English name of a language tag that names are written in; a rare one stays a tag."""
    return _LANGUAGES.get(tag, tag)


def link(address: str) -> str:
    """Return an address that is safe to follow, http or https alone, or "".

    >>> link("javascript:alert(1)"), link("https://example.org/")
    ('', 'https://example.org/')
    """
    return address if address.startswith(("https://", "http://")) and address.isprintable() else ""


def folded(text: str) -> str:
    """Return a text for comparing: no accents, no capitals. The browser's search does the same."""
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] != "M")
    return unicodedata.normalize("NFC", bare.lower())


def by_kind(statements: list[Statement]) -> Mapping[str, list[Statement]]:
    """Return statements by kind, kinds in the order in which they come."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.kind, []).append(statement)
    return found


def _named(label: str, second: str, page: str) -> Name:
    return Name(cut(label, LONG), cut(second, 60), page)


def _spaced(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
