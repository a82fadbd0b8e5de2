"""Read the origin whose pages may ask: what a browser sends in the header Origin, and no more."""

from urllib.parse import SplitResult, urlsplit

from chipcontrols.loaders.ledger import WrongInput

PORTS = {"http": 80, "https": 443}


def origin_of(text: str) -> str:
    """Return an origin as browsers write it: scheme and host in small letters, no usual port, no final slash; or *.

    Raises WrongInput for anything else, as an origin that no browser sends would let no page ask.

    >>> origin_of("https://Example.org:443/"), origin_of("http://localhost:3000"), origin_of("*")
    ('https://example.org', 'http://localhost:3000', '*')
    """
    if text == "*":
        return text
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:  # a port that is no number, brackets that do not close, a host with empty labels
        raise _refused(text, None) from None
    if parts.scheme not in PORTS or not host or "@" in parts.netloc or any(c.isspace() or c in "*," for c in host):
        raise _refused(text, None)
    usual = port in (None, PORTS[parts.scheme])
    found = f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{'' if usual else f':{port}'}"
    if _more(parts):
        raise _refused(text, found)
    return found


def _more(parts: SplitResult) -> bool:
    """Tell whether an address goes on behind the host."""
    return parts.path not in ("", "/") or parts.query != "" or parts.fragment != ""


def _refused(text: str, meant: str | None) -> WrongInput:
    said = "An origin is scheme and host, with a port where it has one, and no path"
    return WrongInput(f"--cors {text!r} is no origin. {said}: {meant or 'https://example.org'}")
