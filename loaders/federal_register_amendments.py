"""What the instructions of a rule do to entries of a list: add, revise or remove, under which country."""

import re
from dataclasses import dataclass

from chipcontrols.loaders import listing
from chipcontrols.loaders.claim import Entity
from chipcontrols.loaders.federal_register_entry import announced_name

# Each verb of an instruction, each name in quotation marks, each country and each supplement, in the order of the text.
PARTS = re.compile(
    r"\b(?i:(?P<verb>add|revis|remov)(?:e[sd]?|ing|s)?)\b"
    r"|[“\"](?P<name>[^“”\"]+)[”\"]|``(?P<ticked>[^`']+)''"
    r"|\b[Uu]nder (?:the )?(?:(?:heading|destination|country|entries) (?:of |for )?)?(?P<under>[A-Z].*)"
    r"|\b[Ss]upplement [Nn]o\. (?P<supplement>\d+) to [Pp]art 744",
)
DEEDS = {"add": "add", "revis": "revise", "remov": "remove"}


@dataclass(frozen=True, slots=True)
class Amendment:
    """One deed on one entry: "add", "revise" or "remove", its name, country and the number of the supplement."""

    deed: str
    name: str
    place: Entity | None
    supplement: str


@dataclass(slots=True)
class Instructions:
    """Reads instructions one after the other: each goes on where the one before left off."""

    supplement: str = ""
    place: Entity | None = None
    deed: str = ""

    def read(self, text: str) -> list[Amendment]:
        """Return what an instruction does, to the entries that it names in quotation marks."""
        found: list[Amendment] = []
        position = 0
        while (part := PARTS.search(text, position)) is not None:
            position = part.end()
            if part["verb"]:
                self.deed = DEEDS[part["verb"].lower()]
            elif part["supplement"]:
                self.supplement = part["supplement"]
            elif part["under"]:
                self.place = place_at_start(part["under"]) or self.place
                position = part.start("under")
            elif self.deed and self.supplement:
                name = announced_name(part["name"] or part["ticked"])
                found.append(Amendment(self.deed, name, self.place, self.supplement))
        return found


def place_at_start(text: str) -> Entity | None:
    """Return the country with whose name a text begins, as lists write it.

    >>> place_at_start("CHINA, PEOPLE’S REPUBLIC OF by adding").iri.rsplit("/", 1)[1]
    'cn'
    """
    words = text.split()
    for number in range(min(len(words), 6), 0, -1):
        place = listing.place(" ".join(words[:number]).strip(" ,:;."))
        if place is not None:
            return place
    return None
