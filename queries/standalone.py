"""Write the values of parameters into the text of a query, for stores that cannot be given them beside it.

As a program it prints a query: python -m chipcontrols.queries.standalone NAME [PARAMETER=VALUE …]
"""

import re
import sys
from collections.abc import Mapping

from chipcontrols.queries.catalogue import find
from chipcontrols.queries.header import Query, QueryError
from chipcontrols.queries.values import bindings

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<iri><[^<>"{}|^`\\\s]*>)
      | (?P<string>\"\"\".*?\"\"\"|'''.*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


def standalone(query: Query, given: Mapping[str, str]) -> str:
    """Return the text of a query with its parameters replaced by their terms wherever an expression uses them.

    The answer is that of `catalogue.run` without the columns that repeat the parameters. Our queries use parameters
    in expressions alone, and these stand in parentheses; elsewhere SELECT and GROUP BY only hand them on, and
    Virtuoso 7 dies of nested groups by what is never bound. Raises QueryError as `values.bindings` does.
    """
    terms = {name: str(value) for name, value in bindings(query, given).items()}
    parts: list[str] = []
    depth = 0
    for token in _TOKEN.finditer(query.text):
        text = token[0]
        if token.lastgroup == "other":
            depth += (text == "(") - (text == ")")
        if token.lastgroup == "variable" and text[1:] in terms:
            if depth == 0:
                _end_line(parts)
                continue
            text = terms[text[1:]]
        parts.append(text)
    return "".join(parts)


def _end_line(parts: list[str]) -> None:
    """Remove the blanks at the end."""
    while parts and parts[-1].isspace():
        parts.pop()


def main(arguments: list[str]) -> int:
    """Print the query that is named first, with the values that follow. Return the exit code."""
    pairs = [text.partition("=") for text in arguments[1:]]
    try:
        if not arguments or not all(sign for _, sign, _ in pairs):
            raise QueryError("Give the name of a query and its parameters as key=value.")
        sys.stdout.write(standalone(find(arguments[0]), {key: value for key, _, value in pairs}))
    except QueryError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
