"""Resolve words that point to several names at once, such as "both firms", or to the last of them."""

import re
from collections.abc import Sequence

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.grammar import example
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Mention, Sentence, is_a, within

Part = tuple[Sentence, list[Mention]]


def two(match: re.Match[str], parts: Sequence[Part]) -> list[Mention]:
    """Return two names for words such as "the two": the only firms of the nearest sentences that name two."""
    firms: dict[Iri, Mention] = {}
    for _, part in parts:
        firms |= {m.candidates[0].iri: m for m in part if m.candidates[0].cls == "Company" and len(m.candidates) == 1}
        if len(firms) > 1:
            break
    pointing = [m.candidates[0]._replace(rank="reference") for m in firms.values()]
    return [Mention(*match.span(), match[0], (one,)) for one in pointing] if len(firms) == 2 else []


def with_goods(
    text: str,
    language: str,
    sentence: Sentence,
    own: list[Mention],
    earlier: Sequence[Part],
    lists: Sequence[tuple[str, re.Match[str]]],
) -> list[Mention]:
    """Return the names of a sentence with those that words such as "both metals" stand for, given with their class."""
    for cls, match in lists:
        before = (sentence, [m for m in own if m.end <= match.start()])
        inside = within(own, *match.span())
        own = [m for m in own if m not in inside]
        free = not any(m.start < match.end() and match.start() < m.end for m in own)
        own = own + (_listed(text, language, match, [before, *earlier], cls) if free else [])
    return own


def _listed(text: str, language: str, match: re.Match[str], parts: Sequence[Part], cls: str) -> list[Mention]:
    """Return the names of the nearest list for words such as "both metals": as many as these say."""
    for sentence, part in parts:
        fitting = [m for m in part if is_a(m, *cls.split()) and m.candidates[0].rank != "reference"]
        passage = Passage(text, language, sentence, tuple(part), (), ())
        alone = {m.candidates[0].iri: m.candidates[0]._replace(rank="reference") for m in fitting}
        groups = [g for m in reversed(fitting) if len(g := passage.group(m, fitting, False)) > 1]
        if len(groups) > 0:
            best = max((g for g in groups if groups[0][-1] in g), key=len)
            meant = {m.candidates[0].iri: m.candidates[0]._replace(rank="reference") for m in best}
            counted = match.groupdict().get("two") is not None
            # "seven metals, including A and B": "these metals" are all seven.
            some = example(language).search(text, sentence.start, best[0].start) is not None
            fits = len(meant) == 2 if counted else not some
            return [Mention(*match.span(), match[0], (one,)) for one in meant.values()] if fits else []
        if len(alone) == 2 and match.groupdict().get("two") is not None:  # "no gallium was sold, and less germanium"
            return [Mention(*match.span(), match[0], (one,)) for one in alone.values()]
    return []


def last(match: re.Match[str], parts: Sequence[Sequence[Mention]]) -> list[Mention]:
    """Return the firm that words such as "the latter" point to: the last one that is named before them."""
    named = next((part for part in parts if len(part) > 0), ())
    things = [m for m in named if m.candidates[0].cls not in ("Place", "Country", "ItemCategory")][-1:]
    firms = [m.candidates[0] for m in things if m.candidates[0].cls == "Company" and len(m.candidates) == 1]
    return [Mention(*match.span(), match[0], (firm._replace(rank="reference"),)) for firm in firms]


def first(match: re.Match[str], parts: Sequence[Sequence[Mention]]) -> list[Mention]:
    """Return the firm that words such as "the former" point to: the one that is named before the last one."""
    named = next((part for part in parts if len(part) > 0), ())
    firms = {m.candidates[0].iri: m.candidates[0] for m in named if is_a(m, "Company") and len(m.candidates) == 1}
    former = list(firms.values())[-2:-1]
    return [Mention(*match.span(), match[0], (firm._replace(rank="reference"),)) for firm in former]
