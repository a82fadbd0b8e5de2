"""Tell whose a ministry without a country is: "the commerce ministry" is that of the country spoken of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from chipcontrols.loaders.claim import BASE, Iri, entity_iri
from chipcontrols.loaders.documents.lexicon import LANGUAGES, load
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Candidate, Mention, Sentence

Part = tuple[Sentence, Sequence[Mention]]
# Between a ministry and the capital or country that it is of: "the trade ministry in Tokyo".
SEATED = re.compile(r" (?:in|of|à|von|der|du|des) (?:the |den |la |l['’])?")

# What opens a sentence that places at its head what it tells; "Shipments to China fell" does not.
LED = re.compile(r"(?:[A-ZÀÉ]\w{0,4}['’ ](?:\w{2,3}['’ ])?)?")


def ministry(text: str, language: str, mention: Mention, parts: Sequence[Part], homes: Mapping[Iri, object]) -> Mention:
    """Return a ministry as that of the country that it is said to be of, or that the text spoke of last.

    `parts` are the sentence of the ministry and those before it, nearest first.
    """
    if mention.candidates[0].cls != "Agency" or mention.candidates[0].rank != "coined":
        return mention
    of = next((of for words, of in _sorts(language) if words.fullmatch(mention.text)), None)
    if of is None:
        return mention
    land = next(_lands(text, language, mention, parts, homes), None)
    meant = of.get(land) if land is not None else None
    return mention if meant is None else mention._replace(candidates=(Candidate(meant, "Agency", "alt"),))


def _lands(
    text: str, language: str, mention: Mention, parts: Sequence[Part], homes: Mapping[Iri, object]
) -> Iterator[Iri]:
    """Yield the countries of which a ministry may be, best first."""
    own = parts[0][1]
    behind = (m for m in own if m.start >= mention.end and SEATED.fullmatch(text, mention.end, m.start))
    yield from (m.candidates[0].iri for m in behind if m.candidates[0].cls == "Country")
    for sentence, part in parts:
        before = [m for m in part if m.end <= mention.start and m is not mention]
        about = Passage(text, language, sentence, tuple(before), (), ()).heading
        yield from (land for m in about if (land := _land(m, homes)) is not None)
        # A sentence may place at its head what it tells: "In Washington, the Commerce Department".
        led = [m for m in before[:1] if m not in about and LED.fullmatch(text, sentence.start, m.start)]
        yield from (land for m in led if (land := _land(m, homes)) is not None)


def _land(mention: Mention, homes: Mapping[Iri, object]) -> Iri | None:
    best = mention.candidates[0]
    if best.cls == "Country":
        return best.iri
    home = homes.get(best.iri) if best.cls == "Agency" else None
    return Iri(str(home)) if home is not None else None


@cache
def _sorts(language: str) -> tuple[tuple[re.Pattern[str], Mapping[Iri, Iri]], ...]:
    """Return the words for each sort of ministry, with that of each country."""
    if language not in LANGUAGES:
        return ()
    return tuple(
        (
            re.compile(sort[language]),
            {entity_iri("country", c): Iri(f"{BASE}id/{path}") for c, path in sort["of"].items()},
        )
        for sort in load("ministries.yml").values()
        if language in sort
    )
