"""Find the subject of a Chinese verb behind its clause: 收购了阿克米的博瑞, 搭载阿克米芯片的Z9服务器."""

import re

from chipcontrols.loaders.documents.claims.templates import Cue, Slot
from chipcontrols.loaders.documents.grammar import general
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import PAUSE
from chipcontrols.loaders.documents.spans import Mention, is_a

# Of these, what follows 的 at once is theirs: 采用台积电的CoWoS has no subject behind it, 制裁中国的华为 neither.
LANDS, OWNERS = ("Country", "Place"), ("Agent", "Place", "Country")
OWNED = ("Item", "Facility", "Person", "Technology", "Market")
# Between what a verb acts on and 的 stand so many characters at most, which say of what sort it is.
SORT = re.compile(r"[^,，。;；:：、的]{0,8}")


def head_of_relative(passage: Passage, cue: Cue, slot: Slot, start: int, end: int) -> tuple[Mention, ...]:
    """Return the names behind 的 that a clause with a trigger and what this acts on tells of; none where unclear."""
    if passage.language != "zh" or slot.side != "left" or slot.mark is not None or slot.near:
        return ()
    stop = PAUSE.search(passage.text, end, passage.sentence.end)
    high = stop.start() if stop is not None else passage.sentence.end
    here = [m for m in passage.mentions if start <= m.start and m.end <= high]
    fits = [
        m for m in here if m.start > end and is_a(m, *cue.template.wanted(slot)) and m.candidates[0].cls != "Country"
    ]
    for mention in fits:
        opened = general("zh", "relative_head").search(passage.text, end, _run(passage, mention))
        if (
            opened is None
            or _tells_next(passage, mention)
            or general("zh", "others_of").match(passage.text, mention.end)
        ):
            continue
        acted = [m for m in here if m.end <= opened.start()]
        if len(acted) > 0 and _tells(passage, acted[-1], mention, end, opened.start()):
            return passage.group(mention, fits, False)
    return ()


def _tells_next(passage: Passage, mention: Mention) -> bool:
    """Return whether a name only tells whose or which the one right behind it is, and is not told by its sort."""
    return passage.heads(mention) and not any(
        m.candidates[0].cls == "ItemCategory" for m in passage.mentions if m.start - mention.end in (0, 1)
    )


def _run(passage: Passage, mention: Mention) -> int:
    """Return where a run of names begins: 阿克米Z9."""
    start = mention.start
    for other in reversed(passage.mentions):
        start = other.start if other.start < start and passage.text[other.end : start] in ("", " ") else start
    return start


def _tells(passage: Passage, acted: Mention, mention: Mention, end: int, opened: int) -> bool:
    """Return whether 的 ends a clause with what its verb acts on, and is no genitive."""
    low = max(acted.end, end)
    if SORT.fullmatch(passage.text, low, opened) is None:
        return False
    bare = low == opened and acted.end == opened
    return not bare or not (is_a(acted, *LANDS) or (is_a(acted, *OWNERS) and is_a(mention, *OWNED)))
