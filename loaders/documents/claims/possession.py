"""Read from how names stand together who makes a thing ("Acme's new Z9", 阿克米的Z9), and where a plant stands."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from chipcontrols.loaders.claim import Iri, entity_iri
from chipcontrols.loaders.documents.claims.context import Context
from chipcontrols.loaders.documents.claims.draft import Draft, meaning
from chipcontrols.loaders.documents.claims.templates import Template, templates
from chipcontrols.loaders.documents.grammar import optional
from chipcontrols.loaders.documents.lexicon import words
from chipcontrols.loaders.documents.names.site_words import names_plant, pattern
from chipcontrols.loaders.documents.names.sites import is_single, is_told
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Candidate, Mention, within

# Chips are designed by the firm that they are named with, other products are developed by it.
KINDS = (("Design", "designer"), ("Development", "developer"))
# What makes a name one of an event or a house.
LONGER = re.compile(
    r" (?:Summit|Day|Conference|Forum|Developer|Store|Foundation|Alliance|Institute|Arena|Awards?)(?!\w)"
)
# The verb of a German passive right before its subject.
PASSIVE = re.compile(r"(?<!\w)[Ww](?:ird|erden|urden?|erde) (?:(?:der|die|das) )?$")
# Two letters coined in the text, such as "MI", are no product yet.
SHORT = 2
# So many letters tell a place from another.
SURE = 5
# A country that is a city.
CITY_STATE = entity_iri("country", "sg")


def possessions(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield a claim for each product that stands with its maker. A known product is its known maker's only."""
    for first, second in pairwise(passage.mentions):
        between = passage.text[first.end : second.start]
        if passage.language == "zh":
            between = "".join(between.split())  # some papers set Latin letters off by blanks
        if _ahead(passage.language).fullmatch(between) or _is_run(first, between, second):
            if passage.language == "zh" and passage.heads(second):
                # The head of a run is its last name.
                second = passage.mentions[passage.mentions.index(second) + 1]
            fits = passage.mentions[passage.mentions.index(second) :]
            yield from _drafts(passage, context, first, passage.group(second, fits, False))
        elif _behind(passage.language).fullmatch(between) and not _is_acted_on(passage, first):
            fits = passage.mentions[: passage.mentions.index(second)]
            yield from _drafts(passage, context, second, passage.group(first, fits, True))
    for item in passage.mentions:
        maker = _inside(item, context)
        if maker is not None:
            yield from _drafts(passage, context, maker, (item,))
        before = passage.text[passage.sentence.start : item.start]
        own = _own(passage.language).search(before)
        if own is not None and not _goes_on(passage, item):
            maker = _spoken_of(passage, context, item, passage.sentence.start + own.start())
            yield from _drafts(passage, context, maker, (item,)) if maker is not None else ()


def sited(passage: Passage) -> Iterator[Draft]:
    """Yield a claim for each single plant of a known owner that stands with its city or state."""
    template = templates()["Location"]
    for plant in (m for m in passage.mentions if is_single(m, passage.language)):
        place = _inside_place(passage, plant) or _place_beside(passage, plant)
        if place is not None:
            roles = (("located", plant.candidates[0].iri), ("place", place.candidates[0].iri))
            start, end = min(place.start, plant.start), max(place.end, plant.end)
            yield Draft(template, template.kind, roles, None, None, "asserted", (), (), start, end, template.score)


def _inside_place(passage: Passage, plant: Mention) -> Mention | None:
    """Return the place among the words for a plant that tell whose it is, or that it is new."""
    language, text = passage.language, passage.text
    told = is_told(plant, language) or _is_pointed(passage, plant)
    owned = _is_owned(passage, plant)
    inside = [m for m in within(passage.mentions, plant.start, plant.end) if _is_city(m)]
    if told or owned or _names_owner(passage, plant):
        # "The Taylor plant" goes on about one whose place was told, but "Acme's Taylor plant" tells it.
        at = (m for m in inside if told or owned or not names_plant(text[m.end : plant.end], language))
        return next(at, None)
    return None


def _place_beside(passage: Passage, plant: Mention) -> Mention | None:
    """Return the place before the words for any plant that is there: "in Porto hat Acme ein Werk"."""
    if pattern(passage.language, "indefinite").match(plant.text) is None and not is_told(plant, passage.language):
        return None
    label = plant.candidates[0].name
    site = "" if label is None else _letters(label[0].rpartition(" in ")[2].partition(",")[0])
    before = [m for m in passage.mentions if _is_city(m) and m.end <= plant.start]
    named = (m for m in before if site != "" and _letters(_slug(m)).startswith(site[:SURE]))
    return next(named, None)


def _is_city(mention: Mention) -> bool:
    """Return whether a name is that of a city or a state, as that of Singapore is."""
    best = mention.candidates[0]
    return best.cls == "Place" or best.iri == CITY_STATE


def _slug(place: Mention) -> str:
    """Return the English name of a place as its address has it."""
    best = place.candidates[0]
    slug = "singapore" if best.iri == CITY_STATE else best.iri.rpartition("/")[2]
    return best.name[0] if best.name is not None else slug


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_owned(passage: Passage, plant: Mention) -> bool:
    """Return whether the firm that a plant belongs to stands among the words for it or right before them."""
    owned = pattern(passage.language, "owned")
    firms = [m for m in passage.mentions if m.candidates[0].cls == "Company"]
    if any(plant.start <= m.start and m.end <= plant.end for m in firms):
        return True
    if any(m.end <= plant.start and owned.fullmatch(passage.text, m.end, plant.start) is not None for m in firms):
        return True
    behind = pattern(passage.language, "owner_behind")
    return any(m.start > plant.end and behind.fullmatch(passage.text, plant.end, m.start) is not None for m in firms)


def _is_pointed(passage: Passage, plant: Mention) -> bool:
    """Return whether the word before those for a plant tells whose it is, or that it is new: "its Dresden plant"."""
    word = passage.text[passage.sentence.start : plant.start].removesuffix(" ").rpartition(" ")[2]
    return pattern(passage.language, "known").fullmatch(word) is not None


def _names_owner(passage: Passage, plant: Mention) -> bool:
    """Return whether the owner of a plant, with whom its name begins, is named in the sentence."""
    name = plant.candidates[0].name
    label = name[0].casefold() if name is not None else ""
    return any(m.candidates[0].cls == "Company" and m.text.casefold().split()[0] in label for m in passage.mentions)


def _goes_on(passage: Passage, item: Mention) -> bool:
    """Return whether a name is only the beginning of another one: "its Snapdragon Summit"."""
    return LONGER.match(passage.text, item.end) is not None and item.candidates[0].rank != "coined"


def _is_run(maker: Mention, between: str, item: Mention) -> bool:
    """Return whether a firm and a model stand together: "Acme Wise-2". Of chips that tells nothing new."""
    return between in (" ", "-") and maker.candidates[0].cls == "Company" and item.candidates[0].cls == "AiModel"


def _inside(item: Mention, context: Context) -> Mention | None:
    """Return the known maker of a model as a name in its place, where the name begins with that of the maker."""
    for candidate in (c for c in item.candidates if c.cls == "AiModel"):
        firm = context.vendors.get(candidate.iri)
        first = firm.rpartition("/")[2].partition("-")[0] if firm is not None else None
        if firm is not None and item.text.casefold().split(" ")[0] == first:
            return item._replace(candidates=(Candidate(firm, "Company", "alt"),))
    return None


def _spoken_of(passage: Passage, context: Context, item: Mention, own: int) -> Mention | None:
    """Return the firm that "its" points to: the known maker if it was named, or else the one spoken of.

    Where words without a name come before "its", they are who is meant: "the US president said on his platform Z9".
    """
    maker = next((context.vendors[c.iri] for c in item.candidates if c.iri in context.vendors), None)
    named = [m for m in passage.mentions if m.end <= item.start and m.candidates[0].cls == "Company"]
    relative = optional(passage.language, "subject_relative")
    told = [m for m in named[-1:] if relative.match(passage.text, m.end, item.start) is not None]
    if len(told) > 0 and maker in (None, told[0].candidates[0].iri):
        return told[0]  # "for Acme, which trains its Z9 there"
    alone = len({m.candidates[0].iri for m in named}) == 1
    before = named if alone or maker is not None else [m for m in passage.subjects if m.end <= item.start]
    people = any(m.candidates[0].cls == "Person" for m in passage.mentions if m.end <= item.start)
    low = passage.sentence.start if people else 0  # "Smith said on his platform Z9"
    low = low if maker is not None or passage.language == "zh" or passage.points_back(own) else passage.sentence.start
    firms = [m for m in (*before, *passage.topic) if m.candidates[0].cls == "Company" and m.start >= low]
    return next((m for m in firms if maker in (None, m.candidates[0].iri)), None)


def _drafts(passage: Passage, context: Context, maker: Mention, items: tuple[Mention, ...]) -> Iterator[Draft]:
    for item in items:
        found = (_draft(maker, item, templates()[kind], role, context) for kind, role in KINDS)
        yield from [draft for draft in found if draft is not None][:1]


def _draft(maker: Mention, item: Mention, template: Template, role: str, context: Context) -> Draft | None:
    firm, thing = meaning(maker, template, role), meaning(item, template, "item")
    if firm is None or thing is None or not _owns(firm, thing, item, context):
        return None
    start, end = min(maker.start, item.start), max(maker.end, item.end)
    roles = tuple(sorted({(role, firm), ("item", thing)}))
    return Draft(template, template.kind, roles, None, None, "asserted", (), (), start, end, template.score)


def _owns(firm: Iri, thing: Iri, item: Mention, context: Context) -> bool:
    """Return whether a thing may be a firm's own: no general word such as "GPUs", and no known product of another."""
    named = any(c.iri == thing and c.cls != "ItemCategory" for c in item.candidates)
    short = len(item.text) <= SHORT and item.candidates[0].rank == "coined"
    return named and not short and context.vendors.get(thing, firm) == firm


@cache
def _ahead(language: str) -> re.Pattern[str]:
    return re.compile(words(language)["makers"]["ahead"])


@cache
def _own(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words(language)['makers']['own']})$", re.IGNORECASE)


def _is_acted_on(passage: Passage, item: Mention) -> bool:
    """Return whether who follows a German item by "von" does what a verb before it tells: "Gefertigt wird er von"."""
    before = passage.text[passage.sentence.start : item.start]
    return passage.language == "de" and PASSIVE.search(before) is not None


@cache
def _behind(language: str) -> re.Pattern[str]:
    return re.compile(words(language)["makers"]["behind"])
