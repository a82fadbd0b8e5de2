"""What commands share: key=value options and formats."""

from chipcontrols.loaders.ledger import WrongInput


def pairs(given: list[str], option: str) -> dict[str, str]:
    """Return the key=value texts of an option. Raises WrongInput for another form."""
    pairs: dict[str, str] = {}
    for text in given:
        key, sign, value = text.partition("=")
        if not sign or not key:
            raise WrongInput(f"{option} {text!r} is not key=value.")
        pairs[key] = value
    return pairs


def one_of(value: str, allowed: tuple[str, ...]) -> str:
    """Return the value of --format. Raises WrongInput when it is none of those allowed."""
    if value not in allowed:
        raise WrongInput(f"--format {value!r} is not known here. Choose from: {', '.join(allowed)}")
    return value
