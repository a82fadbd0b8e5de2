"""User and password of a store: from the environment or from netrc, never from the command line."""

import netrc
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from chipcontrols.loaders.ledger import WrongInput

USER, PASSWORD = "CHIPCONTROLS_STORE_USER", "CHIPCONTROLS_STORE_PASSWORD"
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password that no message and no trace shows."""

    user: str
    password: str = field(repr=False)


def credentials(endpoint: str, environment: Mapping[str, str] = os.environ) -> Credentials | None:
    """Return the credentials for an endpoint: the two variables of the environment, else the entry of netrc, else None.

    Raises WrongInput for half a pair, for credentials in the address, for a netrc that cannot be read,
    and for a password that would travel in the open.
    """
    parts = urlsplit(endpoint)
    if parts.scheme not in ("http", "https") or parts.hostname is None:
        raise WrongInput("the endpoint is no http or https address. Write it as http://127.0.0.1:3030/chipcontrols")
    if parts.username is not None or parts.password is not None:
        raise WrongInput(f"the endpoint holds credentials. Take them out, and set {USER} and {PASSWORD}, or use netrc.")
    found = _from_environment(environment) or _from_netrc(parts.hostname, environment)
    if found is not None and parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise WrongInput(f"{parts.hostname} is addressed without https: the password would travel in the open.")
    return found


def _from_environment(environment: Mapping[str, str]) -> Credentials | None:
    user, password = environment.get(USER), environment.get(PASSWORD)
    if user is None and password is None:
        return None
    if not user or password is None:
        raise WrongInput(f"only one of {USER} and {PASSWORD} is set. Set both or none.")
    return Credentials(user, password)


def _from_netrc(host: str, environment: Mapping[str, str]) -> Credentials | None:
    path = Path(environment.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        entry = netrc.netrc(str(path)).authenticators(host)
    except (OSError, netrc.NetrcParseError) as error:
        # The words of the parser may quote the file.
        reason = getattr(error, "msg", "") if "permissions" in str(error) else ""
        place = f"{path}:{error.lineno}" if isinstance(error, netrc.NetrcParseError) else str(path)
        raise WrongInput(f"{place}: cannot be read as netrc. {reason}".rstrip()) from None
    return None if entry is None else Credentials(entry[0], entry[2] or "")
