"""Resolve words that point to a name, such as "the company" or 该公司, where one reading is clear."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.grammar import general
from chipcontrols.loaders.documents.names.known import Names
from chipcontrols.loaders.documents.names.leading import protagonist, two_leading
from chipcontrols.loaders.documents.names.meant import NEAR, PRONOUN, of_men, of_sorts
from chipcontrols.loaders.documents.names.ministries import ministry
from chipcontrols.loaders.documents.names.origins import OF_NAME, at_home, home_in, origin, past_places
from chipcontrols.loaders.documents.names.pointers import (
    COMPANY,
    FIRST,
    KIN,
    LAST,
    LISTS,
    PAIR,
    PARENT,
    PEOPLE,
    beside,
    closing,
    past,
    pointers,
)
from chipcontrols.loaders.documents.names.several import Part, first, last, two, with_goods
from chipcontrols.loaders.documents.names.sorts import grammar_of
from chipcontrols.loaders.documents.names.trades import Trades, trade_in
from chipcontrols.loaders.documents.passage import Passage, reports_itself
from chipcontrols.loaders.documents.spans import Mention, Sentence, is_a, overlaps
from chipcontrols.ontology.frames import superclasses

# How many sentences back a subject may stand.
BACK = 4
# Behind these, a Chinese pronoun is not the subject of its own sentence: 是其最大股东.
OBJECTS = "是由向对将从"
COMMA = re.compile("[，,]")
# How words end that point to an object.
OBJECT_FORMS = (" it", " them", "ihn")
# How far before words that point their verb stands, and how far before a name the words that cite it.
AHEAD, BEFORE = 60, 50
NAMED_AFTER = re.compile(r" (?:(?P<noun>[A-ZÀ-ÖØ-Þ][\w-]*)|\d(?![\d.,]*(?: |%))|[a-z]+[A-Z])")
# What ends the clause of a German name: a stop, or a further verb.
CLOSED = re.compile(r"[.,;]|$| und [a-zäöü]+t(?:e|en)?(?!\w)")
# Behind a product or brand, these make words point to whose it is: "the Z9 maker".
OWNING = re.compile(r" (?:maker|developer|creator|owner)")


@dataclass(frozen=True, slots=True)
class _Document:
    """A text with the firm that it is about, who only observes, such as newspapers, where all are at home and what
    they do."""

    text: str
    main: Iri | None
    observers: frozenset[Iri]
    homes: Mapping[Iri, object]
    trades: Trades


class _Place(NamedTuple):
    """A sentence with those before it and their names, the nearest first, and the words in it that point to names."""

    sentence: Sentence
    language: str
    earlier: Sequence[Part]
    pointers: Sequence[tuple[str, re.Match[str]]]

    def before(self, own: Sequence[Mention], match: re.Match[str]) -> Part:
        """Return the sentence with those of its names that stand before words that point."""
        return self.sentence, [m for m in own if m.end <= match.start()]


def refer(
    text: str,
    stretches: Sequence[tuple[Sentence, str]],
    found: Sequence[Sequence[Mention]],
    observers: frozenset[Iri],
    names: Names,
) -> list[list[Mention]]:
    """Return the names of each sentence with the words that point to one name as further mentions of it.

    Observers, such as newspapers, write about others and are not pointed to; "the Dutch firm" is none of elsewhere.
    """
    whole: list[list[Mention]] = []
    about = protagonist(found, observers)
    document = _Document(
        text, about.candidates[0].iri if about is not None else None, observers, names.homes, Trades(names.trades)
    )
    for n, (sentence, language) in enumerate(stretches):
        earlier = [(stretches[m][0], whole[m]) for m in range(n - 1, max(-1, n - 1 - BACK), -1)]
        place = _Place(sentence, language, earlier, pointers(text, sentence, language))
        own = [ministry(text, language, m, [(sentence, found[n]), *earlier], names.homes) for m in found[n]]
        document.trades.listen(text, language, own)
        own = _with_one(document, place, own, whole)
        own = _with_pairs(document, place, own, whole)
        named = own
        for name, match in ((name, match) for name, match in place.pointers if name in (FIRST, LAST)):
            before = place.before(named, match)
            parts = [before, *earlier[:1]] if language == "zh" or len(before[1]) > 1 else earlier[:1]
            own = own + (first if name == FIRST else last)(match, [part for _, part in parts])
        lists = [(name.removeprefix(LISTS), match) for name, match in place.pointers if name.startswith(LISTS)]
        own = with_goods(text, language, sentence, own, earlier, lists)
        whole.append(sorted(_named_at_once(text, own), key=lambda m: m.start))
    return whole


def _named_at_once(text: str, own: Sequence[Mention]) -> list[Mention]:
    """Return names in which words that point back mean the name in brackets behind them: 这款处理器（Z9）."""
    bracketed = {m.start - 1: m for m in own if m.candidates[0].rank != "reference" and text[m.start - 1] in "(（"}
    pointing = (m for m in own if m.candidates[0].rank == "reference" and m.end in bracketed)
    meant = {m: bracketed[m.end].candidates for m in pointing}
    return [m._replace(candidates=meant.get(m, m.candidates)) for m in own]


def _with_one(
    document: _Document, place: _Place, own: list[Mention], whole: Sequence[Sequence[Mention]]
) -> list[Mention]:
    """Return the names of a sentence with the words that point to one name, such as "the company"."""
    text, language = document.text, place.language
    for cls, match in place.pointers:
        if cls in (PAIR, FIRST, LAST) or cls.startswith(LISTS) or _names_itself(text, place, match, own):
            continue
        brand = next((m for m in own if m.start > match.start() and OWNING.fullmatch(text, m.end, match.end())), None)
        free = [m for m in own if m is not brand and not _only_tells(m, match)]
        start = past_places(text, language, match, free)
        if start is None or _is_predicate(text, language, match, own):
            continue
        own = free
        fused = beside(language, "fused").match(text, start)
        start = start if fused is None else fused.end()
        home = home_in(language, match[0]) or origin(text, match, own, document.homes)
        if cls in (PEOPLE, KIN) and home is None:
            continue
        before = place.before(own, match)
        if cls == KIN:
            meant = _only_there(document, place, before, home)
        elif cls == PARENT:
            meant = _parent(text, language, (m for part in (before[1], *reversed(whole)) for m in reversed(part)))
        elif cls == COMPANY and beside(language, "venture").search(match[0]) is not None:
            named = (m for part in (before[1], *(p for _, p in place.earlier)) for m in reversed(part))
            meant = _venture(text, language, named)
        else:
            again = _again(language, text[start : match.end()], place.earlier) if (cls, home) == (COMPANY, None) else []
            meant = again or _meant_at(document, place, before, match, cls, home)
        if brand is not None:
            meant = _whose(brand, meant, [m for part in (*reversed(whole), before[1]) for m in part])
            own = own if len(meant) > 0 else [*own, brand]
        if len(meant) > 0:
            own.append(_pointing(text, start, match.end(), meant))
    return own


def _with_pairs(
    document: _Document, place: _Place, own: list[Mention], whole: Sequence[Sequence[Mention]]
) -> list[Mention]:
    """Return the names of a sentence with the words that point to two firms, such as "both firms"."""
    text, sentence = document.text, place.sentence
    for match in (match for name, match in place.pointers if name == PAIR):
        if any(overlaps(*match.span(), m) for m in own):
            continue
        home = home_in(place.language, match[0])
        if home is None and text.rfind("\n", 0, match.start()) >= sentence.start - 1:  # it opens a paragraph
            parts = [(sentence, two_leading(whole, document.observers))]
        else:
            near = place.earlier[:NEAR] if home is None else place.earlier
            parts = at_home(_but(document, place.language, [place.before(own, match), *near]), document.homes, home)
        own = own + two(match, parts)
    return own


def _subject(text: str, language: str, part: Part, start: int) -> Iri | None:
    """Return the subject of the clause in which words that point are the object, so that they point to another."""
    sentence, named = part
    passage = Passage(text, language, sentence, tuple(named), (), ())
    about = [m for m in passage.heading if m.candidates[0].cls == "Company" and not passage.heads(m)]
    # 阿克米与博瑞洽谈,计划投资该公司: the subject goes on to act on another.
    acted = closing(language, "acted_on").search(text, max(0, start - AHEAD), start) is not None
    clause = beside(language, "clause")
    straight = [m for m in about if not passage.is_owner(m) and (acted or not clause.search(text, m.end, start))]
    return straight[0].candidates[0].iri if len(straight) > 0 and len(about) == 1 else None


def _is_object(text: str, language: str, match: re.Match[str]) -> bool:
    """Return whether a pronoun is not the subject of its clause: 是其最大股东, "supplies it", "kaufte ihn"."""
    if language == "zh":
        return text[match.start() - 1] in OBJECTS
    return match[0].endswith(OBJECT_FORMS)


def _partner(text: str, language: str, named: Sequence[Mention], start: int) -> Iri | None:
    """Return the name that words which point are joined to, so that they mean another: "Acme and the company"."""
    last = named[-1] if len(named) > 0 else None
    joined = last is not None and beside(language, "joined").fullmatch(text, last.end, start) is not None
    return last.candidates[0].iri if last is not None and joined else None


def _with_main(parts: list[Part], main: Iri | None) -> list[Part]:
    """Return sentences without other firms than the main one of a text, from two sentences back."""
    if not any(m.candidates[0].iri == main for _, part in parts for m in part):
        return parts
    kept = [(p, [m for m in part if m.candidates[0].iri == main]) for p, part in parts[PRONOUN:]]
    return [*parts[:PRONOUN], *kept]


def _is_predicate(text: str, language: str, match: re.Match[str], own: Sequence[Mention]) -> bool:
    """Return whether words only say what somebody is ("remains the leader"), or a name behind them whose they are."""
    if language == "zh":
        return False
    if text[match.end() : match.end() + 2] in ("'s", "’s"):
        return False  # "is the company's first chip"
    copula = closing(language, "copula").search(text[max(0, match.start() - BEFORE) : match.start()])
    behind = OF_NAME.match(text, match.end())
    placed = behind is not None and any(
        m.start == behind.end() and m.candidates[0].cls in ("Place", "Country") for m in own
    )
    return copula is not None or (language == "fr" and behind is not None and not placed)


def _only_tells(mention: Mention, match: re.Match[str]) -> bool:
    """Return whether a name within words that point tells what they point to: "the memory maker"."""
    best = mention.candidates[0]
    common_noun = superclasses(best.cls).isdisjoint(("Agent", "Place", "Country", "Product"))
    return (common_noun or best.name is not None) and match.start() <= mention.start < mention.end <= match.end()


def _again(language: str, words: str, earlier: Sequence[Part]) -> list[Mention]:
    """Return the firm that the same words stood for before: "the start-up" stays the one that it was."""
    if beside(language, "roaming").search(words) is not None:
        return []
    return [m for _, part in earlier for m in part if m.text.lower() == words.lower()][:1]


def _meant_at(
    document: _Document, place: _Place, before: Part, match: re.Match[str], cls: str, home: Iri | None
) -> list[Mention]:
    """Return what is pointed to, of those at home in a country if one is told: first who is known to be, or who may.

    Who is only mentioned comes last.
    """
    text, language, main, homes = document.text, place.language, document.main, document.homes
    trade = trade_in(language, match[0]) if cls == COMPANY else None
    subject = _subject(text, language, before, match.start()) if cls == COMPANY else None
    parts = _but(document, language, [before, *place.earlier])
    partner = _partner(text, language, before[1], match.start()) if cls == COMPANY else None
    others = {subject, partner}
    parts = [(p, [m for m in part if m.candidates[0].iri not in others]) for p, part in parts]
    if _is_object(text, language, match):
        signs = COMMA if language == "zh" else beside(language, "clause")
        clause = max((sign.start() for sign in signs.finditer(text, place.sentence.start, match.start())), default=-1)
        # What is bought, sold or owned there is a firm's, not a person's.
        parts = [(place.sentence, [m for m in parts[0][1] if m.end <= clause]), *parts[1:]]
        cls = cls.replace("Agent", "Organisation")
    if trade is not None and home is None:
        parts = _in_trade(document, parts, trade)
    elif cls == COMPANY and main != subject and home is None:
        parts = _with_main(parts, main)
    classes = COMPANY if cls == PEOPLE else cls
    if home is None:
        person = of_men(text, language, parts, match[0])
        return [person] if person is not None else of_sorts(text, language, parts, classes, main, False)
    known = at_home(parts, homes, home)
    maybe = known if cls == PEOPLE else at_home(parts, homes, home, home)
    if trade is not None:
        known, maybe = (document.trades.among(some, trade) or some for some in (known, maybe))
    tries = ((known, True), (maybe, True), (known, False), (maybe, False))
    found = (of_sorts(text, language, some, classes, main, headed) for some, headed in tries)
    return next((meant for meant in found if len(meant) > 0), [])


def _in_trade(document: _Document, parts: list[Part], trade: frozenset[str]) -> list[Part]:
    """Return the names that words for a trade may mean; loose words, such as "the chipmaker" of a maker of machines,
    mean the only firm that is spoken of."""
    fitting = document.trades.among(parts, trade)
    firms = {m.candidates[0].iri for _, part in parts for m in part if is_a(m, COMPANY)}
    if len(fitting) == 0:
        return parts if len(firms) == 1 else []
    main = document.main
    return _with_main(fitting, main) if document.trades.may_be(main, trade) else fitting


def _pointing(text: str, start: int, end: int, meant: Sequence[Mention]) -> Mention:
    return Mention(start, end, text[start:end], tuple(m.candidates[0]._replace(rank="reference") for m in meant))


def _whose(brand: Mention, meant: Sequence[Mention], named: Sequence[Mention]) -> list[Mention]:
    """Return the firm whose a brand is: the one named whose product the tables know it for, or who is spoken of."""
    best = brand.candidates[0]
    if best.rank == "coined" or not is_a(brand, "Product"):
        return [m for m in meant if m.candidates[0].iri != best.iri and not is_a(brand, "Place", "Country")]
    product = best.iri.rpartition("/")[2]
    makers = (m for m in named if is_a(m, COMPANY))
    return [*islice((m for m in makers if product.startswith(f"{m.candidates[0].iri.rpartition('/')[2]}-")), 1)]


def _parent(text: str, language: str, named: Iterable[Mention]) -> list[Mention]:
    """Return the firm that another is said to belong to, the last one: "belongs to China's Acme"."""
    firms = (m for m in named if is_a(m, COMPANY))
    owned = closing(language, "owned")
    owner = (m for m in firms if owned.search(text[max(0, m.start - BEFORE) : m.start]) is not None)
    return [*islice(owner, 1)]


def _only_there(document: _Document, place: _Place, before: Part, home: Iri | None) -> list[Mention]:
    """Return the only firm named that is known to be at home in a country: "its Dutch rival"."""
    parts = at_home(_but(document, place.language, [before, *place.earlier]), document.homes, home)
    firms = {m.candidates[0].iri: m for _, part in parts for m in part if m.candidates[0].cls == COMPANY}
    return [*firms.values()] if len(firms) == 1 else []


def _venture(text: str, language: str, named: Iterable[Mention]) -> list[Mention]:
    """Return the joint venture that was named last: its name stands behind the word for such, or before it."""
    before, behind = closing(language, "venture_before"), beside(language, "venture_behind")
    return [
        *islice(
            (
                m
                for m in named
                if is_a(m, COMPANY)
                and (before.search(text[max(0, m.start - BEFORE) : m.start]) or behind.match(text, m.end)) is not None
            ),
            1,
        )
    ]


def _names_itself(text: str, place: _Place, match: re.Match[str], own: Sequence[Mention]) -> bool:
    """Return whether a name stands behind words that would point to one: "the company Acme"."""
    named = NAMED_AFTER.match(text, match.end(), place.sentence.end)
    known = next((m for m in own if m.start == match.end() + 1 and m.candidates[0].rank == "pref"), None)
    if named is None or (known is not None and _acts_on(text, place, match, known)):
        return False
    return known is not None or not _is_noun(place.language, named["noun"])


def _acts_on(text: str, place: _Place, match: re.Match[str], name: Mention) -> bool:
    """Return whether a German name that ends a clause is the object of who is pointed to: "kaufte der Konzern Acme."""
    if place.language != "de" or CLOSED.match(text, name.end) is None:
        return False
    verb = general("de", "inverted").search(text, max(place.sentence.start, match.start() - BEFORE), match.start())
    return verb is not None and verb.end("verb") == match.start() - 1


def _is_noun(language: str, word: str | None) -> bool:
    """Return whether a word has a capital for being a German noun: "2024 lieferte der Konzern Maschinen"."""
    if language != "de" or word is None:
        return False
    common_words = grammar_of("de")
    return common_words.cues["common_before"].search(word) is not None or common_words.stop.fullmatch(word) is not None


def _but(document: _Document, language: str, parts: Sequence[Part]) -> list[Part]:
    """Return the names but those of observers, of who is cited, and mere guesses, and of whom somebody has left."""
    return [(place, [m for m in part if _may_be_meant(document, language, m)]) for place, part in parts]


def _may_be_meant(document: _Document, language: str, mention: Mention) -> bool:
    best = mention.candidates[0]
    aside = best.iri in document.observers or best.rank == "guessed"
    return not (aside or _is_cited(document.text, language, mention) or _is_left(document.text, language, mention))


def _is_left(text: str, language: str, mention: Mention) -> bool:
    """Return whether words such as "former" stand before a name: "a former Acme engineer"."""
    return past(language).search(text[max(0, mention.start - BEFORE) : mention.start]) is not None


def _is_cited(text: str, language: str, mention: Mention) -> bool:
    """Return whether a name is cited for what is said, and not only a report of its own."""
    if reports_itself(text, language, mention):
        return False
    return closing(language, "cited").search(text[max(0, mention.start - BEFORE) : mention.start]) is not None
