"""Turn a filled cue into drafts of claims: one for each combination of the participants that it lists."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from chipcontrols.loaders.claim import Iri, Period, entity_iri
from chipcontrols.loaders.documents.claims.binding import Binding
from chipcontrols.loaders.documents.claims.context import CHINA, LISTERS, Context
from chipcontrols.loaders.documents.claims.draft import Draft, meaning
from chipcontrols.loaders.documents.claims.fiscal import fiscal_year, in_fiscal_terms, is_to_come
from chipcontrols.loaders.documents.claims.lists import is_joint
from chipcontrols.loaders.documents.claims.repeats import nationality
from chipcontrols.loaders.documents.claims.stance import AHEAD, is_foretold, is_past, modality_of
from chipcontrols.loaders.documents.claims.templates import Template
from chipcontrols.loaders.documents.claims.timing import is_of_measure, period_of
from chipcontrols.loaders.documents.grammar import optional
from chipcontrols.loaders.documents.lexicon import words
from chipcontrols.loaders.documents.names.adjectives import adjectives
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import SIGNS
from chipcontrols.loaders.documents.spans import Figure, Mention, sort
from chipcontrols.loaders.documents.values.undated import is_just_over
from chipcontrols.loaders.documents.values.units import MONEY
from chipcontrols.ontology.frames import frames

# The roles of who makes an instrument.
MAKERS = ("issuer", "regulator")
# So far behind what is told "respectively" stands.
EACH = 16
# A participant with its role, and where it is named, if it is.
Part = tuple[str, Iri, Mention | None]


def combinations(passage: Passage, binding: Binding, context: Context) -> Iterator[Draft]:
    """Yield a draft for each combination of the participants that a filled cue lists, with those that it leaves out."""
    template = binding.cue.template
    groups: list[list[Part]] = []
    joined: list[Part] = []
    binding = _without_spoken_of(binding, context)
    for role, mentions in binding.roles.items():
        meant: list[Part] = [(role, iri, m) for m in mentions if (iri := meaning(m, template, role)) is not None]
        if len(meant) == 0:
            return
        before = sum(m.start < binding.start for m in mentions if meaning(m, template, role) is not None)
        if template.sided and 0 < before < len(meant):
            groups += [sorted(meant, key=_place)[:before], sorted(meant, key=_place)[before:]]
        elif role in template.together or (len(meant) > 1 and is_joint(passage, binding, role, len(meant))):
            joined += meant
        else:
            groups.append(meant)
    trigger = (binding.start, binding.end)
    period = period_of(passage, binding.span(), trigger, binding.figure, context.period)
    period = None if template.timeless or binding.back > 0 else period
    # "Forecast 2026 sales below estimates, sending its shares down": shares move within a day.
    period = None if template.directed and period is not None and is_of_measure(passage, period, trigger) else period
    # A rule that is spoken of is not the one of a ruler who is named now.
    for role in _given_by(passage, binding, context):
        named = role in binding.roles or any(name == role for name, _ in binding.cue.fixed)
        # Who makes an instrument need not be said where the instrument is.
        named = named or (role in MAKERS and any(part[0] == "instrument" for group in groups for part in group))
        given = context.given(role, template.kind, passage, period) if not named else None
        given = None if given is not None and _acts_later(passage, binding, given) else given
        # Nobody restricts what goes to his own country.
        taken = given is not None and any(iri in (given, context.homes.get(given)) for g in groups for _, iri, _ in g)
        if given is not None and not taken:
            groups.append([(role, given, None)])
            period = period or (context.day if role == "instrument" else None)
    place = nationality(passage, binding.figure) if binding.figure is not None and "place" in template.classes else None
    if place is not None and place in context.instruments.countries:
        groups.append([("place", place, None)])
    for combination in _in_pairs(passage, binding, groups) or product(*groups):
        known = _known_from_tables(binding, combination, context)
        draft = _draft(passage, binding, [*combination, *joined, *known], context, period)
        if draft is not None:
            yield draft


def _in_pairs(passage: Passage, binding: Binding, groups: Sequence[Sequence[Part]]) -> list[tuple[Part, ...]]:
    """Return the members of two lists in pairs where words such as "respectively" join them: "A and B head C and D"."""
    lists = [sorted(group, key=_place) for group in groups if len(group) > 1]
    if binding.figure is not None or len(lists) != 2 or len(lists[0]) != len(lists[1]):
        return []
    low, high = binding.span()
    each = optional(passage.language, "respectively")
    if each.search(passage.text, low, min(high + EACH, passage.sentence.end)) is None:
        return []
    alone = [group[0] for group in groups if len(group) == 1]
    return [(*pair, *alone) for pair in zip(*lists, strict=True)]


def _without_spoken_of(binding: Binding, context: Context) -> Binding:
    """Return a binding without the words, such as "the rule", that point to a rule which the lines above give with its
    day and package."""
    group = binding.roles.get("instrument", ())
    if len(group) == 0 or len(context.spoken) != 1:
        return binding
    if not all(m.candidates[0].rank == "reference" and m.candidates[0].iri in context.spoken for m in group):
        return binding
    return replace(binding, roles={role: group for role, group in binding.roles.items() if role != "instrument"})


def _given_by(passage: Passage, binding: Binding, context: Context) -> tuple[str, ...]:
    """Return the roles that the lines above may fill: a China spoken of is where goods made elsewhere go, no ruler."""
    roles, named = binding.cue.template.context, binding.roles
    made = any(c.iri in context.vendors for m in named.get("item", ()) for c in m.candidates)
    purposed = any(name == "purpose" for name, _ in binding.said)
    if context.regulator == CHINA:
        if "exporter" in named or made:
            return ()
        # What is aimed at China, as "China's access to chips", is no aim of its own.
        low, high = (passage.sentence.start, passage.sentence.end) if purposed else (binding.start, binding.end)
        told = (m for m in (*passage.mentions, *adjectives(passage)) if low <= m.start < high)
        if any(c.iri == CHINA for m in told for c in m.candidates):
            roles = tuple(role for role in roles if role != "regulator")
    if optional(passage.language, "first_person").search(passage.text, passage.sentence.start, binding.end) is not None:
        return ()  # whoever says "we did so" is not the one spoken of
    return tuple(role for role in roles if role != "instrument" or purposed or "regulator" not in named)


def _acts_later(passage: Passage, binding: Binding, given: Iri) -> bool:
    """Return whether somebody is named in a Chinese sentence only beyond the clause of a claim: 随着恢复销售,B要求.

    Elsewhere it may be who says so: "The chips may go to China, the ministry said".
    """
    named = [m.start for m in passage.mentions if any(c.iri == given for c in m.candidates)]
    end = binding.span()[1]
    if passage.language != "zh":
        # "Trotz der Beschränkungen bleibt China" tells of no ban of China's.
        fronted = optional(passage.language, "despite").match(passage.text, passage.sentence.start, binding.start)
        return fronted is not None and len(named) > 0 and named[0] > end
    return len(named) > 0 and named[0] > end and SIGNS.search(passage.text, end, named[0]) is not None


def _place(part: Part) -> int:
    return part[2].start if part[2] is not None else 0


def _known_from_tables(binding: Binding, named: Sequence[Part], context: Context) -> Iterator[Part]:
    """Yield who need not be named since the tables know: the maker of an item, the country of a minister."""
    given = {role for role, _, _ in named} | {role for role, _ in binding.cue.fixed}
    for owner, owned, known in _owners(binding.cue.template, context):
        if owner not in given:
            yield from ((owner, Iri(str(known[iri])), None) for role, iri, _ in named if role == owned and iri in known)


def _owners(template: Template, context: Context) -> Iterator[tuple[str, str, Mapping[Iri, object]]]:
    """Yield (role of who owns, role of what is owned, what the tables know): makers of items, countries of persons."""
    if template.vendor is not None:
        yield template.vendor, "item", context.vendors
    if template.home is not None:
        yield template.home, "person", context.homes


def _draft(
    passage: Passage,
    binding: Binding,
    parts: Sequence[Part],
    context: Context,
    period: Period | None,
) -> Draft | None:
    template = binding.cue.template
    roles = _without_foreign(_without_home(_told(passage, binding, parts), context), context)
    if _is_short(passage, binding, roles):
        return None
    if len(roles) == 0 or _is_of_another(template, roles, context) or _is_amiss(template, roles):
        return None
    if template.unobserved and any(iri in context.observers for _, iri in roles):
        return None
    start, end = binding.span()
    modality = (
        binding.cue.modality
        or template.modality
        or modality_of(
            passage, binding.start, _end_of_verb(passage, binding), template.plans, context.cited is not None
        )
    )
    modality = "forecast" if modality == "planned" and template.results else modality
    own, ahead = fiscal_year(context.fiscal, (iri for _, iri in roles)), modality in AHEAD
    period = in_fiscal_terms(passage, period, own, template.results, context.today, ahead)
    period = None if template.results and not ahead and is_to_come(period, context.today) else period
    # What was expected of days past stays an expectation, whatever came of it.
    expected = binding.cue.modality == "forecast" and binding.cue.template.results
    expected = expected or (modality == "forecast" and is_foretold(passage, binding.start))
    modality = modality if expected else _timely(modality, period, context.today, template)
    modality = "asserted" if modality == "forecast" and binding.back > 0 else modality
    kind = template.planned if modality in AHEAD and template.planned is not None else template.kind
    details = _details(passage, binding, start)
    figure = _in_own_money(passage, binding.figure, roles, context)
    figure = figure.negated() if figure is not None and binding.cue.falls else figure
    figure = _sorts(passage, parts) if figure is None and template.sorts else figure
    return Draft(
        template, kind, roles, figure, period, modality, details, _hidden(parts), start, end,
        binding.cue.score, binding.back,
    )  # fmt: skip


def _sorts(passage: Passage, parts: Sequence[Part]) -> Figure | None:
    """Return of how many sorts an item is, where that stands right before its name: "24 types of equipment"."""
    between = optional(passage.language, "sorts")
    named = [m for role, _, m in parts if role == "item" and m is not None]
    for figure in passage.figures if len(named) > 0 else ():
        if figure.unit in (None, "units") and between.fullmatch(passage.text, figure.end, named[0].start) is not None:
            return figure
    return None


def _is_amiss(template: Template, roles: Sequence[tuple[str, Iri]]) -> bool:
    """Return whether a participant is too general, named twice, or alone where two stand together."""
    named = [iri for _, iri in roles]
    alone = any(len([r for r in roles if r[0] == role]) < 2 for role in template.together)
    return alone or len(set(named)) < len(named) or not template.vague.isdisjoint(named)


def _is_of_another(template: Template, roles: Sequence[tuple[str, Iri]], context: Context) -> bool:
    """Return whether the tables know a thing to be another's: made by another firm, minister of another country."""
    for owner, owned, known in _owners(template, context):
        others = {str(known[iri]) for role, iri in roles if role == owned and iri in known}
        sorts = {iri.rsplit("/", 2)[1] for iri in others}
        stated = [iri for role, iri in roles if role == owner]
        # An agency is of its country: a minister of one land heads no ministry of another.
        stated = [Iri(str(known.get(iri, iri))) if "/agency/" in iri else iri for iri in stated]
        named = {str(iri) for iri in stated if iri.rsplit("/", 2)[1] in sorts}
        if len(named) > 0 and len(others) > 0 and named.isdisjoint(others):
            return True
    return False


def _told(passage: Passage, binding: Binding, parts: Sequence[Part]) -> tuple[tuple[str, Iri], ...]:
    """Return the participants that a claim has. Who presents the goods of a firm is none, but the firm if known."""
    known = frames()[binding.cue.template.kind].roles.keys()
    issuers = {iri for role, iri, _ in parts if role == "issuer"}
    told = {*((role, iri) for role, iri, _ in parts if role in known), *_fixed(passage, binding, issuers)}
    lacks = not binding.roles.keys() <= known and binding.cue.template.vendor not in {role for role, _ in told}
    return () if lacks else tuple(sorted(told))


def _without_home(roles: tuple[tuple[str, Iri], ...], context: Context) -> tuple[tuple[str, Iri], ...]:
    """Return participants without a destination that is the ruler's own country: nobody restricts what goes there."""
    rulers = {iri for role, iri in roles if role == "regulator"}
    homes = rulers | {Iri(str(context.homes[iri])) for iri in rulers if iri in context.homes}
    return tuple((role, iri) for role, iri in roles if role != "destination" or iri not in homes)


def _without_foreign(roles: tuple[tuple[str, Iri], ...], context: Context) -> tuple[tuple[str, Iri], ...]:
    """Return participants without an instrument of another country than the one that issues it or rules."""
    rulers = [Iri(str(context.homes.get(iri, iri))) for role, iri in roles if role in ("issuer", "regulator")]
    lands = context.instruments.countries.intersection(rulers)
    known = context.instruments.lands if len(lands) > 0 else {}
    return tuple((role, iri) for role, iri in roles if iri not in known or known[iri] in lands)


def _fixed(passage: Passage, binding: Binding, issuers: Collection[Iri]) -> Iterator[tuple[str, Iri]]:
    """Yield the participants that the words name by themselves: the list among them, or else that of the kind.

    That is the one of the United States, unless the trigger tells another, or another has put parties on a list.
    """
    named = _named_list(passage, binding)
    for role, iri in binding.cue.fixed:
        if role == "list" and named is not None and named != iri:
            yield role, named
        elif LISTERS.issuperset(issuers) or (role, iri) not in binding.cue.template.fixed:
            yield role, iri


def _named_list(passage: Passage, binding: Binding) -> Iri | None:
    """Return the list of parties that is named among the words of a claim, or None."""
    named = (m for m in passage.mentions if binding.start <= m.start < binding.end and sort(m) == "list")
    return next((Iri(m.candidates[0].iri) for m in named), None)


def _timely(modality: str, period: Period | None, today: date | None, template: Template) -> str:
    """Return a modality that fits the period: what is told of days to come is no report, of days past no forecast."""
    if today is None or period is None or template.modality is not None:
        return modality
    if modality in ("asserted", "reported") and period.start is not None and period.start > today:
        return "planned" if template.plans else "forecast"
    if modality == "forecast" and period.end is not None and period.end < today:
        return modality if template.results and is_just_over(period, today) else "asserted"
    return modality


def _hidden(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the forms of names that are misspelt or garbled, in which a text gives participants."""
    named = (
        (mention, c) for _, iri, mention in parts if mention is not None for c in mention.candidates if c.iri == iri
    )
    return tuple(sorted({mention.text for mention, c in named if c.rank == "hidden"}))


def _is_short(passage: Passage, binding: Binding, roles: Sequence[tuple[str, Iri]]) -> bool:
    """Return whether all is missing of which a claim of a kind must have some, or money is paid for nothing named."""
    some = binding.cue.template.some
    implied = binding.cue.template.fixed if _named_list(passage, binding) is None else ()
    present = {role for role, iri in roles if (role, iri) not in implied}
    present |= {"value"} if binding.figure is not None else set()
    present |= set(some) if binding.ware is not None else set()
    if len(some) > 0 and present.isdisjoint(some):
        return True
    # Money paid for something unnamed is as likely a takeover as a purchase of items.
    paid = binding.figure is not None and binding.figure.unit in MONEY
    worded = any(name == "itemName" for name, _ in binding.said)
    return paid and not worded and "item" in some and "item" not in present


def _end_of_verb(passage: Passage, binding: Binding) -> int:
    """Return where a trigger ends, or a verb whose end stands behind the figure: "stellt 5 Millionen in Aussicht"."""
    after = optional(passage.language, "verbend")
    verb = after.match(passage.text, binding.figure.end) if binding.figure is not None else None
    return binding.end if verb is None else max(binding.end, verb.end())


def _in_own_money(
    passage: Passage, figure: Figure | None, roles: Sequence[tuple[str, Iri]], context: Context
) -> Figure | None:
    """Return a figure in the money of the country of who is spoken of, where its unit is the bare sign for that: 元."""
    if figure is not None and figure.unit == "JPY" and "¥" in passage.text[figure.start : figure.end]:
        chinese = passage.language == "zh" or any(context.homes.get(iri, iri) == CHINA for _, iri in roles)
        return figure._replace(unit="CNY") if chinese else figure
    money = {entity_iri("country", code): unit for code, unit in words(passage.language).get("money", {}).items()}
    if figure is None or figure.unit != "CNY" or len(money) == 0 or "人" in passage.text[figure.start - 3 : figure.end]:
        return figure
    # A subsidiary abroad reports in the money of the firm that the text is about.
    firms = any("/company/" in iri for _, iri in roles)
    about = [context.protagonist.candidates[0].iri] if firms and context.protagonist is not None else []
    homes = [context.homes.get(iri) for iri in (*(iri for _, iri in roles), *about)]
    own = next((money[Iri(str(home))] for home in homes if home in money), None) if CHINA not in homes else None
    return figure if own is None else figure._replace(unit=own)


def _details(passage: Passage, binding: Binding, start: int) -> tuple[tuple[str, str], ...]:
    """Return the details of a claim: those of the cue, with a position that is said to be past as a former one."""
    source = optional(passage.language, "source")
    details = {**dict(binding.cue.details), **{name: source.sub("", said) for name, said in binding.said}}
    if "position" in details and is_past(passage, start, (binding.start, binding.end)):
        details["position"] = f"former {details['position']}"
    return tuple(sorted(details.items()))
