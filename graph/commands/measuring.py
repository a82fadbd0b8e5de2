"""The command that measures what was read from documents: against annotations, or against the curated claims."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from chipcontrols.graph.commands.building import AnswersOption, LlmOption, ModelOption, asked_model, list_files
from chipcontrols.graph.commands.options import one_of
from chipcontrols.graph.commands.printing import print_json, print_table, words
from chipcontrols.loaders import Evaluation
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Inputs

COLUMNS = ("extracted", "right", "precision", "facts", "found", "recall", "F1")
VERDICTS = ["of", "what", "right", "wrong", "missing", "by the source's day"]


def evaluate(
    files: Annotated[
        list[Path],
        typer.Argument(help="Annotations (.jsonl), then the documents that they are of, or folders of these."),
    ],
    mentions: Annotated[
        list[Path] | None, typer.Option(help="JSON lines of marked names: doc, start, end, type.")
    ] = None,
    lists: Annotated[list[str] | None, typer.Option("--list", help="Official list: NAME=PATH[@DAY].")] = None,
    llm: LlmOption = None,
    model: ModelOption = None,
    answers: AnswersOption = Path("llm-answers"),
    misses: Annotated[bool, typer.Option("--misses", help="List the misses and the false claims.")] = False,
    form: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Measure what is read from documents, against annotations; without any, against the curated claims, by kind.

    Example: chipcontrols evaluate gold.jsonl --mentions names.jsonl articles/
    """
    from chipcontrols import loaders

    as_json = one_of(form, ("table", "json")) == "json"
    annotations = [path for path in files if loaders.is_annotations(path)]
    given = tuple(path for path in files if path not in annotations)
    inputs = Inputs(given, list_files(lists or []), model=asked_model(llm, model, answers))
    if len(inputs.documents) == 0:
        raise WrongInput("no document is given. Name the annotated documents after the annotations.")
    if len(annotations) == 0 and not mentions:
        rows = _against_curated(inputs)
        _print([dict(zip(rows[0], row, strict=True)) for row in rows[1:]] if as_json else None, [rows])
        return
    found = loaders.measure(inputs, annotations, mentions or ())
    if len(found.displaced) > 0:
        which = ", ".join(found.displaced[:5])
        words.print(Text(f"{len(found.displaced)} facts have other words at their offsets, such as {which}."))
    tables = [[["claims of", "by", "name", *COLUMNS], *_scores(found)], [VERDICTS]]
    tables[1] += [[str(row.get(name, "")) for name in VERDICTS] for row in _verdicts(found)]
    lines = found.failures
    if misses and len(lines) > 0:
        tables.append([list(lines[0]), *(["" if v is None else str(v) for v in line.values()] for line in lines)])
    scores = [dict(zip(tables[0][0], row, strict=True)) for row in tables[0][1:]]
    _print({"scores": scores, "verdicts": _verdicts(found), "misses": lines} if as_json else None, tables)


def _print(as_json: object | None, tables: Sequence[list[list[str]]]) -> None:
    if as_json is not None:
        print_json(as_json)
    else:
        for table in tables:
            print_table(table)


def _scores(found: Evaluation) -> Iterator[list[str]]:
    for whose, by, s in found.scores():
        shares = ["" if share is None else f"{share:.3f}" for share in (s.precision, s.recall, s.f1)]
        yield [whose, by, s.kind, str(s.extracted), str(s.right), shares[0], str(s.curated), str(s.found), *shares[1:]]


def _verdicts(found: Evaluation) -> list[dict[str, str | int]]:
    return [{"of": whose, "what": what, **counts} for whose, what, counts in found.verdicts()]


def _against_curated(inputs: Inputs) -> list[list[str]]:
    from chipcontrols import loaders

    claims = [claim for reading in loaders.read(inputs) for claim in reading.claims]
    curated = [claim for claim in claims if "curated/1" in claim.extractors]
    texts = {place.document for claim in curated for place in claim.evidence if place.quote is not None}
    if len(texts) == 0:
        raise WrongInput(
            "none of these documents has curated facts to measure against. "
            "Give annotations and then their documents: chipcontrols evaluate gold.jsonl articles/"
        )
    found = [claim for claim in claims if claim.extractors != ("curated/1",) and claim.source in texts]
    scores = loaders.evaluate(found, [claim for claim in curated if claim.source in texts])
    rows = [["kind", "extracted", "right", "precision", "curated", "found", "recall"]]
    for s in scores.values():
        shares = ["" if share is None else f"{share:.2f}" for share in (s.precision, s.recall)]
        rows.append([s.kind, str(s.extracted), str(s.right), shares[0], str(s.curated), str(s.found), shares[1]])
    return rows
