"""Tell of which firm a stake or a price is where only a sentence before names it: the one bought, or paid for, last."""

from collections.abc import Sequence
from dataclasses import replace

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.claims.context import Context
from chipcontrols.loaders.documents.claims.draft import Draft, instead
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import within

# The role of the firm of which shares change hands, by kind of claim.
BOUGHT = {"Ownership": "owned", "Stake": "company", "Investment": "investee"}
# The roles of who buys.
BUYERS = ("owner", "holder", "investor")
# For so many sentences it is the one meant.
MEMORY = 3


def with_bought(found: Sequence[Draft], passage: Passage, context: Context) -> list[Draft]:
    """Return drafts in which a stake in a firm that its sentence does not name is one in that which was bought.

    "Acme buys Borealis. Corvid held 29 percent of the start-up." A stake in no firm at all is left out. What a round of
    funding values is the firm that raises it: "Acme raised 2 billion, with Borealis leading, at a valuation of 9".
    """
    found = _valued(found, passage, context)
    told: list[Draft] = []
    for draft in found:
        told += _meant(draft, told, passage, context)
    return told


def _meant(draft: Draft, told: Sequence[Draft], passage: Passage, context: Context) -> list[Draft]:
    """Return a draft, of a stake that of whom is meant; none where that is nobody."""
    if draft.kind != "Stake":
        return [draft]
    company = next((iri for role, iri in draft.roles if role == "company"), None)
    named = within([m for m in passage.mentions if m.candidates[0].rank != "reference"], draft.start, draft.end)
    # Who holds shares himself is not the firm whose shares they are: "基金持有其38%,博瑞持股23%".
    holds = any(("holder", company) in d.roles for d in told if d.kind == "Stake")
    if not holds and any(m.candidates[0].iri == company for m in named):
        return [draft]
    before = context.bought if context.since_bought <= MEMORY else None
    meant = next(iter(bought(told)), before)
    if meant is not None and ("holder", meant) not in draft.roles:
        return [replace(draft, roles=instead(draft, "company", meant))]
    return [draft] if company is not None else []


def _valued(found: Sequence[Draft], passage: Passage, context: Context) -> list[Draft]:
    """Return drafts in which no buyer of shares has the value that is that of the firm bought."""
    raisers = {iri for d in found for role, iri in d.roles if role == "raiser"}
    own = raisers or {iri for iri in bought(found)}
    buyers = {iri for d in found for role, iri in d.roles if role in BUYERS} or context.buyers
    last = context.bought if context.since_bought <= MEMORY and len(own) == 0 else None
    meant = next(iter(own)) if len(own) == 1 else last
    if meant is None:
        return list(found)
    first = next((m.start for m in passage.mentions if m.candidates[0].iri == meant), passage.sentence.start)
    ahead = {m.candidates[0].iri for m in passage.mentions if m.start > first} if len(raisers) == 1 else set()
    wrong = (buyers | ahead) - {meant}
    # "Acme, which is worth 9 billion, has bought Borealis" tells of Acme; a Chinese clause without a subject does not.
    if passage.language != "zh" and len(raisers) == 0:
        wrong -= {m.candidates[0].iri for m in passage.mentions if m.candidates[0].rank != "reference"}
    wrong -= {m.candidates[0].iri for m in passage.mentions if passage.is_possessive(m)}
    return [
        replace(d, roles=instead(d, "company", meant))
        if d.kind == "MarketCapitalisation" and any(iri in wrong for _, iri in d.roles) and not _is_behind(passage, d)
        else d
        for d in found
    ]


def _is_behind(passage: Passage, draft: Draft) -> bool:
    """Return whether the name follows the sum, so that none but it is meant: 4万亿美元市值的阿克米."""
    start = draft.figure.start if draft.figure is not None else draft.end
    named = within(passage.mentions, start, draft.end)
    return any(m.candidates[0].iri == iri for m in named for _, iri in draft.roles)


def bought(found: Sequence[Draft]) -> list[Iri]:
    """Return the firms that drafts tell as bought, or paid for, the last one first."""
    told = ((d, iri) for d in reversed(found) for role, iri in d.roles if BOUGHT.get(d.kind) == role)
    return [iri for _, iri in told if "/company/" in iri]


def remembered(found: Sequence[Draft], context: Context) -> Context:
    """Return the context that a sentence leaves: who was bought last, by whom, and how many sentences ago."""
    firm = next(iter(bought(found)), None)
    if firm is None:
        return context._replace(since_bought=context.since_bought + 1)
    buyers = frozenset(iri for d in found for role, iri in d.roles if role in BUYERS)
    return context._replace(bought=firm, since_bought=1, buyers=buyers)
