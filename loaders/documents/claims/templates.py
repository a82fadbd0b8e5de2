"""Cues: which words announce which kind of claim, and where its participants stand around them.

`cues/frames/` holds what does not depend on the language: the classes of the roles, the units of the figure and
the forms. `cues/<language>/claims/` holds the trigger words by kind and form. A form such as
"buyer T value? item? from:seller?" reads: the buyer stands before the trigger, the rest after it; "?" may be absent;
"from:" asks for a preposition of that group directly before, "own:" allows a genitive, "in+" looks inside the trigger,
"near:" and "next:" ask for a short distance, "held:" for words that give a person the office ("is", "as", a comma),
"at:" for none, "last:" for the end of the trigger, "in+:value" for a figure that the trigger is a part of, "adj:"
takes a country named by its adjective, "topic:" what the sentence before is about, "about:" the firm that the whole
text is about, or else that, where the trigger opens a clause, "subject:" what this one is about, "words:" an item in
words (`claims/wares.py`), "!" takes one name of a list only, "@Market" one of a class only. "V" instead of "T" is a
verb: where verbs stand second, its subject may follow it at once ("In 2024 bought Acme"; clauses.second).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Literal

from chipcontrols.loaders.claim import BASE, Iri
from chipcontrols.loaders.documents.late import Late, Searchable
from chipcontrols.loaders.documents.lexicon import LANGUAGES, expanded, load_all, shortened, words
from chipcontrols.loaders.documents.sieve import Sieve, bits, sieve
from chipcontrols.loaders.documents.values.units import MONEY
from chipcontrols.loaders.documents.verbs import constructed
from chipcontrols.ontology.frames import superclasses

# What holds of all claims of a kind, false unless cues/frames/ says so.
FLAGS = (
    "timeless",
    "changes",
    "denies",
    "gaps",
    "series",
    "uncounted",
    "lone",
    "direct",
    "topic",
    "echoes",
    "sided",
    "close",
    "several",
    "cited",
    "results",
    "directed",
    "aside",
    "unobserved",
    "sorts",
)
# The class of characters by which cues stay within a sentence or clause.
NO_STOP = re.compile(r"\[\^( ?)\.;(,?)\]")
# Points that end no sentence: in numbers, days, initials and abbreviations.
POINTS = (
    r"(?<=\\d)[.\g<2>](?=\\d)|(?<= \\d)[.](?= )|(?<= \\d\\d)[.](?= )|[.](?=[A-Z][.])|(?<=[.][A-Z])[.]"
    r"|(?<=M(?:rd|io))[.]|[.](?-i:(?= [a-zà-ÿ(]))"
)
# Marks of slots that need no name in the sentence.
UNNAMED = ("adj", "topic", "about", "subject", "words")
Side = Literal["left", "in", "right"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a participant or for the figure (role "value") of a claim."""

    role: str
    side: Side
    mark: str | None = None
    optional: bool = False
    single: bool = False
    only: str | None = None
    near: bool = False
    named: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """An order of participants around a trigger, with the classes of those that it must have.

    `behind` are the slots that only a name behind the trigger or in it can fill, and must.
    """

    slots: tuple[Slot, ...]
    needs: tuple[frozenset[str], ...] = ()
    needs_figure: bool = False
    second: bool = False
    behind: tuple[Slot, ...] = field(init=False)

    def __post_init__(self) -> None:
        roles = [slot.role for slot in self.slots]
        must = (slot for slot in self.slots if not slot.optional and roles.count(slot.role) == 1)
        behind = (slot for slot in must if slot.side != "left" and slot.role != "value")
        object.__setattr__(self, "behind", tuple(s for s in behind if s.mark not in (*UNNAMED, None, "cited", "to")))


@dataclass(frozen=True, slots=True)
class Template:
    """What claims of a kind look like in any language."""

    kind: str
    classes: Mapping[str, tuple[str, ...]]
    units: tuple[str, ...]
    forms: Mapping[str, tuple[Form, ...]]
    some: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    vague: frozenset[Iri] = frozenset()
    fixed: tuple[tuple[str, Iri], ...] = ()
    beneath: tuple[str, ...] = ()
    planned: str | None = None
    vendor: str | None = None
    home: str | None = None
    plans: bool = False
    modality: str | None = None
    series: bool = False
    timeless: bool = False
    changes: bool = False
    denies: bool = False
    gaps: bool = False
    uncounted: bool = False
    lone: bool = False
    direct: bool = False
    topic: bool = False
    sided: bool = False
    close: bool = False
    echoes: bool = False
    several: bool = False
    cited: bool = False
    results: bool = False
    directed: bool = False
    aside: bool = False
    unobserved: bool = False
    sorts: bool = False
    score: Decimal = Decimal("0.8")
    reach: int = 150

    def wanted(self, slot: Slot) -> tuple[str, ...]:
        """Return the classes of which a slot takes names, best first."""
        return (slot.only,) if slot.only is not None else self.classes[slot.role]

    def fits(self, role: str, cls: str) -> bool:
        """Return whether an entity of a class may play a role."""
        return any(wanted in superclasses(cls) for wanted in self.classes[role])


@dataclass(frozen=True, slots=True)
class Cue:
    """Trigger words of one language for one form of a kind."""

    template: Template
    forms: tuple[Form, ...]
    trigger: Searchable
    details: tuple[tuple[str, str], ...]
    units: tuple[str, ...]
    modality: str | None
    score: Decimal
    follows: bool = False
    denies: bool = False
    beside: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    under: re.Pattern[str] | None = None
    earlier: re.Pattern[str] | None = None
    fixed: tuple[tuple[str, Iri], ...] = ()
    falls: bool = False
    rank: int | None = None


@cache
def templates() -> Mapping[str, Template]:
    """Return the templates of all kinds."""
    return {kind: _template(kind, raw) for kind, raw in load_all("frames").items()}


@cache
def cues(language: str) -> tuple[Cue, ...]:
    """Return the cues of a language, in the order in which they are tried."""
    if language not in LANGUAGES:
        return ()
    found: list[Cue] = []
    for kind, entries in load_all(f"{language}/claims").items():
        template = templates()[kind]
        plain = (cue for entry in entries for cue in constructed(entry, language, template.forms))
        found += [_cue(template, cue, language) for cue in plain]
    return tuple(found)


def triggers(
    language: str, text: str, start: int, end: int, present: frozenset[str], counted: bool, led: bool
) -> Iterator[tuple[Cue, Sequence[Form], re.Match[str]]]:
    """Yield the cues that a stretch can fill, with the forms that it can and the matches of each.

    That is told by the classes in it, if it counts, and if a line leads it.
    """
    possible = _possible(language, present & _asked(language), counted, led)
    for n, match in _sieve(language).matches(text, start, end, possible):
        cue = cues(language)[n]
        yield cue, [form for form in cue.forms if _fits(form.needs, form.needs_figure, present, counted)], match


@cache
def _sieve(language: str) -> Sieve:
    return sieve([cue.trigger for cue in cues(language)], re.compile(bounds(language)[0]))


@lru_cache(maxsize=4096)
def _possible(language: str, present: frozenset[str], counted: bool, led: bool) -> int:
    """Return, as bits, the positions of the cues that have the participants that they ask for."""
    met = [some for asked, some in _askers(language).items() if _fits(*asked, present, counted)]
    return bits(n for n in frozenset().union(*met) if led or cues(language)[n].under is None)


@cache
def _askers(language: str) -> Mapping[tuple[tuple[frozenset[str], ...], bool], frozenset[int]]:
    """Return what forms ask for, with the positions of the cues of which some form asks for no more."""
    found: dict[tuple[tuple[frozenset[str], ...], bool], set[int]] = {}
    for n, cue in enumerate(cues(language)):
        for form in cue.forms:
            found.setdefault((form.needs, form.needs_figure), set()).add(n)
    return {asked: frozenset(some) for asked, some in found.items()}


@cache
def _asked(language: str) -> frozenset[str]:
    """Return the classes that forms ask for."""
    return frozenset(name for needs, _ in _askers(language) for some in needs for name in some)


def _fits(needs: Sequence[frozenset[str]], needs_figure: bool, present: frozenset[str], counted: bool) -> bool:
    return (counted or not needs_figure) and not any(wanted.isdisjoint(present) for wanted in needs)


def _template(kind: str, raw: Mapping[str, Any]) -> Template:
    return Template(
        kind=raw.get("kind", kind),
        classes={role: tuple(str(classes).split()) for role, classes in raw["roles"].items()},
        units=_units(raw.get("units", ())),
        forms={
            name: tuple(form for text in _listed(forms) for form in _orders(text, raw["roles"], "topic" in raw))
            for name, forms in raw["forms"].items()
        },
        some=tuple(raw.get("some", ())),
        together=tuple(raw.get("together", ())),
        context=tuple(raw.get("context", ())),
        vague=frozenset(Iri(f"{BASE}id/{path}") for path in raw.get("vague", ())),
        fixed=_fixed(raw),
        beneath=tuple(raw.get("beneath", ())),
        planned=raw.get("planned"),
        vendor=raw.get("vendor"),
        home=raw.get("home"),
        plans=bool(raw.get("plans", "planned" in raw)),
        modality=raw.get("modality"),
        **{flag: bool(raw.get(flag, False)) for flag in FLAGS},
        score=Decimal(str(raw.get("score", "0.8"))),
        reach=int(raw.get("reach", 150)),
    )


def _units(names: Iterable[str]) -> tuple[str, ...]:
    """Return the units that are named, "money" for all currencies."""
    return tuple(unit for name in names for unit in (MONEY if name == "money" else (name,)))


def _orders(text: str, roles: Mapping[str, str], topic: bool) -> Iterator[Form]:
    """Yield a form, and that of a verb in the orders of languages where it stands second: its subject named before it,
    right behind it, or in the sentence before."""
    form = _form(text.replace(" V", " T"), roles, topic)
    if " V" in text:
        subject = next(slot for slot in form.slots if slot.side == "left" and not slot.optional)
        others = [slot for slot in form.slots if slot is not subject]
        if topic:
            yield replace(form, slots=(replace(subject, named=True), *others), second=True)
        behind = replace(subject, side="right", mark=None, near=True, named=True)
        yield replace(form, slots=(behind, *others), second=True)
        goods = next((slot for slot in others if _is_of_goods(slot, roles)), None)
        if goods is not None:  # "The Z9 developed Acme", as German may say
            before = replace(goods, side="left", near=True)
            rest = [slot for slot in others if slot is not goods]
            yield replace(form, slots=(behind, before, *rest), second=True)
    yield form


def _is_of_goods(slot: Slot, roles: Mapping[str, str]) -> bool:
    """Return whether a form must have goods behind its verb, which nobody takes for who acts."""
    goods = {"Product", "ItemCategory", "Chip", "ProductFamily", "SoftwareProduct", "System"}
    return slot.role != "value" and slot.mark is None and not slot.optional and goods >= set(roles[slot.role].split())


def _form(text: str, roles: Mapping[str, str], topic: bool) -> Form:
    slots: list[Slot] = []
    side: Side = "left"
    for word in text.split():
        if word == "T":
            side = "right"
            continue
        named, _, only = word.rstrip("?!").partition("@")
        mark, _, role = named.rstrip("?!").rpartition(":")
        place: Side = "in" if mark.startswith("in+") or mark == "in+" else side
        near, held = mark == "near", mark == "held"
        mark = "" if near or held else mark.removeprefix("in+")
        slots.append(Slot(role, place, mark or None, "?" in word, "!" in word, only or None, near, held=held))
    asked = [slot for slot in slots if not slot.optional]
    needs = [
        frozenset([slot.only] if slot.only is not None else roles[slot.role].split())
        for slot in asked
        if slot.role != "value" and slot.mark not in UNNAMED and not (topic and slot.side == "left")
    ]
    return Form(tuple(slots), tuple(needs), any(slot.role == "value" for slot in asked))


def _cue(template: Template, entry: Mapping[str, Any], language: str) -> Cue:
    start, end = bounds(language)
    end = words(language)["clauses"].get("agreement", "") + end
    assert entry["form"] in template.forms, (template.kind, entry["form"])
    verb_second = "second" in words(language)["clauses"]
    forms = (form for form in template.forms[entry["form"]] if verb_second or not form.second)
    return Cue(
        template,
        tuple(forms),
        Late(f"{start}(?:{shortened(entry['words'], language)}){end}", re.IGNORECASE, _open),
        tuple(sorted((str(k), str(v)) for k, v in entry.get("details", {}).items())),
        _units(entry["units"]) if "units" in entry else template.units,
        entry.get("modality"),
        Decimal(str(entry.get("score", template.score))),
        bool(entry.get("follows", False)),
        bool(entry.get("denies", False)),
        _grammar(entry, "beside", language),
        _grammar(entry, "unless", language),
        _grammar(entry, "under", language),
        _grammar(entry, "earlier", language),
        tuple({**dict(template.fixed), **dict(_fixed(entry))}.items()),
        bool(entry.get("falls", False)),
        entry.get("rank"),
    )


def bounds(language: str) -> tuple[str, str]:
    """Return what each trigger opens and ends with: the bounds of words.

    It may open with the comma or the genitive after a name: ", the largest investor in", "'s unit"; and end in an
    apostrophe or a blank before the next word: "au capital d'".
    """
    if language == "zh":
        return "", ""
    # A curly apostrophe is told by itself, since sets of letters with such are slow to compile.
    return r"(?:(?<![A-Za-zÀ-ÿ])|(?=[,'])|(?=’))", r"(?:(?<=[ '])|(?<=’)|(?![A-Za-zÀ-ÿ]))"


def _grammar(entry: Mapping[str, Any], name: str, language: str) -> re.Pattern[str] | None:
    """Return the words that must stand beside a trigger, in the line above its list, or in the sentence before."""
    return re.compile(expanded(entry[name], language), re.IGNORECASE) if name in entry else None


def _open(trigger: str) -> str:
    """Return trigger words whose stretches without a full stop run on over points that end no sentence."""
    return NO_STOP.sub(rf"(?:[^\g<1>.;\g<2>]|{POINTS})", trigger)


def _fixed(raw: Mapping[str, Any]) -> tuple[tuple[str, Iri], ...]:
    """Return the participants that the words name by themselves."""
    return tuple((role, Iri(f"{BASE}id/{path}")) for role, path in raw.get("fixed", {}).items())


def _listed(forms: str | list[str]) -> list[str]:
    return [forms] if isinstance(forms, str) else forms
