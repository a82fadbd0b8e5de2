"""Read a maker with a general word, such as "Acme chips" or "puces Acme", as the category of its goods."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from chipcontrols.loaders.claim import Claim, Entity, Iri, Label
from chipcontrols.loaders.documents.lexicon import NONE, words
from chipcontrols.loaders.documents.names.coined import coin
from chipcontrols.loaders.documents.names.known import english_names
from chipcontrols.loaders.documents.spans import Candidate, Mention
from chipcontrols.ontology.frames import superclasses

# English heads of the names of such categories, the best reading of the general word first.
HEADS = ("GPUs", "AI chips", "chips", "products")
GOODS = ("ItemCategory", "ProductFamily")
# The roles of who makes an item.
MAKING = frozenset({"designer", "developer", "releaser"})

# Of goods that no table knows, only words for several chips tell: an "Acme chip unit" is none.
SEVERAL = re.compile(r"(?i)(?:chips|puces|processeurs|prozessoren|(?:processor|accelerator|gpu|semiconductor)s|芯片)\b")

# Words for all that a firm sells name its goods, and leave the firm a name of its own: "Acme products".
PRODUCTS = re.compile(r"\b(?:products|[Pp]rodukten?|produits)\b|产品")

NO_GOODS = f"{NONE}(?P<goods>)"

Makers = Mapping[Iri, Candidate]


def index_makers(known: Sequence[Entity]) -> Makers:
    """Return the category that stands for the goods of each firm, known by its English name ("<maker> GPUs") or not."""
    goods = {label.text: entity for entity in known if entity.cls in GOODS for label in entity.labels}
    return {iri: _goods(name, goods) for iri, name in english_names(known, "Company").items()}


def _goods(firm: str, goods: Mapping[str, Entity]) -> Candidate:
    item = next((goods[f"{firm} {head}"] for head in HEADS if f"{firm} {head}" in goods), None)
    return coin(f"{firm} chips", "ItemCategory", "en") if item is None else Candidate(item.iri, item.cls, "alt")


def index_vendors(known: Sequence[Entity]) -> Mapping[Iri, Iri]:
    """Return the maker of each product whose English name begins with that of a firm ("Acme Z9")."""
    firms = index_firms(known)
    products = [entity for entity in known if "Product" in superclasses(entity.cls)]
    named = ((e, label) for e in products for label in e.labels if label.language == "en" and label.kind != "hidden")
    names = {(entity.iri, label.text, entity.cls) for entity, label in named}
    vendors = ((iri, vendor(text, cls, firms)) for iri, text, cls in sorted(names))
    return {iri: firm for iri, firm in vendors if firm is not None}


def index_firms(known: Sequence[Entity]) -> Mapping[str, Iri]:
    """Return the firms by their English names."""
    return {name: iri for iri, name in english_names(known, "Company").items()}


def vendor(name: str, cls: str, firms: Mapping[str, Iri]) -> Iri | None:
    """Return the maker of a product whose name begins with that of a firm ("Acme Z9"), or None."""
    parts = name.split(" ")
    if len(parts) < 2 or "Product" not in superclasses(cls):
        return None
    return next((firms[" ".join(parts[:n])] for n in (2, 1) if " ".join(parts[:n]) in firms), None)


def coined_vendors(mentions: Sequence[Mention], firms: Mapping[str, Iri]) -> Mapping[Iri, Iri]:
    """Return the makers of products that no table knows, such as new members of a known family."""
    named = ((c.iri, vendor(c.name[0], c.cls, firms)) for m in mentions for c in m.candidates if c.name is not None)
    return {iri: firm for iri, firm in named if firm is not None}


def makers_of(claims: Iterable[Claim], firms: Mapping[Iri, str]) -> Mapping[Iri, str]:
    """Return the English name of the only maker that claims give to each item."""
    found: dict[Iri, set[str]] = {}
    for claim in claims:
        items = [iri for role, iri in claim.roles if role == "item"]
        names = [firms[iri] for role, iri in claim.roles if role in MAKING and iri in firms]
        for item in items:
            found.setdefault(item, set()).update(names)
    return {item: names.pop() for item, names in found.items() if len(names) == 1}


def called(entity: Entity, made: Mapping[Iri, str]) -> Entity:
    """Return an entity that no table knows, a product also by the name of its maker: "Acme Zephyr"."""
    maker, name = made.get(entity.iri), entity.labels[0].text
    if maker is None or "Product" not in superclasses(entity.cls) or name.startswith(maker):
        return entity
    return replace(entity, labels=(*entity.labels, Label(f"{maker} {name}", "en", "alt")))


def compounds(text: str, language: str, mentions: Sequence[Mention], makers: Makers, base: int) -> list[Mention]:
    """Return the names of a sentence, with a maker and the general word beside it as one name of its goods.

    Beside a genitive, as in "Acme's latest chips", the general word alone names the goods, and the maker itself.
    """
    merged: list[Mention] = []
    for mention in mentions:
        parts = list(_compound(text, language, mention, makers, base))
        cut = parts != [mention] and any(_cuts(part, other) for part in parts for other in mentions)
        merged += [mention] if cut else parts
    goods = [m for m in merged if m not in mentions]
    if len(goods) == 0:
        return merged
    return [m for m in merged if m in goods or not any(o.start <= m.start and m.end <= o.end for o in goods)]


def _cuts(part: Mention, other: Mention) -> bool:
    """Return whether words for goods belong to another name: the chips of "machines à puces Acme" are not Acme's."""
    return other.start < part.start < other.end < part.end or part.start < other.start < part.end < other.end


def _compound(text: str, language: str, mention: Mention, makers: Makers, base: int) -> Iterator[Mention]:
    goods = next((makers[c.iri] for c in mention.candidates if c.iri in makers), None)
    if goods is None:
        yield mention
        return
    start, end = mention.start - base, mention.end - base
    after = _after(language).match(text, end)
    before = _before(language).search(text, max(0, start - 40), start) if language == "fr" else None
    owned = _owned(language).match(text, end) if after is None else None
    if owned is None and after is None:
        made = _made_by(language).search(text, max(0, start - 40), start)
        owned = made if made is not None and (goods.name is None or PRODUCTS.search(made["goods"])) else None
    if owned is not None:
        start, end = owned.span("goods")
    elif before is not None:
        start = before.start()
    elif after is not None:
        end = after.end()
    told = goods.name is None or SEVERAL.search(text[start:end]) is not None
    products = None if told else PRODUCTS.search(text[start:end])
    if products is not None:
        goods, told = _products(goods), True
        owned, (start, end) = products, (start + products.start(), start + products.end())
    found = told and (start, end) != (mention.start - base, mention.end - base)
    if owned is not None or not found:
        yield mention
    if found:
        yield Mention(base + start, base + end, text[start:end], (goods,))


def _products(goods: Candidate) -> Candidate:
    """Return all that a firm sells, whose chips are given."""
    assert goods.name is not None, goods
    return coin(f"{goods.name[0].removesuffix(' chips')} products", "ItemCategory", "en")


@cache
def _after(language: str) -> re.Pattern[str]:
    gap = words(language)["makers"].get("gap", "[ -]")
    end = "" if language == "zh" else r"(?!\w)"
    return re.compile(f"{gap}(?:{words(language)['generic']}){end}")


@cache
def _owned(language: str) -> re.Pattern[str]:
    forms = words(language)
    return re.compile(forms["makers"].get("owned", NO_GOODS).replace("GOODS", forms["generic"]) + r"(?!\w)")


@cache
def _made_by(language: str) -> re.Pattern[str]:
    forms = words(language)
    return re.compile(forms["makers"].get("made_by", NO_GOODS).replace("GOODS", forms["generic"]) + "$")


@cache
def _before(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words(language)['generic']})(?: haut de gamme)? (?:de |d'|du groupe )?$")
