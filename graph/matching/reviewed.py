"""Read the reviewed decisions: which entity or name is, and is not, a party of a list. They override all matching."""

import csv
import io
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from chipcontrols.loaders.ledger import WrongInput

COLUMNS = ("entity", "party", "list", "verdict", "reason", "citation")
VERDICTS = ("same", "different", "")


@dataclass(frozen=True, slots=True)
class Decision:
    """A row: the short form of an entity ("company/smic") or names, a party as its list writes it, and the verdict."""

    place: str
    entity: str
    party: str
    list: str
    verdict: str
    reason: str
    citation: str

    @property
    def is_entity(self) -> bool:
        """Whether the row speaks of an entity by its short form, and not of names."""
        kind, slash, slug = self.entity.partition("/")
        return bool(slash) and kind.isascii() and kind.islower() and slug == slug.lower() and " " not in self.entity

    @property
    def names(self) -> tuple[str, ...]:
        """The names of a row that speaks of names."""
        return () if self.is_entity else tuple(name.strip() for name in self.entity.split(";") if name.strip())


def reviewed(path: Path | None = None) -> tuple[Decision, ...]:
    """Return the decisions of a file, or those that are shipped; rows without a verdict are undecided and left out.

    Raises WrongInput for a file in another form.
    """
    source = files(__package__) / "reviewed.csv" if path is None else path
    name = "reviewed.csv" if path is None else path.name
    try:
        lines = csv.DictReader(io.StringIO(source.read_bytes().decode("utf-8-sig"), newline=""), strict=True)
        if tuple(lines.fieldnames or ()) != COLUMNS:
            raise WrongInput(
                f"{name}: the columns are not {', '.join(COLUMNS)}. Start from: chipcontrols identity --review"
            )
        return tuple(found for row in lines if (found := _decision(f"{name}:{lines.line_num}", row)).verdict)
    except OSError as error:
        raise WrongInput(f"{name}: {error.strerror}. Name the file of reviewed decisions.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise WrongInput(f"{name}: {error}. Save the table as CSV in UTF-8.") from error


def _decision(place: str, row: dict[str | None, str | None]) -> Decision:
    cells = [row.get(column) for column in COLUMNS]
    if None in row or any(cell is None for cell in cells):
        raise WrongInput(f"{place}: the row has not {len(COLUMNS)} cells. Quote the cells that hold commas.")
    found = Decision(place, *((cell or "").strip() for cell in cells))
    if found.verdict not in VERDICTS:
        raise WrongInput(f"{place}: {found.verdict!r} is no verdict. Write same or different, or leave it empty.")
    if found.verdict and not (found.entity and found.party and found.reason):
        raise WrongInput(f"{place}: a decision names entity, party and reason.")
    return found
