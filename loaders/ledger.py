"""The ledger: every record that goes in is loaded or rejected with a reason."""

from dataclasses import dataclass, field


class WrongInput(ValueError):
    """What a user asked for cannot be done as asked; the message says what to do. The command line exits with 2."""


class RejectedRecord(Exception):
    """A record that cannot be loaded. `code` groups reasons, `place` is file:line or the record's id."""

    def __init__(self, code: str, place: str, reason: str) -> None:
        """Keep the three parts of the message."""
        super().__init__(f"{place}: {reason}")
        self.code, self.place, self.reason = code, place, reason

    def __reduce__(self) -> tuple[type["RejectedRecord"], tuple[str, str, str]]:
        """Travel between processes by the three parts."""
        return type(self), (self.code, self.place, self.reason)


@dataclass(slots=True)
class Ledger:
    """Counts of one source. `read` = `loaded` + the number of rejections, always."""

    loaded: int = 0
    rejections: list[RejectedRecord] = field(default_factory=list)

    @property
    def read(self) -> int:
        """The number of records that went in."""
        return self.loaded + len(self.rejections)

    def reject(self, code: str, place: str, reason: str) -> None:
        """Note a record that is not loaded."""
        self.rejections.append(RejectedRecord(code, place, reason))
