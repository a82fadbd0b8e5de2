"""Find the subject of a Chinese verb behind its clause: 收购了阿克米的博瑞, 搭载阿克米芯片的Z9服务器."""

import re
from itertools import pairwise

from chipcontrols.loaders.documents.claims.templates import Cue, Slot
from chipcontrols.loaders.documents.grammar import ending, general, optional
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import PAUSE
from chipcontrols.loaders.documents.spans import Mention, is_a

# Of these, what follows 的 at once is theirs: 采用台积电的CoWoS has no subject behind it, 制裁中国的华为 neither.
LANDS, OWNERS = ("Country", "Place"), ("Agent", "Place", "Country")
OWNED = ("Item", "Facility", "Person", "Technology", "Market")
# Between what a verb acts on and 的 stand so many characters at most, which say of what sort it is.
SORT = re.compile(r"[^,，。;；:：、的]{0,8}")

# A verb with 的 behind it, and how far before a name the verb stands that takes it.
RELATIVE = re.compile(r"[\u4e00-\u9fff]{2,6}?的")
TAKES = 6


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


def without_owners(passage: Passage, found: list[Mention], low: int) -> list[Mention]:
    """Return names without the firms that only tell whose the firm behind 的 is: 收购软银控股的Arm, 收购A的对手B.

    The subject of the verb that ends at `low` stands before it.
    """
    if passage.language != "zh" or not any(m.end <= low and is_a(m, "Agent") for m in passage.mentions):
        return found  # 收购了Altera的英特尔 has its subject behind it
    firms = [m for m in found if is_a(m, "Organisation")]
    owned = general("zh", "owned_behind")
    owners = {a for a, b in pairwise(firms) if owned.fullmatch(passage.text, a.end, b.start) is not None}
    return [m for m in found if m not in owners]


def has_own_relative(passage: Passage, start: int, end: int, edge: int) -> bool:
    """Return whether a Chinese name behind a verb that takes it is the subject of a clause with 的: 使用A开发的模型."""
    if passage.language != "zh" or RELATIVE.match(passage.text, edge) is None:
        return False
    taken = ending("zh", "takes").search(passage.text[max(passage.sentence.start, start - TAKES) : start])
    return taken is not None and optional("zh", "adverbs").fullmatch(passage.text, end, edge) is not None
