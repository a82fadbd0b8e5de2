"""Extract the claims of one document. The work on a text is a pure function of the text and the prepared names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chipcontrols.loaders.claim import Claim, Entity, Evidence, Iri, make_claim
from chipcontrols.loaders.documents.claims.bought import remembered
from chipcontrols.loaders.documents.claims.carrying import carried
from chipcontrols.loaders.documents.claims.context import Context, Instruments, advance, after, index_instruments
from chipcontrols.loaders.documents.claims.draft import Draft, parts
from chipcontrols.loaders.documents.claims.enclosed import tells
from chipcontrols.loaders.documents.claims.stance import citing
from chipcontrols.loaders.documents.evidence import objection
from chipcontrols.loaders.documents.folding import plain as plainly
from chipcontrols.loaders.documents.grammar import optional
from chipcontrols.loaders.documents.names.coined import coinages, described, is_guessed, resolution
from chipcontrols.loaders.documents.names.dated_rules import dated_rules
from chipcontrols.loaders.documents.names.known import Names, english_names, prepare
from chipcontrols.loaders.documents.names.leading import is_firm, protagonist
from chipcontrols.loaders.documents.names.makers import (
    Makers,
    called,
    coined_vendors,
    compounds,
    index_firms,
    index_makers,
    index_vendors,
    makers_of,
)
from chipcontrols.loaders.documents.names.proper import proper
from chipcontrols.loaders.documents.names.register import register
from chipcontrols.loaders.documents.names.sites import Sites
from chipcontrols.loaders.documents.names.subsidiaries import with_subsidiaries
from chipcontrols.loaders.documents.names.towns import with_towns
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure, Mention, Sentence, Time, overlaps
from chipcontrols.loaders.documents.texts.header import DATED, body_of, dateline
from chipcontrols.loaders.documents.texts.language import detect, of_passage
from chipcontrols.loaders.documents.texts.marks import Unmarked, unmarked
from chipcontrols.loaders.documents.texts.sentences import sentences
from chipcontrols.loaders.documents.values.currency import in_currency
from chipcontrols.loaders.documents.values.numbers import figures
from chipcontrols.loaders.documents.values.periods import Clock, full_dates, periods
from chipcontrols.loaders.documents.values.pointing import with_pointing
from chipcontrols.loaders.fiscal import FiscalYear
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.reading import Reading, Text
from chipcontrols.loaders.reference.fiscal_years import fiscal_years

EXTRACTOR = "patterns/1"
# The unit whose words hold the name of a product.
COMPUTE = "H100-equivalent"
# A process node is a name and a figure too: "7nm".
NODE = re.compile(r"\d+(?:[.,]\d)?[ -]?(?:nm(?![A-Za-z])|[Nn]anom|纳米)")
# Signs that open the lines of a list.
BULLETS = frozenset("•·◦▪■●*-–")
# A full date has a year of four digits, or of Chinese ones.
DAYS_YEAR = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}")
# What opens the text of an agency, with the town and the day of the report.
DATELINE = re.compile(
    r"(?:[A-ZÄÖÜÉ][\w .,/'’-]{1,60}? )?"
    r"\((?:Reuters|dpa(?:-AFX)?|AFP|AP|ANSA|awp|ots|Kyodo|Xinhua|Bloomberg)\) ?[-–—:] ?"
)
# How far into a text its day is looked for.
SEARCHED = 100_000
# For so many characters other firms that were spoken of may be meant too.
MEMORY = 600
# Segments whose firms write about others.
OBSERVERS = frozenset({"consulting", "finance", "press", "research"})


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known before a document is read. It is prepared once for all documents."""

    names: Names
    classes: Mapping[Iri, str]
    instruments: Instruments
    observers: frozenset[Iri] = frozenset()
    makers: Makers = field(default_factory=dict)
    vendors: Mapping[Iri, Iri] = field(default_factory=dict)
    firms: Mapping[str, Iri] = field(default_factory=dict)
    places: Mapping[Iri, str] = field(default_factory=dict)
    owners: Mapping[Iri, str] = field(default_factory=dict)
    fiscal: Mapping[Iri, FiscalYear] = field(default_factory=dict)


def knowledge(known: Sequence[Entity]) -> Knowledge:
    """Return the prepared knowledge of known entities."""
    observers = frozenset(entity.iri for entity in known if _segments(entity) & OBSERVERS)
    return Knowledge(
        prepare(known),
        {e.iri: e.cls for e in known},
        index_instruments(known),
        observers,
        index_makers(known),
        index_vendors(known),
        index_firms(known),
        english_names(known, "Place"),
        {iri: name for iri, name in english_names(known, "Company").items() if iri not in observers},
        fiscal_years(known),
    )


def _segments(entity: Entity) -> set[str]:
    return {str(value).rpartition("/")[2] for name, value in entity.properties if name == "chip:inSegment"}


def extract(text: Text, known: Knowledge) -> Reading:
    """Return the claims that the patterns find in a text. The ledger counts the claims that were offered."""
    ledger = Ledger()
    claims: dict[str, Claim] = {}
    coined: dict[Iri, Mention] = {}
    told: Sequence[Draft] = ()
    deals: Context | None = None
    read = unmarked(text.text)
    for passage, context in passages(replace(text, text=read.text), known, coined=coined):
        if deals is not None:
            context = context._replace(bought=deals.bought, since_bought=deals.since_bought, buyers=deals.buyers)
        kinds = {draft.kind for draft in told}
        told = found = carried(tells(passage, context, kinds), told, passage, context)
        deals = remembered(told, context)
        for draft in found:
            claim = _claim(text, read, draft, context)
            place = f"{text.source.slug}:{draft.start}"
            fails = objection(claim, _classes(claim, known, coined), text.text)
            if fails is not None:
                ledger.reject(fails[0], place, fails[1])
            elif claim.iri not in claims:
                ledger.loaded += 1
                claims[claim.iri] = claim
    used = {iri for claim in claims.values() for iri in (*(iri for _, iri in claim.roles), claim.attributed_to)}
    named = [_as_it_stands(mention, read) for iri, mention in sorted(coined.items()) if iri in used]
    made = makers_of(claims.values(), known.owners)
    entities = {entity.iri: called(entity, made) for mention in named for entity in described(mention)}
    resolved = [resolution(m, text.source.slug, text.text[m.start : m.end], EXTRACTOR) for m in named]
    ledger.loaded += len(resolved)
    return Reading(text.source, tuple(entities.values()), (*claims.values(), *resolved), ledger)


def _classes(claim: Claim, known: Knowledge, coined: Mapping[Iri, Mention]) -> Mapping[Iri, str]:
    """Return the classes of the participants of a claim, known ones and such as the document coins."""
    found = {iri: known.classes[iri] for _, iri in claim.roles if iri in known.classes}
    return found | {iri: coined[iri].candidates[0].cls for _, iri in claim.roles if iri in coined}


def names_in(text: Text, known: Knowledge) -> list[Mention]:
    """Return the names in a text in order, those of who is only cited among them.

    What only looks like a name is left out; sorts of things, such as "AI chips", are among them.
    """
    return [mention for mention, _ in _names(text, known)]


def proper_names(text: Text, known: Knowledge) -> list[Mention]:
    """Return the names in a text in order, without common nouns; see `names.proper`."""
    return [name for m, language in _names(text, known) for name in proper(m, language, known.names)]


def _names(text: Text, known: Knowledge) -> Iterator[tuple[Mention, str]]:
    read = unmarked(text.text)
    for passage, _ in passages(replace(text, text=read.text), known, cited=True):
        yield from ((_as_it_stands(m, read), passage.language) for m in passage.mentions if not is_guessed(m))


def _as_it_stands(mention: Mention, read: Unmarked) -> Mention:
    start, end = read.span(mention.start, mention.end)
    return mention._replace(start=start, end=end)


def passages(
    text: Text, known: Knowledge, cited: bool = False, coined: dict[Iri, Mention] | None = None
) -> Iterator[tuple[Passage, Context]]:
    """Yield the sentences of a text, which holds no marks, with what was found in them and what they inherit.

    Who is only cited for a sentence takes no part in what it tells, nor does what only looks like a name; `cited` keeps
    these names. `coined` is filled with the first names of entities that no table knows.
    """
    main = text.source.language or detect(text.text)
    body = body_of(text.text, text.path.endswith(".md"))
    plain = plainly(text.text)
    day = text.source.issued or _latest_day(plain[body:], main)
    stretches = [(s, of_passage(plain[s.start : s.end], main) or "en") for s in sentences(plain, main or "en", body)]
    named_in = register(plain, stretches, known.names, known.observers)
    context = _opening_context(text, known, protagonist(named_in, known.observers))
    spoken_of = protagonist(named_in, known.observers, 1)
    sites = Sites(known.places, known.owners)
    before: Passage | None = None
    lead, ended = "", body
    told_times: list[Time] = []
    currency: str | None = None
    firms: list[Mention] = []
    for (sentence, language), names in zip(stretches, named_in, strict=True):
        topic = _but(before.subjects, known.observers) if before is not None else ()
        if not cited:
            about = next((m for m in topic if m.candidates[0].cls == "Company"), context.protagonist)
            names = _composed(plain, language, sentence, names, known, sites, about)
        names, counted, times = _counted(plain, language, sentence, names, known.names, day)
        words = plain[sentence.start : sentence.end]
        times = with_pointing(words, language, times, told_times, sentence.start, day)
        told_times = [t for t in (*told_times, *times) if t.end >= sentence.start - MEMORY]
        currency = currency if plain.find("\n", ended, sentence.start) < 0 else None
        counted, currency = in_currency(plain, language, counted, currency)
        if coined is not None:
            coined.update((iri, m) for iri, m in coinages(names) if iri not in coined)
        lead = lead if _is_of_list(plain, sentence) else ""
        firms = [m for m in firms if m.start >= sentence.start - MEMORY]
        found = tuple(names), tuple(counted), tuple(times)
        passage = Passage(plain, language, sentence, *found, topic, lead, about=spoken_of, firms=tuple(firms))
        sources = citing(passage)
        context = advance(context, passage, sources.source())
        made = coined_vendors(names, known.firms)
        context = context._replace(vendors={**made, **context.vendors}) if len(made) > 0 else context
        part = passage if cited else _telling(passage, tuple(sources.apart(known.observers)), known.observers)
        yield part, context
        context = after(context, passage)
        before = part if len(names) > 0 or before is None else before
        firms = [*(m for m in part.heading if is_firm(m, known.observers)), *firms]
        lead, ended = (plain[sentence.start : sentence.end] if sentence.leads else lead), sentence.end


def _opening_context(text: Text, known: Knowledge, about: Mention | None) -> Context:
    """Return what holds at the head of a text that is about a firm."""
    return Context(
        known.instruments,
        vendors=known.vendors,
        homes=known.names.homes,
        today=text.source.issued,
        protagonist=about,
        observers=known.observers,
        fiscal=known.fiscal,
    )


def _counted(
    plain: str, language: str, sentence: Sentence, names: Sequence[Mention], known: Names, day: date | None
) -> tuple[list[Mention], list[Figure], list[Time]]:
    """Return the names of a sentence with its figures and periods: a rule may be named by its date alone."""
    words, low = plain[sentence.start : sentence.end], sentence.start
    times = periods(words, Clock(language, day), names, low)
    line = dateline(words) if any(t.period.start == t.period.end == day for t in times) else None
    opened = DATED.match(words) if line is None else None
    head = line[1] if line is not None else opened.end() if opened is not None else 0
    times = [t for t in times if t.start >= low + head]
    counted = figures(words, language, (*(m for m in names if not NODE.match(m.text)), *times), low)
    names = [m for m in names if not any(f.unit == COMPUTE and overlaps(m.start, m.end, f) for f in counted)]
    return [*names, *dated_rules(plain, language, times, known)], counted, times


def _is_of_list(plain: str, sentence: Sentence) -> bool:
    """Return whether a line hangs on the one above its list: numbers open headings too."""
    return sentence.bullet and plain[max(0, sentence.start - 8) : sentence.start].strip()[-1:] in BULLETS


def _telling(passage: Passage, speakers: tuple[Mention, ...], observers: frozenset[Iri]) -> Passage:
    """Return a sentence without who is only cited for it, and what only looks like a name."""
    apart = (*speakers, *(m for m in passage.mentions if is_guessed(m) or passage.is_nickname(m)), *passage.members())
    if len(apart) == 0:
        return passage
    named = tuple(m for m in passage.mentions if m not in apart)
    return replace(passage, mentions=named, cited=_but(speakers, observers))


def _composed(
    plain: str,
    language: str,
    sentence: Sentence,
    names: Sequence[Mention],
    known: Knowledge,
    sites: Sites,
    about: Mention | None,
) -> list[Mention]:
    """Return the names of a sentence with those that words make of them: goods, subsidiaries, plants, towns.

    Those in front of the text of an agency are none of its own.
    """
    words, base = plain[sentence.start : sentence.end], sentence.start
    opened = DATELINE.match(words)
    names = [m for m in names if opened is None or m.start >= base + opened.end()]
    names = [_whole(plain, language, m) for m in names]
    names = compounds(words, language, names, known.makers, base)
    names = with_subsidiaries(words, language, names, known.owners, base)
    return with_towns(words, sites.read(words, language, names, base, about), base)


def _whole(text: str, language: str, mention: Mention) -> Mention:
    """Return the name of a firm with the word behind its hyphen that makes none but itself of it: "Bosch-Konzern"."""
    form = optional(language, "whole_firm").match(text, mention.end)
    if form is None or mention.candidates[0].cls != "Company":
        return mention
    return mention._replace(end=form.end(), text=text[mention.start : form.end()])


def _but(speakers: Sequence[Mention], observers: frozenset[Iri]) -> tuple[Mention, ...]:
    """Return the names of who is cited but for observers: a newspaper tells facts, others have opinions."""
    return tuple(m for m in speakers if not any(c.iri in observers for c in m.candidates))


def _latest_day(text: str, language: str | None) -> date | None:
    """Return the latest full date of a text that states no day of its own: news is written just after what it tells."""
    lines = (line for line in text[:SEARCHED].splitlines() if DAYS_YEAR.search(line) is not None)
    days = (day for line in lines for day, _, _ in full_dates(line, language or "en"))
    return max(days, default=None)


def _claim(text: Text, read: Unmarked, draft: Draft, context: Context) -> Claim:
    start, end = read.span(draft.start, draft.end)
    bound = draft.figure.bound if draft.figure is not None else None
    remarks = [("wording", wording) for wording in draft.wordings]
    return make_claim(
        draft.kind,
        text.source.slug,
        parts(draft),
        EXTRACTOR,
        details=dict(draft.details),
        remarks=[*remarks, ("bound", bound)] if bound is not None else remarks,
        value=draft.figure.quantity() if draft.figure is not None else None,
        period=draft.period,
        modality=draft.modality,
        attributed_to=context.cited if context.cited not in [iri for _, iri in draft.roles] else None,
        evidence=[Evidence(text.source.slug, start, end, text.text[start:end])],
        score=draft.score,
    )
