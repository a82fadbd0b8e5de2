"""Register all names of a document: known ones, numbered products, names coined for what no table knows, and short
forms."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.names.aliases import HAN, defined, occurrences, short_forms
from chipcontrols.loaders.documents.names.coined import coin
from chipcontrols.loaders.documents.names.han import han_shapes
from chipcontrols.loaders.documents.names.known import Names, meanings, mentions
from chipcontrols.loaders.documents.names.references import refer
from chipcontrols.loaders.documents.names.series import numbered
from chipcontrols.loaders.documents.names.shapes import Shape, shapes
from chipcontrols.loaders.documents.names.shared_heads import halves, metals, tails
from chipcontrols.loaders.documents.names.sorts import LIKELY, common
from chipcontrols.loaders.documents.spans import Candidate, Mention, Sentence

# Legal forms that end in a point, and such a point within a sentence.
SHORTENED = re.compile(r"(?:Co|Corp|Inc|Ltd)$")
ABBREVIATED = re.compile(r"[.](?=,| [a-zà-ÿ(]|['’]s)")

# The code by which an agency names the shares of a firm, behind its name: "Acme ACM.O".
TICKER = re.compile(r" \(?[A-Z][A-Z0-9]{0,5}\.[A-Z]{1,2}\)?(?![\w.])")

# A French article at the start of a sentence: "L'Europe".
ELIDED = re.compile("[LD]['’]")

Stretch = tuple[Sentence, str]
SHAPED = ("de", "en", "fr")


def register(
    text: str, stretches: Sequence[Stretch], names: Names, observers: frozenset[Iri] = frozenset()
) -> list[list[Mention]]:
    """Return the names of each sentence of a text, in order. `stretches` are the sentences with their languages."""
    if len(stretches) == 0:
        return []
    noise = [match.span() for match in common()["noise"].finditer(text, stretches[0][0].start)]
    known = _by_sentence(mentions(text, names, 0, stretches[0][0].start), stretches)
    known = [
        _outside(noise, _longest([*_whole(text, found), *_further(text, sentence, language, names, found)]))
        for found, (sentence, language) in zip(known, stretches, strict=True)
    ]
    shaped = [_shapes(text, stretch, found) for found, stretch in zip(known, stretches, strict=True)]
    # A known name that did not fit its place, such as a word taken back by "non-", is no unknown name either.
    own = [m for m in _outside(noise, list(_coined(text, shaped, stretches))) if not _is_known(names, m.text)]
    own = _with_latin_names(text, own)
    forms = dict(_forms(text, [*own, *(m for found in known for m in found)], stretches[0][1], names))
    again = _by_sentence(_outside(noise, list(_again(text, forms, stretches))), stretches)
    # A name by shape alone that another name explains, such as a family name, is no name of its own.
    coined = _by_sentence([m for m in own if forms.get(m.text, m.candidates) == m.candidates], stretches)
    merged = [_longest([*k, *c, *a]) for k, c, a in zip(known, coined, again, strict=True)]
    return refer(text, stretches, merged, observers, names)


def _outside(noise: Sequence[tuple[int, int]], found: Sequence[Mention]) -> list[Mention]:
    """Return the names that stand in no ticker, address or the like."""
    if len(noise) == 0:
        return list(found)
    starts = [start for start, _ in noise]
    before = ((m, bisect_left(starts, m.end) - 1) for m in found)
    return [m for m, at in before if at < 0 or noise[at][1] <= m.start]


def _whole(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield known names, firms with the general words that close their names ("Acme Technologies Co., Ltd.")."""
    coded = 0  # where a firm ends with its code or the words that close its name
    for mention in found:
        if mention.start < coded:
            continue
        firm = mention.candidates[0].cls == "Company"
        code = TICKER.match(text, mention.end) if firm else None
        coded = code.end() if code is not None else coded
        more = common()["firm_next"].match(text, mention.end) if firm else None
        # The point of "Co., a maker of" belongs to the name.
        end = more.end() if more is not None else mention.end
        point = ABBREVIATED.match(text, end) if firm and SHORTENED.search(text[mention.start : end]) else None
        more = point or more
        if more is None:
            yield mention
        else:
            coded = max(coded, more.end())
            yield mention._replace(end=more.end(), text=text[mention.start : more.end()])


def _further(text: str, sentence: Sentence, language: str, names: Names, found: Sequence[Mention]) -> Iterator[Mention]:
    yield from numbered(text, names, sentence.start, sentence.end)
    yield from halves(text, language, names, sentence.start, sentence.end)
    yield from metals(text, language, names, sentence.start, sentence.end)
    yield from tails(text, language, names, found, sentence.end)


def _is_known(names: Names, name: str) -> bool:
    """Return whether a name is a known one, as it stands, without the ending of a genitive or behind an article."""
    if ELIDED.match(name):
        return len(meanings(names, name[2:])) > 0
    return len(meanings(names, name)) > 0 or (name[-1] == "s" and len(meanings(names, name[:-1])) > 0)


def _shapes(text: str, stretch: Stretch, known: Sequence[Mention]) -> list[Shape]:
    sentence, language = stretch
    # A firm may be called by its city.
    known = [m for m in known if all(c.cls != "Place" for c in m.candidates)]
    if language == "zh":
        return han_shapes(text, sentence.start, sentence.end, known)
    return shapes(text, language, sentence.start, sentence.end, known) if language in SHAPED else []


def _coined(text: str, shaped: Sequence[Sequence[Shape]], stretches: Sequence[Stretch]) -> Iterator[Mention]:
    """Yield the unknown names with one class for each: the one that most speaks for over the whole document."""
    weights: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    best: dict[str, int] = defaultdict(int)
    inside: set[str] = set()
    for shape in (shape for found in shaped for shape in found):
        name = text[shape.start : shape.end]
        weights[name][shape.cls] += shape.weight
        best[name] = max(best[name], shape.weight)
        if not shape.opening:
            inside.add(name)
    for found, (_, language) in zip(shaped, stretches, strict=True):
        for shape in found:
            name = text[shape.start : shape.end]
            if best[name] < LIKELY and name not in inside:
                continue
            cls = max(weights[name], key=lambda cls: (weights[name][cls], cls))
            told = coin(name, cls, language)
            meant = told if best[name] >= LIKELY else told._replace(rank="guessed")
            yield Mention(shape.start, shape.end, name, (meant,))


def _with_latin_names(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Return unknown Chinese names with the Latin one that a bracket behind them gives: 林安娜(Anna Lin)."""
    places = ((m, defined(text, m)) for m in found if HAN.match(m.text) is not None)
    given = {m.text: text[place[0] : place[1]] for m, place in places if place is not None}
    latin = {name: other for name, other in given.items() if HAN.search(other) is None}
    return [
        m._replace(candidates=(m.candidates[0]._replace(also=(latin[m.text],)),)) if m.text in latin else m
        for m in found
    ]


def _forms(
    text: str, found: Sequence[Mention], language: str, names: Names
) -> Iterator[tuple[str, tuple[Candidate, ...]]]:
    """Yield the short forms of the names of a document with what they mean; a form of two names means neither."""
    meant: dict[str, dict[tuple[Candidate, ...], None]] = defaultdict(dict)
    given: dict[str, tuple[Candidate, ...]] = {}
    for name, candidates in sorted(dict.fromkeys((m.text, m.candidates) for m in found), key=lambda pair: pair[0]):
        for form in short_forms(name, candidates[0], language):
            meant[form][candidates] = None
    short = {form: next(iter(several)) for form, several in meant.items() if len({c[0].iri for c in several}) == 1}
    for mention in found:
        if mention.candidates[0].name is not None and mention.text not in short:
            given.setdefault(mention.text, mention.candidates)
    for mention in found:
        place = defined(text, mention)
        if place is not None:
            given[text[place[0] : place[1]]] = mention.candidates
    yield from sorted((short | given).items())


def _again(text: str, forms: dict[str, tuple[Candidate, ...]], stretches: Sequence[Stretch]) -> Iterator[Mention]:
    whole = text[: stretches[-1][0].end]
    for start, end, form in occurrences(whole, tuple(forms)):
        yield Mention(start, end, form, forms[form])


def _by_sentence(found: Sequence[Mention] | Iterator[Mention], stretches: Sequence[Stretch]) -> list[list[Mention]]:
    """Return the names that lie whole within each sentence."""
    ordered = sorted(found, key=lambda mention: mention.start)
    parts: list[list[Mention]] = []
    at = 0
    for sentence, _ in stretches:
        while at < len(ordered) and ordered[at].start < sentence.start:
            at += 1
        part: list[Mention] = []
        while at < len(ordered) and ordered[at].start < sentence.end:
            if ordered[at].end <= sentence.end:
                part.append(ordered[at])
            at += 1
        parts.append(part)
    return parts


def _longest(found: Sequence[Mention]) -> list[Mention]:
    """Return names that do not overlap: the longest, and of equal ones the first given."""
    if len(found) < 2:
        return list(found)
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: mention.start - mention.end):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)
