"""Find whose a measured figure is: of a name beside the measure, of whom the sentence, or the text, is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chipcontrols.loaders.documents.claims.binding import Binding
from chipcontrols.loaders.documents.claims.clauses import is_in_relative
from chipcontrols.loaders.documents.claims.gaps import unknown
from chipcontrols.loaders.documents.claims.hits import Hit
from chipcontrols.loaders.documents.claims.match import bind
from chipcontrols.loaders.documents.claims.measures import cue_of, measures, optionally, pattern, verbs
from chipcontrols.loaders.documents.claims.segments import division, segment
from chipcontrols.loaders.documents.claims.templates import Cue
from chipcontrols.loaders.documents.grammar import conjunction, ending, jointly, optional
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import COMMA, PAUSE, behind
from chipcontrols.loaders.documents.spans import Figure, Mention, is_a, within
from chipcontrols.ontology.frames import frames

# How many Chinese characters that say nothing known are a holder of their own.
LOOSE_HAN = 3
OPENED = re.compile(": |– ")
# What stands between a measure that opens a German clause and the subject: a verb, small words, what the firm is.
VERB = re.compile(
    r"(?:[^,.;:]{0,60}?\d ?(?:%|Prozent))?(?: und [^,.;:]{3,60}?)? [a-zäöüß]{3,}(?: [a-zäöüß]{2,}){0,4}"
    r"(?: [A-ZÄÖÜ][\w-]+)? "
)
# How far before a sentence what it is about may have been bought.
EARLIER = 240
# How far before a measure "worldwide" begins.
ALL = 40
# How many words may stand between "its" and a measure.
OWNED = 5
# How many blanks the words for a part of a firm hold at most.
PART = 8
# Between a measure and the goods that it is of: "sales of its new Z9".
OF_GOODS = re.compile(r" (?:of|de|mit|von|from|in|to|en|aux?|vers|aus|nach|des|du|d')[ ']?(?:[a-zà-ÿß]+ ){0,3}")
# Between a sum and the country that it comes from.
IN_LAND = re.compile(r" (?:in|from|en|aux?|aus) (?:the |la |den )?")
# Behind a measure, that it is somebody's or in something.
OF_IT = re.compile(r" (?:d(?:er|es|u|e)|von|in|im|bei|of|at|chez|dans|en|的) ")
# Behind these signs stand the words that tell of which part a measure is.
PARTED = re.compile(r"[,:;]\s")
# A sign that stands free before a level, or behind a Chinese character, makes it one below nought.
MINUS = re.compile(r"[\s\u4e00-\u9fff][-−–]")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure says of a measure: its level, or how much it goes up or down; `back` so many months before."""

    hit: Hit
    way: str
    forecast: bool = False
    part: tuple[int, int] | None = None
    back: int = 0


def held(passage: Passage, figure: Figure, found: Measured, protagonist: Mention | None) -> Binding | None:
    """Return a measured figure as a filled cue, with whose it is, or None where that is not clear."""
    cue = cue_of(passage.language, found.hit.measure, found.way)
    if cue is None or figure.unit not in cue.units:
        return None
    if _is_of_others(passage, found.hit, figure) or _has_own_subject(passage, found.hit) or _has_changed_hands(passage):
        return None
    if ending(passage.language, "global").search(passage.text, passage.sentence.start, found.hit.start) is not None:
        return None  # "Acme said that global chip sales rose"
    if _is_of_all(passage, found.hit) or _is_rise_of_goods(passage, found.hit):
        return None
    before = passage.text[figure.start - 2 : figure.start]
    level = figure.negated() if found.way == "level" and MINUS.fullmatch(before) is not None else figure
    parted = cue.template.results and "measure" in frames()[cue.template.kind].details
    of_part = segment(passage, found.hit.start) if parted else None
    hit = found.hit if of_part is None else replace(found.hit, match=of_part)
    roles = _with_segment(passage, cue, of_part, _roles(passage, cue, hit, figure, protagonist))
    cue = replace(cue, modality="forecast") if found.forecast else cue
    said = (_behind_it(passage, found.hit) if parted else ()) or _part(passage, figure, found, of_part, roles)
    inside = division(passage, hit, next(iter(roles.values()))[0]) if len(said) == 0 < len(roles) else None
    if inside is not None:
        if "measure" not in frames()[cue.template.kind].details:
            return None
        said = (("measure", f"{inside} {hit.match.group()}"),)
    if len(said) == 0 and any(m.start == m.end for group in roles.values() for m in group):
        said = _own_words(passage, hit, figure) if "measure" in frames()[cue.template.kind].details else said
        if any(words.count(" ") >= PART for _, words in said):
            return None  # a whole clause names no part
    # "Vise 5 milliards de ventes": what says so stands before a figure that its measure follows, or stood before it.
    ahead = found.way == "level" and (figure.start < found.hit.start or found.hit.end <= passage.sentence.start)
    start = figure.start if ahead else found.hit.start
    told = Binding(cue, start, max(start, found.hit.end), roles, level, said, back=found.back)
    return told if len(roles) > 0 else None


def _with_segment(
    passage: Passage, cue: Cue, of_part: re.Match[str] | None, roles: Mapping[str, tuple[Mention, ...]]
) -> Mapping[str, tuple[Mention, ...]]:
    """Return participants with the market that the words for a part name, where tables know it."""
    if of_part is None or len(roles) == 0 or "segment" not in cue.template.classes:
        return roles
    inside = within(passage.mentions, of_part.start(), of_part.end())
    named = tuple(m for m in inside if m.candidates[0].cls == "Market")
    return {"segment": named[:1], **roles} if len(named) > 0 else roles


def _roles(
    passage: Passage, cue: Cue, hit: Hit, figure: Figure, protagonist: Mention | None
) -> Mapping[str, tuple[Mention, ...]]:
    """Return the participants of a measure, none where its holder is not clear."""
    role = next(slot.role for slot in cue.forms[-1].slots if not slot.optional)
    if hit.end <= passage.sentence.start:
        named = [m for m in passage.mentions if m.end <= figure.start]
        told = next((m for m in (*named, *passage.topic) if is_a(m, "Organisation")), protagonist)
        return {role: (told,)} if told is not None else {}
    fronted = _behind_verb(passage, figure, hit) or _fronting(passage, hit)
    if fronted is not None:
        return {role: (fronted,)}
    for form in cue.forms:
        binding = bind(passage, cue, (form,), hit.match)
        parted = binding is not None and _is_parted(passage, figure, binding.roles[role][0])
        if binding is not None and not parted and _is_holder(passage, hit, binding.roles[role]):
            before = binding.roles[role][0].start < passage.sentence.start
            # A share price that names nobody is that of the firm that the text is about.
            bare = passage.language == "zh" or hit.measure == "share price"
            if before and protagonist is not None and bare and not passage.goes_on():
                return {role: (protagonist._replace(start=hit.start, end=hit.start),)}
            # A segment behind the figure is that of another one.
            kept = {r: group for r, group in binding.roles.items() if r == role or group[0].end <= figure.start}
            return {r: group for r, group in kept.items() if r == role or not _is_of_clause_before(passage, hit, group)}
    named_here = _behind_comma(passage, figure, hit) or _subject(passage, hit) or _owner(passage, hit)
    named_here = named_here or (_reporting(passage, hit) if cue.template.results else None)
    if named_here is not None:
        return {role: (named_here,)}
    about = [m for m in passage.topic if is_a(m, "Organisation")]
    # "Its share" is that of who was spoken of last.
    last = passage.goes_on() or (protagonist is None and len(about) == 1)
    meant = about[0] if last and len(about) > 0 else protagonist
    if meant is None or not cue.template.fits(role, "Company") or not _is_spoken_of(passage, hit, meant):
        return {}
    return {role: (meant._replace(start=hit.start, end=hit.start),)}


def _is_of_clause_before(passage: Passage, hit: Hit, group: Sequence[Mention]) -> bool:
    """Return whether a comma parts the name of a Chinese segment from its measure."""
    apart = group[-1].end <= hit.start and passage.language == "zh"
    return apart and PAUSE.search(passage.text, group[-1].end, hit.start) is not None


def _reporting(passage: Passage, hit: Hit) -> Mention | None:
    """Return the one firm that a sentence without another one cites, which tells its own results."""
    cited = [m for m in passage.cited if m.candidates[0].cls == "Company"]
    others = [m for m in passage.mentions if is_a(m, "Organisation")]
    if len({m.candidates[0].iri for m in cited}) != 1 or len(others) > 0 or OF_IT.match(passage.text, hit.end):
        return None
    low = passage.clause(hit.start, hit.end)[0]
    return cited[0] if pattern(passage.language, "firms").search(passage.text, low, hit.start) is None else None


def _is_parted(passage: Passage, figure: Figure, named: Mention) -> bool:
    """Return whether "and" or a comma parts a name from the figure before it: "5 billion, that of Acme 3"."""
    between = passage.text[figure.end : named.start] if named.start >= figure.end else ""
    return passage.language != "zh" and ("," in between or conjunction(passage.language).search(between) is not None)


def _is_rise_of_goods(passage: Passage, hit: Hit) -> bool:
    """Return whether Chinese words for a rise that shares may have are told of goods: 内存条涨幅超150%."""
    if passage.language != "zh" or hit.measure != "share price":
        return False
    low = behind(COMMA, passage.text, passage.sentence.start, hit.start)
    # A clause without a name goes on about the goods of the one before: 内存从800元涨至1600元,涨幅100%.
    named = within(passage.mentions, low, hit.start) or within(passage.mentions, passage.sentence.start, low)
    return len(named) > 0 and is_a(named[-1], "Item") and not any(is_a(m, "Organisation") for m in named)


def _is_of_all(passage: Passage, hit: Hit) -> bool:
    """Return whether a measure is that of all firms together: "der weltweite Umsatz"."""
    if optionally(passage.language, "of_all", "FORMS").fullmatch(hit.match.group()) is not None:
        return True
    low = max(passage.sentence.start, hit.start - ALL)
    if optionally(passage.language, "worldwide", "FORMS$").search(passage.text[low : hit.start]) is None:
        return False
    return not any(is_a(m, "Organisation") for m in within(passage.mentions, low, hit.start))


def _behind_verb(passage: Passage, figure: Figure, hit: Hit) -> Mention | None:
    """Return the subject that follows the verb of a German clause which a measure opens: "Mit 5 % Plus wächst Acme"."""
    opens = optionally(passage.language, "fronted", "FORMS")
    low = behind(OPENED, passage.text, passage.sentence.start, hit.start)
    if opens.match(passage.text, low) is None:
        return None
    named = [m for m in passage.mentions if m.start >= low and is_a(m, "Organisation")]
    after = next((m for m in named if m.start >= figure.end), None)
    if after is None or after is not named[0] or passage.is_oblique(after.start, True, passage.sentence.start):
        return None
    return after if VERB.fullmatch(passage.text, figure.end, after.start) is not None else None


def _fronting(passage: Passage, hit: Hit) -> Mention | None:
    """Return the firm that a German sentence opens with behind "at": "Bei Acme stieg der Umsatz"."""
    first = next((m for m in passage.mentions if is_a(m, "Organisation")), None)
    opens = optionally(passage.language, "at", "FORMS ")
    if first is None or opens.fullmatch(passage.text, passage.sentence.start, first.start) is None:
        return None
    return first if VERB.fullmatch(passage.text, first.end, hit.start) is not None else None


def _behind_comma(passage: Passage, figure: Figure, hit: Hit) -> Mention | None:
    """Return the firm that follows a measure and its figure: "With sales of $3 billion, Acme leads"."""
    opens = pattern(passage.language, "with").match(passage.text, passage.sentence.start)
    after = next((m for m in passage.mentions if m.start >= figure.end), None)
    if opens is None or opens.end() > hit.start or after is None or not is_a(after, "Organisation"):
        return None
    told = passage.text[max(figure.end, hit.end) : after.start]
    return after if re.fullmatch(r",\s\w{0,3}['’ ]?", told) is not None else None


def _subject(passage: Passage, hit: Hit) -> Mention | None:
    """Return the firm that a sentence is about, where it is named in the clause of a measure."""
    low = passage.clause(hit.start, hit.end)[0]
    about = [m for m in within(passage.subjects, low, hit.start) if m.candidates[0].cls == "Company"]
    about = [m for m in about if not passage.is_kin(m) and not is_in_relative(passage, m.start, m.end, hit.start)]
    return about[0] if len(about) > 0 and passage.language != "zh" and _is_holder(passage, hit, about[:1]) else None


def _owner(passage: Passage, hit: Hit) -> Mention | None:
    """Return the one organisation named before a measure of "its" in a sentence: "Acme rose, but its sales fell"."""
    own = list(pattern(passage.language, "own").finditer(passage.text, passage.sentence.start, hit.start))
    before = [m for m in passage.mentions if is_a(m, "Organisation") and m.end <= hit.start]
    if len(own) == 0 or len({m.candidates[0].iri for m in before}) != 1 or before[-1].end > own[-1].start():
        return None
    if passage.is_kin(before[-1]) or is_in_relative(passage, before[-1].start, before[-1].end, own[-1].start()):
        return None
    near = pattern(passage.language, "part", rf"\s?(?:\w+[\s-]){{0,{OWNED}}}?(?:FORMS[\s-]?)*")
    return before[-1] if near.fullmatch(passage.text, own[-1].end(), hit.start) is not None else None


def _is_spoken_of(passage: Passage, hit: Hit, protagonist: Mention) -> bool:
    """Return whether the firm that a text is about may be meant where a measure has no holder, and no other one."""
    low = passage.clause(hit.start, hit.end)[0]
    named = [m for m in passage.mentions if is_a(m, "Organisation")]
    own = [m for m in named if m.candidates[0].iri == protagonist.candidates[0].iri]
    if len(own) < len(named) or passage.sentence.start <= protagonist.start < passage.sentence.end:
        return False
    if len(own) > 0:
        return passage.language != "zh" and not passage.is_kin(own[0])
    return pattern(passage.language, "firms").search(passage.text, low, hit.start) is None


def _is_of_others(passage: Passage, hit: Hit, figure: Figure) -> bool:
    """Return whether words for others without a name follow a measure: "the revenue of the ten largest makers"."""
    end = min([f.start for f in passage.figures if f.start >= hit.end and f.unit is not None] or [figure.start])
    if any(is_a(m, "Organisation") for m in within(passage.mentions, hit.end, end)):
        return False
    verb = verbs(passage.language).search(passage.text, hit.end, end)
    high = verb.start() if verb is not None else end
    others = pattern(passage.language, "firms").search(passage.text, hit.end, high)
    return passage.language != "zh" and others is not None


def _has_changed_hands(passage: Passage) -> bool:
    """Return whether a sentence is about a part that the one before told as sold: "This unit had sales of"."""
    low = passage.sentence.start
    that = optionally(passage.language, "that_division", "FORMS").match(passage.text, low)
    changed = optionally(passage.language, "changed_hands", "FORMS")
    return that is not None and changed.search(passage.text, max(0, low - EARLIER), low) is not None


def _has_own_subject(passage: Passage, hit: Hit) -> bool:
    """Return whether a Chinese clause has words of its own before a measure, and no name, that are its holder."""
    low = passage.clause(hit.start, hit.end)[0]
    if passage.language != "zh" or len(within(passage.mentions, low, hit.start)) > 0:
        return False
    spans = (*COMMA.finditer(passage.text, low, hit.start), *measures("zh").finditer(passage.text, low, hit.start))
    low = max([low, *(m.end() for m in spans), *(f.end for f in passage.figures if f.end <= hit.start)])
    parts = pattern(passage.language, "part", r"(?:FORMS)+$").search(passage.text, low, hit.start)
    return unknown(passage, low, parts.start() if parts is not None else hit.start) >= LOOSE_HAN


def _is_holder(passage: Passage, hit: Hit, named: Sequence[Mention]) -> bool:
    """Return whether a name is not in brackets of its own, and not that of who expects something."""
    between = passage.text[named[-1].end : hit.start]
    if passage.text[named[-1].start - 1] in "(（" and between[:1] in (")", "）"):
        between = between[1:]  # a short form in brackets behind the name
    ruled = named[-1].candidates[0].cls == "Country" and named[-1].start >= passage.sentence.start
    if ruled and passage.is_oblique(named[-1].start, False, passage.sentence.start):
        return False  # exports to a country are those of another
    if (jointly(passage.language).search(between) or optional(passage.language, "subunit").search(between)) is not None:
        return False
    if pattern(passage.language, "expected").match(passage.text, named[-1].end + 1) is not None:
        return False
    return between.count(")") + between.count("）") <= between.count("(") + between.count("（")


def _own_words(passage: Passage, hit: Hit, figure: Figure) -> tuple[tuple[str, str], ...]:
    """Return the words that stand before a measure of whom a text is about, as its detail: they tell of which part.

    So it is in "Semiconductor systems brought in 2 billion", and not in "In the third quarter sales were 2 billion".
    """
    start = min(hit.start, figure.start)
    if passage.language == "zh" or passage.points_back(start) or passage.heads_clause(start):
        return ()
    low = passage.clause(start, start)[0]
    if optionally(passage.language, "joins", "FORMS").fullmatch(passage.text, low, start) is not None:
        return ()  # "Daher werde der Umsatz" names no part
    told = passage.text[low : max(hit.end, start)]
    return (("measure", " ".join(PARTED.split(told)[-1].split())),)


def _behind_it(passage: Passage, hit: Hit) -> tuple[tuple[str, str], ...]:
    """Return the words for a measure with the part that follows it, such as "Umsatz im Chipgeschäft", as its detail."""
    part = optionally(passage.language, "of_part", r"\sFORMS").match(passage.text, hit.end, passage.sentence.end)
    return (("measure", passage.text[hit.start : part.end()]),) if part is not None else ()


def _part(
    passage: Passage,
    figure: Figure,
    found: Measured,
    of_part: re.Match[str] | None,
    roles: Mapping[str, tuple[Mention, ...]],
) -> tuple[tuple[str, str], ...]:
    """Return the words of the text for a measure of a part only, such as "cloud revenue", as its detail."""
    hit = found.hit
    if found.part is not None:
        return (("measure", passage.text[slice(*found.part)] + hit.match.group()),)
    if of_part is not None:
        return (("measure", of_part.group() + hit.match.group()),)
    if passage.language == "zh":
        return ()
    behind = (m for m in passage.mentions if m.start >= hit.end and passage.text[m.end] != "-")  # "des US-Konzerns"
    goods = next((m for m in behind if is_a(m, "Item", "Country", "Place")), None)
    if (
        goods is not None
        and not any(goods in group for group in roles.values())
        and OF_GOODS.fullmatch(passage.text, hit.end, goods.start) is not None
    ):
        return (("measure", passage.text[hit.start : goods.end]),)
    places = (m for m in passage.mentions if is_a(m, "Country", "Place") and m.start >= figure.end >= hit.end)
    inside = next((m for m in places if IN_LAND.fullmatch(passage.text, figure.end, m.start) is not None), None)
    if inside is not None and found.hit.measure == "revenue":  # "had sales of 3 billion in China" tells not of all
        return (("measure", hit.match.group() + passage.text[figure.end : inside.end]),)
    part = pattern(passage.language, "part", r"(?:FORMS(?:['’]s)?[\s-]?)+$")
    ahead = part.search(passage.text, passage.clause(hit.start, hit.end)[0], hit.start)
    if ahead is None or any(
        m.start < hit.start and ahead.start() < m.end for m in passage.mentions if is_a(m, "Organisation", "Person")
    ):
        compound = pattern(passage.language, "compound").fullmatch(hit.match.group())
        return (("measure", hit.match.group()),) if compound is not None else ()
    return (("measure", " ".join(passage.text[ahead.start() : hit.end].split())),)
