"""The options that commands share: the build, its two times, formats, and key=value texts."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from chipcontrols.graph.commands.printing import words
from chipcontrols.loaders.ledger import WrongInput

if TYPE_CHECKING:
    import pyoxigraph as ox

BuildOption = Annotated[Path, typer.Option("--build", help="Folder of the build to read.")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="Only what was true on this day; claims without a period stay."),
]
KnownOption = Annotated[
    str | None,
    typer.Option("--known", metavar="DAY", help="Only what was known from sources dated up to this day."),
]


def opened(folder: Path, as_of: str | None, known: str | None) -> "ox.Store":
    """Return the store of a build as of two times, and say what was left out. Raises WrongInput for a bad day."""
    from chipcontrols.graph.moment import moment
    from chipcontrols.graph.store import in_memory, open_build

    days = day(as_of, "--as-of"), day(known, "--known")
    store = open_build(folder)
    if days == (None, None):
        return store
    found = moment(store, *days, in_place=in_memory(folder))
    words.print(Text(str(found)))
    return found.store


def day(text: str | None, option: str) -> date | None:
    """Return the day that an option gives. Raises WrongInput when it is no ISO date."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise WrongInput(f"{option} {text!r} is not a date. Write it as 2025-10-01.") from error


def pairs(given: list[str], option: str, example: str) -> dict[str, str]:
    """Return the key=value texts of an option. Raises WrongInput, with an example, for another form."""
    pairs: dict[str, str] = {}
    for text in given:
        key, sign, value = text.partition("=")
        if not sign or not key:
            raise WrongInput(f"{option} {text!r} is not key=value. Such as: {option} {example}")
        if key in pairs:
            raise WrongInput(f"{option} gives {key} twice. Give it once.")
        pairs[key] = value
    return pairs


def one_of(value: str, allowed: tuple[str, ...], option: str = "--format") -> str:
    """Return the value of an option. Raises WrongInput when it is none of those allowed."""
    if value not in allowed:
        raise WrongInput(f"{option} {value!r} is not known here. Choose from: {', '.join(allowed)}")
    return value
