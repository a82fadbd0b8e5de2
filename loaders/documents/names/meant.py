"""Find whom words that point to one name mean: the nearest subject of their sort, or else a sentence's only name."""

import re
from collections.abc import Sequence

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.names.pointers import COMPANY, beside, closing
from chipcontrols.loaders.documents.names.several import Part
from chipcontrols.loaders.documents.passage import OPENED, Passage
from chipcontrols.loaders.documents.spans import Mention, Sentence, is_a

# How many sentences back a name may stand that is no subject.
NEAR = 2
# In how many stretches, with its own, what a pronoun stands for is looked for. A Chinese topic lasts longer.
PRONOUN, PRONOUN_HAN = 2, 3
# How far from the head of its sentence the name stands that a pronoun points to, and where a participle opens it.
AHEAD, LATE = 60, 120
# Words in quotation marks that are too long for a name.
SAID = re.compile(r"[«»„\"“][^«»„“”\"]{30,}[«»“”\"]?")


def of_sorts(
    text: str, language: str, parts: Sequence[Part], classes: str, main: Iri | None, headed: bool
) -> list[Mention]:
    """Return the name that is pointed to; of a pronoun one of each sort, and only of who is spoken of just before.

    What a pronoun stands for is told by what is said of it: "It has 80 GB" of the chip, "It employs 500" of the firm.
    """
    sorts = classes.split(", ")
    if len(sorts) == 1:
        # "The government" is that of the country that is spoken of, not of one where something is.
        meant = _meant(text, language, parts, classes, main, headed or classes == "Country")
        return [] if meant is None else [meant]
    near = parts[: PRONOUN_HAN if language == "zh" else PRONOUN]
    heads = [_heading(text, language, near, cls) for cls in sorts]
    return [head for head in heads if head is not None]


def of_men(text: str, language: str, parts: Sequence[Part], word: str) -> Mention | None:
    """Return the person that a German "er" means, where one is spoken of: "das Unternehmen" would be "es"."""
    if language != "de" or word.casefold() != "er":
        return None
    last = next((part for part in parts if len(part[1]) > 0), None)
    return _heading(text, language, [last], "Person") if last is not None else None


def _heading(text: str, language: str, parts: Sequence[Part], cls: str) -> Mention | None:
    """Return the nearest subject of the classes that stands near the head of its sentence."""
    for sentence, part in parts:
        passage = Passage(text, language, sentence, tuple(part), (), ())
        told = [m for m in passage.heading if is_a(m, *cls.split())]
        # "Founded by former engineers, Acme": what a phrase that opens a sentence tells of stands behind its comma.
        ahead = LATE if OPENED.match(text, sentence.start) is not None else AHEAD
        fitting = [m for m in told if m.start - sentence.start <= ahead]
        if len(fitting) > 0:
            alone = len(passage.group(fitting[0], told, False)) == 1  # "Acme and Borealis" are no "it"
            return fitting[0] if alone and len(fitting[0].candidates) == 1 else None
    return None


def _meant(text: str, language: str, parts: Sequence[Part], cls: str, main: Iri | None, headed: bool) -> Mention | None:
    """Return the name that is pointed to: the nearest subject of the classes, or else the only one of a sentence.

    A subject of some sentences ago is meant where the text is about it, or no other firm is spoken of.
    """
    only: list[Mention] = []
    about: list[tuple[int, Mention]] = []
    for n, (sentence, part) in enumerate(parts):
        passage = Passage(text, language, sentence, tuple(part), (), ())
        fitting = [m for m in part if is_a(m, *cls.split()) and not _is_said(text, language, sentence, m)]
        heads = [m for m in passage.heading if m in fitting] or _concerned(text, language, sentence, fitting)
        if n > 0 and cls == COMPANY and len(heads) > 0 and _is_told_of_person(passage, heads[0]):
            heads = []
        if len(heads) > 0 and len(passage.group(heads[0], heads, False)) > 1:
            continue  # "Acme and Borealis" are two firms.
        about += [(n, heads[0])] if len(heads) > 0 else []
        only += fitting[:1] if n <= NEAR and len({m.candidates[0].iri for m in fitting}) == 1 else []
    if len(about) > 0:
        n, first = about[0]
        others = cls == COMPANY and n > 1 and any(m.candidates[0].iri != first.candidates[0].iri for _, m in about)
        if others and main != first.candidates[0].iri:
            return None
        return first if len(first.candidates) == 1 else None
    return only[0] if len(only) > 0 and len(only[0].candidates) == 1 and not headed else None


def _concerned(text: str, language: str, sentence: Sentence, fitting: Sequence[Mention]) -> list[Mention]:
    """Return the name that opens a sentence behind a word such as German "für": "Für Acme lief es gut"."""
    opens, goes = closing(language, "concerning"), beside(language, "goes")
    told = [m for m in fitting[:1] if opens.fullmatch(text, sentence.start, m.start) is not None]
    return [m for m in told if goes.match(text, m.end) is not None]


def _is_told_of_person(passage: Passage, firm: Mention) -> bool:
    """Return whether a sentence is about a person named before a firm: "Lee, a former Acme engineer, founded it"."""
    people = [m for m in passage.heading if is_a(m, "Person") and m.start < firm.start]
    return len(people) > 0 and passage.language != "zh"


def _is_said(text: str, language: str, sentence: Sentence, mention: Mention) -> bool:
    """Return whether a name stands in German words that somebody is quoted with: they are about the speaker."""
    said = SAID.finditer(text, sentence.start, sentence.end) if language == "de" else ()
    return any(quote.start() < mention.start and mention.end < quote.end() for quote in said)
