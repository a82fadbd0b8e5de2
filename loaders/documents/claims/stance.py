"""How a claim is made: as fact, report, estimate, plan or forecast; whether it is denied; and who is cited for it."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.grammar import optional
from chipcontrols.loaders.documents.lexicon import NONE, compiled, expanded, words
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import PAUSE, behind
from chipcontrols.loaders.documents.sieve import Sieve, sieve
from chipcontrols.loaders.documents.spans import Mention, is_a
from chipcontrols.ontology.frames import superclasses

# What is told of days to come.
AHEAD = ("planned", "forecast")
NEGATION_REACH = 14
INTENDED = 120  # characters before a verb in which a plan to do it is told
CONSIDERED = 90
# How far before a trigger the verb stands that makes a future of it.
AUXILIARY = 12
# How far before a trigger the words between commas open that hold it.
ENCLOSED = 60
HAN_COMMA = frozenset(",，")
# What a bracket inserts before a verb, be it open at the edge of what is looked at.
INSERTED = re.compile(r"(?:^[^()（）]*|[(（][^()（）]*)[)）][,，]?")
# How far before a German infinitive its modal verb stands, and what closes a clause.
FINAL, CLOSING = 140, (".", ",", ";")
INFINITIVE = re.compile(r"\b(?!(?:ge|be|ver|er|unter|über)\w+en$)[a-zäöüß]+en$")
# A trigger that ends in a verb, not in a noun.
GERMAN_VERB = re.compile(r"(?<![\w-])[a-zäöüß]+n$")
# The ends of the names of newspapers and agencies, also such as no table knows.
PRESS = re.compile("(?:时报|日报|晚报|早报|晨报|周刊|通讯社|新闻网|评社|财经网|电视台|之家|央视)$")
SOURCES = frozenset({"Organisation", "Person"})


def is_denied(passage: Passage, start: int, end: int, denies: bool = False, office: bool = False) -> bool:
    """Return whether a word of denial stands just before a trigger or inside it.

    Words that say by themselves that something is not done, as of a ban, hold their own denial, and no word of ceasing
    takes them back. Who is suspended or refused holds an office all the same.
    """
    low = max(passage.sentence.start, start - (6 if passage.language == "zh" else NEGATION_REACH))
    # The search starts within the text, so that it sees no "ne" in a word cut in two, such as French "une".
    # It sees beyond the trigger, where the other half of "ne … que" may stand, which only bounds what is told.
    # A name denies nothing: 不可靠实体清单, "liste des entités non fiables".
    told = _pattern(passage.language, "negation").finditer(passage.text, low, passage.sentence.end)
    found = next((no for no in told if not any(m.start < no.end() <= m.end for m in passage.mentions)), None)
    if found is not None and found.end() <= (start if denies else end):
        return True
    if office:
        return False
    if _is_refuted(passage, start, end):
        return True
    if _is_told_before(passage, start, "considered") or (denies and _is_lifted(passage, start)):
        return True
    if denies:
        return False
    return _is_urged(passage, start) or _pattern(passage.language, "ceased").search(passage.text, low, end) is not None


def is_undone(passage: Passage, start: int, end: int) -> bool:
    """Return whether the words of a ban are those of rules that a verb around them takes back: 暂停执行…的规定.

    So it is also in a relative clause about such rules: "suspended a rule that bars exports".
    """
    low, high = passage.clause(start, end)
    low, high = max(low, start - CONSIDERED), min(high, end + CONSIDERED)
    return any(match.end() > start for match in _undone(passage.language).finditer(passage.text, low, high))


def _is_refuted(passage: Passage, start: int, end: int) -> bool:
    """Return whether a sentence calls the report false that a trigger stands in: "Rumours that A buys B are false"."""
    opened = _pattern(passage.language, "rumoured").search(passage.text, passage.sentence.start, start)
    closing = _pattern(passage.language, "refuted")
    return opened is not None and closing.search(passage.text, end, passage.sentence.end) is not None


def _is_lifted(passage: Passage, start: int) -> bool:
    """Return whether the words before a ban take it back, as "suspended its restrictions" does."""
    before = passage.text[max(passage.sentence.start, start - CONSIDERED) : start]
    return _lifted(passage.language).search(before) is not None


def _is_urged(passage: Passage, start: int) -> bool:
    """Return whether a Chinese clause tells before a trigger that this is asked for, meant or supposed only."""
    low = max(passage.clause(start, start)[0], start - CONSIDERED)
    said = passage.language == "zh"
    return said and _pattern(passage.language, "urged").search(passage.text[low:start]) is not None


def _is_told_before(passage: Passage, start: int, name: str) -> bool:
    """Return whether words of a stance stand before a trigger in its clause."""
    low = max(passage.clause(start, start)[0], start - CONSIDERED)
    return _pattern(passage.language, name).search(passage.text[low:start]) is not None


def is_denied_between(passage: Passage, start: int, end: int) -> bool:
    """Return whether a word of denial stands between the parts of a claim whose verb comes last."""
    wide = words(passage.language)["stance"].get("denial_between")
    low = max(start, passage.sentence.start)  # who is spoken of may be named sentences before
    return wide is not None and compiled(rf"(?<!\w)(?:{wide})(?!\w)").search(passage.text[low:end]) is not None


def is_denied_behind(passage: Passage, start: int, end: int) -> bool:
    """Return whether a word of denial closes the clause of a verb that stands before it."""
    late = words(passage.language)["stance"].get("denial_behind")
    # A comma before a noun parts the members of a list: "Gallium, Germanium und Antimon".
    commas, edges = (r"[,，]", ("", "")) if passage.language == "zh" else (r", (?=[a-zäöüß])", (r"(?<!\w)", r"(?!\w)"))
    clause = compiled(commas).split(passage.text[end : passage.clause(start, end)[1]])[0]
    return late is not None and compiled(f"(?:{late})".join(edges)).search(clause) is not None


def is_past(passage: Passage, start: int, trigger: tuple[int, int]) -> bool:
    """Return whether words such as "former" go with an office whose claim starts at a place."""
    before = passage.text[max(passage.sentence.start, start - NEGATION_REACH) : start]
    past = words(passage.language)["stance"]["past"]
    # "More than the two funds before, and its head is Lee" tells of no former head.
    within = passage.text[behind(PAUSE, passage.text, start, trigger[0]) : trigger[1]]
    edge = "" if passage.language == "zh" else r"(?<!\w)"
    return compiled(rf"{edge}(?:{past})\s?$", re.IGNORECASE).search(before) is not None or (
        compiled(rf"(?:^|[\s,'’-]|(?<=[\u4e00-\u9fff]))(?:{past})(?=[\s\w])", re.IGNORECASE).search(within) is not None
    )


def modality_of(passage: Passage, start: int, end: int, planned: bool, cited: bool) -> str:
    """Return the modality of a claim between two offsets; plans count for kinds of claim that can be planned."""
    low, high = passage.clause(start, end)
    # German says late what is of what: "erwartet das Unternehmen nun nur noch 5 bis 6 Millionen Euro Umsatz".
    reach = {"zh": 20, "de": 70}.get(passage.language, 80)
    reach = FINAL if _closes(passage, end) else reach
    high = _before_word(passage, end, min(high, end + min(reach, 50) // 2))
    onward = optional(passage.language, "onward_verb").search(passage.text, end, high)
    high = high if onward is None else onward.start()
    comma = PAUSE.search(passage.text, end, high) if is_done(passage, start, end) else None
    high = high if comma is None else comma.start()  # 已向博瑞供货,计划扩产
    high = end_of_aside(passage, start, end, high)
    # "Expects a weak year after earning 3 billion" expects no 3 billion.
    said = [m.end() for m in _told(passage.language).finditer(passage.text, max(low, start - reach), start)]
    before = _words(passage, max([low, start - reach, *said]), start)
    if passage.language == "zh" and INSERTED.search(before) is not None:
        before = INSERTED.sub("", _words(passage, max(low, start - 3 * reach), start))[-reach:]
    near = before + _words(passage, start, high)
    # A Chinese clause with a name of its own tells what else is planned.
    others = [m.start for m in passage.mentions if end < m.start and passage.text[m.start - 1] in HAN_COMMA]
    told = before + _words(passage, start, min(high, others[0])) if len(others) > 0 else near
    if _is_announced(passage, start):
        return "planned" if planned else "forecast"
    if _is_told_before(passage, start, "weighed"):
        return "planned"
    if _is_intended(passage, max(low, start - INTENDED), start, end, opens=not planned):
        return "planned"
    # French tells by the ending of the verb what English tells by "will".
    future = passage.text[behind(PAUSE, passage.text, max(passage.sentence.start, start - AUXILIARY), start) : end]
    if optional(passage.language, "future").search(future) is not None:
        return "planned" if planned else "forecast"
    for name in AHEAD if planned else ("forecast", "estimated"):
        if _pattern(passage.language, name).search(told):
            return name
    alleged = _pattern(passage.language, "alleged")
    held_against = alleged.search(before) is not None or alleged.match(passage.text, start) is not None
    if cited or held_against or _pattern(passage.language, "reported").search(near):
        return "reported"
    return "estimated" if _pattern(passage.language, "estimated").search(near) else "asserted"


def is_done(passage: Passage, start: int, end: int) -> bool:
    """Return whether a Chinese clause tells that something is done, so that none behind it makes a plan of it."""
    return optional(passage.language, "done").search(passage.text, start, end) is not None


def _words(passage: Passage, low: int, high: int) -> str:
    """Return a stretch; a Chinese one without the names of bodies, in which 会 tells of nothing to come: 国会."""
    text = passage.text[low:high]
    if passage.language != "zh":
        return text
    for mention in passage.mentions:
        first, last = max(low, mention.start) - low, min(high, mention.end) - low
        if first < last and is_a(mention, "Organisation"):
            text = text[:first] + "_" * (last - first) + text[last:]
    return text


def _before_word(passage: Passage, low: int, high: int) -> int:
    """Return a place moved back to the start of the word that it cuts: of "aimed at" it is no "aim" that stands."""
    while (
        passage.language != "zh" and low < high < passage.sentence.end and passage.text[high - 1 : high + 1].isalnum()
    ):
        high -= 1
    return high


def is_foretold(passage: Passage, start: int) -> bool:
    """Return whether somebody foretold what is claimed, and does not just tell of it in the future."""
    return _is_told_before(passage, start, "foretold")


def end_of_aside(passage: Passage, start: int, end: int, high: int) -> int:
    """Return where words between commas end that hold a trigger, or a place: "Acme, a client of Borealis, plans to"."""
    if passage.language == "zh":
        return high
    opened = start if passage.text.startswith(",", start) or passage.text[start - 2 : start] == ", " else None
    if opened is None:
        asides = optional(passage.language, "enclosing").finditer(
            passage.text, max(passage.sentence.start, start - ENCLOSED), start
        )
        opened = next((m.end() for m in asides if "," not in passage.text[m.end() : start]), None)
    if opened is None or not any(m.end <= opened <= m.end + ENCLOSED // 2 for m in passage.mentions):
        return high
    comma = passage.text.find(", ", end, high)
    return comma if comma > 0 else high


def _is_announced(passage: Passage, start: int) -> bool:
    """Return whether a heading announces what its subject is to do: "Acme, Borealis to supply chips"."""
    if passage.language != "en":
        return False
    end = start + 3 if passage.text.startswith("to ", start) else start
    before = [m for m in passage.mentions if m.end < end]
    named = next((m for m in before if passage.text[m.end : end] == " to "), None)
    return named is not None and passage.group(named, before, True)[0].start == passage.sentence.start


def told_since(passage: Passage, start: int, end: int) -> bool:
    """Return whether words between two places open what has happened, within a clause of something else."""
    return _told(passage.language).search(passage.text, start, end) is not None


def is_expected(passage: Passage, end: int) -> bool:
    """Return whether a sentence tells of days to come before a place."""
    return _pattern(passage.language, "forecast").search(passage.text, passage.sentence.start, end) is not None


def _closes(passage: Passage, end: int) -> bool:
    """Return whether a German infinitive closes its clause, whose modal verb stands far ahead: "will … bauen."."""
    if passage.language != "de" or passage.text[end : end + 1] not in CLOSING:
        return False
    return INFINITIVE.search(passage.text, max(0, end - 20), end) is not None


class Citing(NamedTuple):
    """The names that a sentence has before words of saying, and after words such as "according to"."""

    speakers: Sequence[Mention]
    witnesses: Sequence[Mention]

    def source(self) -> Iri | None:
        """Return whom a sentence names as the source of what it says, if it does so once."""
        named = [_source(m) for m in (*self.speakers, *self.witnesses)]
        return named[0] if len(set(named)) == 1 else None

    def apart(self, observers: frozenset[Iri]) -> list[Mention]:
        """Return the names that take no part in what is told: all witnesses, and observers such as newspapers."""
        said = [m for m in self.speakers if any(c.iri in observers for c in m.candidates) or PRESS.search(m.text)]
        return [*self.witnesses, *said]


def citing(passage: Passage) -> Citing:
    """Return the names that a sentence cites."""
    said, able = _said(passage.language)
    told = able.passing(passage.text[passage.sentence.start : passage.sentence.end])
    return Citing(*(_cited(passage, grammar) if n in told else [] for n, grammar in enumerate(said)))


def _cited(passage: Passage, grammar: re.Pattern[str]) -> list[Mention]:
    found: list[Mention] = []
    for mention in passage.mentions:
        if is_a(mention, *SOURCES):
            low, high = max(passage.sentence.start, mention.start - 80), min(passage.sentence.end, mention.end + 40)
            around = passage.text[low : mention.start] + "\x00" + passage.text[mention.end : high]
            if grammar.search(around):
                found.append(mention)
    return found


def _source(mention: Mention) -> Iri:
    return next(c.iri for c in mention.candidates if superclasses(c.cls) & SOURCES)


@cache
def _lifted(language: str) -> re.Pattern[str]:
    start = "" if language == "zh" else r"(?<!\w)"
    return re.compile(rf"{start}(?:{words(language)['stance'].get('lifted', NONE)})$")


@cache
def _told(language: str) -> re.Pattern[str]:
    """Return the words that open what has happened, within a clause of something else."""
    return re.compile(rf"(?<!\w)(?:{words(language)['stance'].get('told', NONE)})")


@cache
def _undone(language: str) -> re.Pattern[str]:
    start = "" if language == "zh" else r"(?<!\w)"
    return re.compile(start + expanded(f"(?:{words(language)['stance'].get('undone', NONE)})", language))


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    forms = words(language)["stance"][name]
    if language == "zh":
        return re.compile(forms)
    end = "" if name in ("negation", "ceased") else r"(?![A-Za-zÀ-ÿ])"
    # In English, the month of May is no sign of doubt.
    return re.compile(rf"(?<![A-Za-zÀ-ÿ])(?:{forms}){end}", 0 if language == "en" else re.IGNORECASE)


def _is_intended(passage: Passage, low: int, start: int, end: int, *, opens: bool) -> bool:
    """Return whether a trigger follows what makes a plan of it or, where that is asked for, opens with it."""
    noun = passage.language == "de" and GERMAN_VERB.search(passage.text[start:end]) is None
    if noun and any(mention.start == end + 1 for mention in passage.mentions):
        return False  # "will den Rivalen Acme übernehmen" is no plan to be a rival
    before, opening = _intended(passage.language)
    start = start + 3 if passage.text.startswith("to ", start) else start
    if opens and opening.match(passage.text, start, end) is not None:
        return True
    return before.search(passage.text[low:start]) is not None


@cache
def _intended(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    edge, forms = "" if language == "zh" else r"(?<![A-Za-zÀ-ÿ])", words(language)["stance"]["intended"]
    return re.compile(rf"{edge}(?:{forms})$"), re.compile(rf"{edge}(?:{forms})")


@cache
def _said(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], Sieve]:
    """Return the words around who says a thing, and around who is cited for it, and what tells that they may stand."""
    around, witness = (words(language)["stance"][name] for name in ("attribution", "witness"))
    patterns = [re.compile(form.replace("NAME", "\x00"), re.IGNORECASE) for form in (around, witness)]
    bare = [re.compile(form.replace("NAME", ""), re.IGNORECASE) for form in (around, witness)]
    return (patterns[0], patterns[1]), sieve(bare)
