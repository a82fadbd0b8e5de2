"""Ask a language model for claims, if the user has one. Nothing that it says enters unless the text holds it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from chipcontrols.loaders.claim import Claim, Entity, Iri, merge
from chipcontrols.loaders.documents.evidence import objection
from chipcontrols.loaders.documents.extract import Knowledge, knowledge, names_in
from chipcontrols.loaders.documents.llm.answers import answer
from chipcontrols.loaders.documents.llm.endpoint import Endpoint, NoAnswer
from chipcontrols.loaders.documents.llm.form import prompt, schema
from chipcontrols.loaders.documents.llm.returned import Asked, read_claim
from chipcontrols.loaders.documents.names.coined import coinages, described
from chipcontrols.loaders.documents.texts.header import body_of
from chipcontrols.loaders.documents.texts.sentences import sentences
from chipcontrols.loaders.ledger import Ledger, RejectedRecord
from chipcontrols.loaders.reading import Model, Reading, Text

PASSAGE = 4_000
# After so many passages in a row without an answer, the endpoint is not asked any more.
PATIENCE = 3


def read(texts: Iterable[Text], known: Sequence[Entity], model: Model) -> Iterator[Reading]:
    """Yield one reading for each text, with the claims that a model finds in it and the text bears out."""
    prepared = knowledge(known)
    endpoint = Endpoint(model.url, model.name, model.seconds)
    silent = 0
    for text in texts:
        reading, silent = _read(text, prepared, endpoint, model, silent)
        yield reading


def _read(text: Text, known: Knowledge, endpoint: Endpoint, model: Model, silent: int) -> tuple[Reading, int]:
    ledger, claims = Ledger(), dict[Iri, Claim]()
    names = names_in(text, known)
    coined = dict(coinages(names))
    entities = {entity.iri: entity for mention in coined.values() for entity in described(mention)}
    classes = {iri: mention.candidates[0].cls for iri, mention in coined.items()} | dict(known.classes)
    language = text.source.language or "en"
    dated = f"Date of the document: {text.source.issued or 'not stated'}"
    for start, end in passages(text, language):
        asked = Asked(text, start, end, language, names, f"llm-{_slug(model.name)}/1")
        try:
            if silent >= PATIENCE:
                raise NoAnswer(f"not asked after {PATIENCE} passages without an answer")
            rows = answer(endpoint, model.answers, prompt(), f"{dated}\n\n{text.text[start:end]}", schema())
            silent = 0
        except NoAnswer as why:
            silent += 1
            ledger.reject("LLM", f"{text.source.slug}:{start}", str(why))
            continue
        for row in rows:
            _take(asked, row, classes, claims, ledger)
    used = {iri for claim in claims.values() for iri in (*(iri for _, iri in claim.roles), claim.attributed_to)}
    kept = tuple(entity for iri, entity in entities.items() if iri in used)
    return Reading(text.source, kept, tuple(claims.values()), ledger), silent


def _take(asked: Asked, row: object, classes: dict[Iri, str], claims: dict[Iri, Claim], ledger: Ledger) -> None:
    try:
        claim = read_claim(asked, row)
    except RejectedRecord as rejection:
        ledger.rejections.append(rejection)
        return
    fails = objection(claim, classes, asked.text.text)
    if fails is not None:
        ledger.reject(fails[0], f"{claim.source}:{claim.evidence[0].start}", fails[1])
        return
    ledger.loaded += 1
    claims[claim.iri] = merge(claims[claim.iri], claim) if claim.iri in claims else claim


def passages(text: Text, language: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the stretches that a model is asked about: whole sentences, up to PASSAGE characters."""
    body = body_of(text.text, text.path.endswith(".md"))
    first = last = None
    for sentence in sentences(text.text, language, body):
        if first is not None and last is not None and sentence.end - first > PASSAGE:
            yield first, last
            first = None
        first, last = sentence.start if first is None else first, sentence.end
    if first is not None and last is not None:
        yield first, last


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "model"
