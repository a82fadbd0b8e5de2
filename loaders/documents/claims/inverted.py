"""Read German sentences whose subject stands behind the verb as if it stood before it.

What a cue takes between verb and object leaves no room for a subject: "Im Mai kaufte | Acme | das Chipgeschäft von
Borealis". So such a sentence is read a second time with the verb and its subject in the order of other sentences,
which keeps the place of all other words.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from chipcontrols.loaders.documents.claims.context import Context
from chipcontrols.loaders.documents.claims.draft import Draft
from chipcontrols.loaders.documents.claims.drafts import drafts, without_lesser
from chipcontrols.loaders.documents.claims.match import bindings
from chipcontrols.loaders.documents.grammar import general, optional
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Mention, is_a

# What ends the clause of a name: a stop, or a further verb.
CLOSED = re.compile(r"[.,;]|$| und [a-zäöü]+t(?:e|en)?(?!\w)")
# So far before a subject its verb and what the subject is called begin.
BEFORE = 90
ACTORS = ("Organisation", "Country", "Person")


def with_inverted(found: list[Draft], passage: Passage, context: Context, told: Collection[str]) -> list[Draft]:
    """Return the drafts of a passage with those that it has with its subject before the verb."""
    turned = _turned(passage)
    if turned is None:
        return found
    low, high, straight = turned
    # What is made for such sentences, as "Mit dem Kauf von Borealis steigt", takes the verb where it stands.
    filled = [binding for binding in bindings(straight, told) if not binding.start < low < binding.end]
    made = [draft for draft in drafts(straight, filled, context) if draft.start >= passage.sentence.start]
    # Who was spoken of before is not meant where the subject stands behind the verb.
    kinds = {(draft.kind, draft.figure) for draft in made}
    found = [d for d in found if d.start >= passage.sentence.start or (d.kind, d.figure) not in kinds]
    new = [_in_place(draft, low, high) for draft in made if not _is_told(draft, found) and _is_quoted(draft, passage)]
    return without_lesser([*(draft for draft in found if not _is_told(draft, new)), *new])


def _turned(passage: Passage) -> tuple[int, int, Passage] | None:
    """Return a passage with the verb behind its subject, and the stretch of both; None where it opens with this."""
    if passage.language != "de" or len(passage.mentions) == 0:
        return None
    opened = optional("de", "preposed").match(passage.text, passage.sentence.start, passage.sentence.end)
    if opened is None:
        return None
    for mention in passage.mentions:
        if mention.start < opened.end() or not is_a(mention, *ACTORS) or _only_calls(passage, mention):
            continue
        verb = general("de", "inverted").search(
            passage.text, max(opened.end() - 1, mention.start - BEFORE), mention.start
        )
        if verb is None or ", " in passage.text[opened.end() : verb.start()]:
            continue
        group = passage.group(mention, passage.mentions, False)
        if passage.text[group[-1].end] not in " (" or passage.is_possessive(group[-1]):
            return None  # "kaufte Acmes Tochter", "kaufte Acme, ein Hersteller von Pumpen,"
        return verb.start("verb"), group[-1].end, _swapped(passage, verb.start("verb"), verb.end("verb"), group)
    return None


def _only_calls(passage: Passage, mention: Mention) -> bool:
    """Return whether words that may point to somebody only say what the one named behind is: "der Konzern Acme"."""
    behind = [m for m in passage.mentions if m.start == mention.end + 1 and m.candidates[0].rank != "reference"]
    behind = [m for m in behind if CLOSED.match(passage.text, m.end) is None]  # then it is the object
    return mention.candidates[0].rank == "reference" and any(is_a(m, *ACTORS) for m in behind)


def _swapped(passage: Passage, low: int, end: int, group: Sequence[Mention]) -> Passage:
    text, high = passage.text, group[-1].end
    subject = text[end + 1 : high]
    # "Im Juni der Hersteller" would be one of June.
    subject = subject.replace("der ", "die ", 1) if subject.startswith("der ") else subject
    words = f"{subject} {text[low:end]}"
    back = end + 1 - low
    names = passage.mentions
    moved = (m._replace(start=m.start - back, end=m.end - back) if low <= m.start < high else m for m in names)
    # A thin space keeps the subject from what stands before it, which is no part of its name: "in Porto Acme".
    return replace(passage, text=f"{text[: low - 1]}\u2009{words}{text[high:]}", mentions=tuple(moved))


def _in_place(draft: Draft, low: int, high: int) -> Draft:
    """Return a draft of the sentence as it stands: what begins or ends in the turned words quotes them whole."""
    start = low if low <= draft.start < high else draft.start
    return replace(draft, start=start, end=high if low < draft.end <= high else draft.end)


def _is_told(draft: Draft, others: Sequence[Draft]) -> bool:
    """Return whether other drafts tell a claim too, or more of it, such as its figure."""
    same = (o for o in others if o.kind == draft.kind and set(draft.roles) <= set(o.roles))
    return any(draft.figure in (None, o.figure) for o in same)


def _is_quoted(draft: Draft, passage: Passage) -> bool:
    """Return whether a draft quotes no words that stand in another order."""
    low, high = passage.sentence.start, passage.sentence.end
    return not draft.template.lone and all(
        " " not in said or said in passage.text[low:high] for _, said in draft.details
    )
