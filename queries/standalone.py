"""Write the values of parameters into the text of a query, for stores that cannot be given them beside it."""

import re
from collections.abc import Mapping

from chipcontrols.queries.header import Query
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

    The answer is that of `catalogue.run`; only the columns that repeat the parameters stay empty. Our queries use
    parameters in expressions alone, and these stand in parentheses, so SELECT and GROUP BY are left as they are.
    Raises QueryError as `values.bindings` does.
    """
    terms = {name: str(value) for name, value in bindings(query, given).items()}
    parts: list[str] = []
    depth = 0
    for token in _TOKEN.finditer(query.text):
        text = token[0]
        if token.lastgroup == "other":
            depth += (text == "(") - (text == ")")
        if token.lastgroup == "variable" and depth > 0:
            text = terms.get(text[1:], text)
        parts.append(text)
    return "".join(parts)
