"""What an entry of a US list says, in whatever file it stands: names, scope, places, citations, licence terms."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale

from chipcontrols.loaders.claim import Entity, Iri, Label, entity_iri
from chipcontrols.loaders.reference.citations import citations, first_page, instrument
from chipcontrols.loaders.yml import read_yml

AKA = r"(?i:[afn]\.k\.a\.?,?|(?:also|formerly) known as,?) "
ALSO_KNOWN = re.compile(rf"(?:^| )\(?{AKA}")  # between two names of one party
IN_BRACKETS = re.compile(rf" \({AKA}((?:[^()]|\([^()]*\))*)\)")
QUOTED = re.compile(r'^["“]([^"“”]+)["”]$')  # a name that is nothing but a word in quotation marks
PLACES_ADDED = {"kosovo": "Kosovo"}  # on the lists, and in no table of countries


@dataclass(frozen=True, slots=True)
class Terms:
    """Licence terms of an entry: concepts by role, and notes where digit and section of a footnote differ."""

    roles: Mapping[str, tuple[Iri, ...]]
    notes: tuple[str, ...]


@cache
def terms(requirement: str, policy: str) -> Terms:
    """Return the footnotes and the review policy that the words of an entry mean; nothing without a requirement.

    >>> str(terms("All items (See §734.9(e)(2) of the EAR)4", "Presumption of denial").roles["footnote"][0])
    'https://w3id.org/chipcontrols/id/footnote/4'
    """
    if not requirement:
        return Terms({}, ())
    found = {mark: _ways(way, requirement) for mark, way in _patterns()["footnotes"].items()}
    unclear = re.search(_patterns()["open_section"], requirement) is not None
    marks = [mark for mark, ways in found.items() if any(ways.values())]
    notes = [note for mark in marks if (note := _difference(mark, found[mark], unclear))]
    if unclear and len(marks) == 0:
        notes.append("The section cited holds for several footnotes, and the entry bears no digit that says which.")
    kind = next(kind for kind, pattern in _patterns()["policies"] if re.search(pattern, policy))
    footnotes = tuple(entity_iri("footnote", mark) for mark in marks)
    return Terms({"footnote": footnotes, "reviewPolicy": (entity_iri("licence-policy", kind),)}, tuple(notes))


def split_scope(name: str) -> tuple[str, str]:
    """Return a name without the words that reach beyond the party, and these words, empty when there are none.

    >>> split_scope("Ten Fabs Ltd., and any successor, sub-unit, or subsidiary thereof")
    ('Ten Fabs Ltd.', 'and any successor, sub-unit, or subsidiary thereof')
    """
    found = re.search(_patterns()["scope"], name)
    return (name, "") if found is None else (name[: found.start()], found.group().strip(" ,;"))


def labels(name: str, aliases: Iterable[str]) -> tuple[Label, ...]:
    """Return the labels of a party. A name may hold others ("A, a.k.a. B"), and an alias cell several.

    >>> [label.text for label in labels("Al (a.k.a. Ben) Ko, a.k.a. B (HK)", ["C (f.k.a., D)", '-"E"'])]
    ['Al Ko', 'B (HK)', 'Ben', 'C', 'D', 'E']
    """
    texts = [name, *aliases]
    together = "\n".join(texts)  # one look tells that most entries need no care
    if ALSO_KNOWN.search(together):
        texts = [part for text in texts for part in _names(text)]
    if '"' in together or "“" in together:
        texts = [QUOTED.sub(r"\1", text.strip(" ,;-—")) for text in texts]
    first, *further = dict.fromkeys(bare for text in texts if (bare := text.strip(" ,;-—"))) or (name,)
    return (Label(first, "en", "pref"), *(Label(text, "en") for text in further))


@cache
def place(text: str) -> Entity | None:
    """Return the country or place that a list writes as a code or in words; None for a place that no table knows.

    >>> place("CN").iri.rsplit("/", 1)[1], place("Iran").iri.rsplit("/", 1)[1], place("REGION: KASHMIR")
    ('cn', 'ir', None)
    """
    code = _patterns()["places"].get(text.upper().replace("’", "'")) or _country_codes().get(
        text if len(text) == 2 else text.upper()
    )
    if code is None:
        return None
    if code in PLACES_ADDED:
        return Entity(entity_iri("place", code), "Place", (Label(PLACES_ADDED[code], "en", "pref"),))
    return Entity(entity_iri("country", code), "Country")


@cache
def cited(notice: str) -> tuple[Entity, ...]:
    """Return the instruments that an entry cites, by their first pages, in its order: the first added it."""
    return tuple(instrument(first) for first in dict.fromkeys(first_page(found) for found in citations(notice)))


def _ways(way: Mapping[str, str], requirement: str) -> dict[str, bool]:
    return {name: re.search(pattern, requirement) is not None for name, pattern in way.items()}


def _difference(mark: str, ways: Mapping[str, bool], unclear: bool) -> str:
    if not ways["digit"]:
        return f"Footnote {mark} follows from the section cited; the entry lacks its digit."
    if not ways.get("section", True) and not unclear:
        return f"Footnote {mark} stands as a digit; the section cited is not that of the footnote."
    return ""


def _names(text: str) -> list[str]:
    return [*ALSO_KNOWN.split(IN_BRACKETS.sub("", text)), *IN_BRACKETS.findall(text)]


@cache
def _country_codes() -> Mapping[str, str]:
    """Return the codes of ISO 3166-1 in lower case by code and by the English names of ISO and of the Unicode CLDR."""
    codes = {country.alpha_2: country.alpha_2.lower() for country in pycountry.countries}
    names = {country.name.upper(): country.alpha_2.lower() for country in pycountry.countries}
    return names | {Locale("en").territories[code].upper(): lower for code, lower in codes.items()} | codes


@cache
def _patterns() -> Mapping[str, Any]:
    return read_yml(Path(__file__).with_suffix(".yml"))  # type: ignore[no-any-return]
