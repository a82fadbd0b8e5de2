"""Inflect verbs, and make of a list of them the triggers of each construction: "A delivers", "delivered by A".

`cues/<language>/verbs.yml` holds the endings, the irregular forms and the constructions. A cue with `verbs` in place of
`words` names its verbs by their infinitives: of each construction that its kind has a form for, it becomes a cue with
words. A bar parts what a German verb leaves at the end of its clause: "aus|liefern", "auf den Markt|bringen".
`nouns` there tell what the deed is called: "A's delivery of X to B".
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from chipcontrols.loaders.documents.lexicon import load

FORM = re.compile(r"\{([a-z]+)\}")  # a form of the verb within a construction


def constructed(entry: Mapping[str, Any], language: str, known: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a cue as it is or, if it lists verbs, a cue for each construction that `known` has a form for.

    The form bears the name of the construction, unless the entry names another one. `behind` tells of the object of the
    verb, where that follows.
    """
    if "verbs" not in entry:
        yield entry
        return
    verbs = [inflected(verb.strip(), language) for verb in entry["verbs"].split(",")]
    rest = {key: value for key, value in entry.items() if key not in ("verbs", "forms", "behind")}
    for construction in load(f"{language}/verbs.yml")["constructions"]:
        form = entry.get("forms", {}).get(construction["form"], construction["form"])
        spelt = "|".join(filled for verb in verbs if (filled := _filled(construction["verb"], verb)) != "")
        if form in known and spelt != "":
            words = construction["words"].replace("VERB", f"(?:{spelt})")
            words += entry.get("behind", "") if construction["form"] == "does" else ""
            told = {key: value for key, value in construction.items() if key != "verb"}
            yield {**told, **rest, "form": form, "words": words}


@cache
def inflected(verb: str, language: str) -> Mapping[str, str]:
    """Return the forms of a verb by name, each as a regular expression. Raises KeyError for an ending that none has.

    >>> inflected("take over", "en")["fin"], inflected("aus|liefern", "de")["part"]
    ('t(?:ake|akes|ook) over', 'ausgeliefert')
    """
    prefix, bar, base = verb.rpartition("|")
    head, blank, rest = ("", "", base) if bar else base.partition(" ")
    given = load(f"{language}/verbs.yml")
    forms = given["irregular"].get(head or rest) or _regular(head or rest, given["endings"])
    forms = _with_prefix(prefix, forms) if bar else {name: form + blank + rest for name, form in forms.items()}
    return {**forms, "noun": given.get("nouns", {}).get(verb.replace("|", ""), "")}


def _regular(verb: str, endings: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """Return the forms of a verb by the first ending that it has."""
    for ending, forms in endings.items():
        if (found := re.fullmatch(ending, verb)) is not None:
            return {name: form.replace("STEM", found[1]) for name, form in forms.items()}
    raise KeyError(verb)


def _with_prefix(prefix: str, forms: Mapping[str, str]) -> Mapping[str, str]:
    """Return the forms of a German verb with what stands apart from it in a main clause."""
    start = prefix if " " not in prefix else f"{prefix} "
    joined = {name: start + (form if " " in prefix else form.replace("zu ", "zu")) for name, form in forms.items()}
    return {**joined, "fin": rf"{forms['fin']}(?=[^.;]{{1,140}} {prefix}(?![\w-]))", "last": start + forms["fin"]}


def _filled(construction: str, verb: Mapping[str, str]) -> str:
    """Return a construction with the forms of a verb; the last form of one without a prefix is its finite one.

    It is empty where it asks for the noun of the deed, and the verb has none.
    """
    return FORM.sub(lambda found: verb["noun"] if found[1] == "noun" else verb.get(found[1], verb["fin"]), construction)
