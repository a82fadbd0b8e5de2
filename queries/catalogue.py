"""The questions that the graph answers: list them, check their parameters, run them on a store."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from chipcontrols.queries.header import Parameter, Query, QueryError, parse
from chipcontrols.queries.tables import PREFIXES, Table, visible
from chipcontrols.queries.values import Term, bindings
from chipcontrols.queries.words import says

__all__ = ["Parameter", "Query", "QueryError", "find", "queries", "run"]

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_DESCRIBE = re.compile(r"\bDESCRIBE\s+(?:[<?$*]|[\w.-]*:)", re.IGNORECASE)
_UPDATE = re.compile(r"\s*(?:(?:PREFIX|BASE)\b[^\n]*\n\s*)*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE)\b", re.IGNORECASE)


@cache
def queries() -> Mapping[str, Query]:
    """Return the queries of the package by name, sorted.

    >>> queries()["firms-listed-by-rule"].parameters[0].name
    'rule'
    """
    entries = sorted(files(__package__).iterdir(), key=lambda entry: entry.name)
    found = (entry for entry in entries if entry.name.endswith(".rq"))
    return {name: parse(name, entry.read_text("utf-8")) for entry in found for name in [entry.name[:-3]]}


def find(given: str) -> Query:
    """Return the query that a name, a file or a SPARQL text stands for. Raises QueryError when it is none of them."""
    known = queries().get(given)
    if known is not None:
        return known
    # A SPARQL text has a brace, but for a DESCRIBE; a name or path that a person types has none.
    if "{" in given or _DESCRIBE.search(given):
        return parse("the query", given)
    path = Path(given)
    try:
        if path.is_file():
            return parse(path.name, path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise QueryError(f"{given!a} cannot be read as a query: {error}.") from error
    near = get_close_matches(given, queries(), n=3, cutoff=0.4)
    hint = f" Did you mean: {', '.join(near)}?" if near else ""
    raise QueryError(f"There is no query or file {given!a}.{hint} All names: chipcontrols query --list")


def run(store: ox.Store, given: str, parameters: Mapping[str, str] | None = None) -> Table:
    """Return the answer of a query by name, file or text, over the union of all graphs.

    Values are bound, never written into the text. Raises QueryError for a query that is unknown or wrong,
    and for parameters that do not fit.
    """
    query = find(given)
    # A query may come from anybody; whom it asks, and with what data of the graph, is easily overlooked in it.
    if says(query.text, "SERVICE"):
        raise QueryError(
            "SERVICE is refused: nothing is asked of other servers. Load the graph into a store and ask there."
        )
    terms = bindings(query, parameters or {})
    answer = _answer(store, query, terms)
    match answer:
        case ox.QueryBoolean():
            return Table(("answer",), ((ox.Literal(bool(answer)),),), "boolean")
        case ox.QueryTriples():
            triples = sorted(set(answer), key=str)
            rows = tuple((triple.subject, triple.predicate, triple.object) for triple in triples)
            return Table(("subject", "predicate", "object"), rows, "graph")
        case ox.QuerySolutions():
            return _table(store, query, terms, answer)
    raise AssertionError(answer)


def _answer(
    store: ox.Store, query: Query, terms: Mapping[str, Term]
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    try:
        return store.query(
            query.text,
            use_default_graph_as_union=True,
            prefixes=dict(PREFIXES),
            substitutions={ox.Variable(name): term for name, term in terms.items()},
        )
    except SyntaxError as error:
        raise QueryError(_syntax(query, str(error))) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"{query.name} cannot be run: {visible(str(error))}.") from error


def _table(store: ox.Store, query: Query, terms: Mapping[str, Term], answer: ox.QuerySolutions) -> Table:
    names = [variable.value for variable in answer.variables]
    # A bound variable has to be selected; it only repeats what was asked, so it is left out of the answer.
    columns = (*query.columns, *query.ids) or tuple(name for name in names if name not in terms)
    places = [names.index(name) for name in columns]
    try:
        rows = tuple(tuple(solution[place] for place in places) for solution in answer)
    except (RuntimeError, OSError) as error:
        raise QueryError(f"{query.name} cannot be run: {visible(str(error))}.") from error
    notes = () if rows else tuple(_unknown_names(store, query, terms))
    return Table(tuple(columns), rows, "rows", query.ids, notes)


def _unknown_names(store: ox.Store, query: Query, terms: Mapping[str, Term]) -> list[str]:
    """Return a sentence for each name that nothing in the graph bears, with names like it."""
    asked = [terms[p.name].value for p in query.parameters if p.type == "name" and terms[p.name].value != ""]
    if len(asked) == 0:
        return []
    labels: set[str] = set()
    for kind in ("prefLabel", "altLabel", "hiddenLabel"):
        found = store.quads_for_pattern(None, ox.NamedNode(f"{PREFIXES['skos']}{kind}"), None)
        labels |= {quad.object.value for quad in found if isinstance(quad.object, ox.Literal)}
    known = {label.casefold(): label for label in sorted(labels)}
    notes = []
    for name in asked:
        if name.casefold() in known or _is_described(store, name):
            continue
        parts = [label for key, label in known.items() if name.casefold() in key][:5]
        near = parts or [known[key] for key in get_close_matches(name.casefold(), known, n=5)]
        hint = f" Names like it: {'; '.join(visible(label) for label in near)}." if near else ""
        notes.append(f"The graph knows no {visible(name)!r}.{hint}")
    return notes


def _is_described(store: ox.Store, iri: str) -> bool:
    try:
        return any(True for _ in store.quads_for_pattern(ox.NamedNode(iri), None, None))
    except ValueError:
        return False


def objection(text: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Return in words why a text is not SPARQL; empty when it is.

    >>> objection("SELECT ?x WHERE { ?x a chip:Purchase }", {}).splitlines()[0]
    'the query:1:37: not SPARQL: a prefix is not declared at or before the mark.'
    """
    try:
        ox.Store().query(text, prefixes=dict(prefixes))
    except SyntaxError as error:
        return _syntax(Query("the query", text), str(error))
    return ""


def _syntax(query: Query, message: str) -> str:
    found = _PLACE.match(message)
    if found is None:
        return f"{query.name} is not SPARQL: {visible(message)}."
    if _UPDATE.match(query.text):
        return f"{query.name} would change the graph. Ask with SELECT, ASK, CONSTRUCT or DESCRIBE."
    line, column = int(found[1]), int(found[2])
    shown = visible(query.text.splitlines()[line - 1]) if line <= len(query.text.splitlines()) else ""
    reason = "a prefix is not declared" if "Prefix not found" in found[3] else "something else is expected"
    return (
        f"{query.name}:{line}:{column}: not SPARQL: {reason} at or before the mark.\n  {shown}\n  {' ' * (column - 1)}^"
    )
