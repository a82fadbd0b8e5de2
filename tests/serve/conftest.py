"""The real server on the sample, started by the command and stopped by its signal."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from stores.servers import free_port

SECONDS = 3


@pytest.fixture(scope="session")
def site(sample_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of `chipcontrols serve` on the sample."""
    port = free_port()
    program = str(Path(sys.executable).parent / "chipcontrols")
    command = [program, "serve", "--build", str(sample_build), "--port", str(port), "--timeout", str(SECONDS)]
    said = tmp_path_factory.mktemp("serve") / "words"
    with said.open("wb") as words:
        process = subprocess.Popen([*command, "--limit", "2", "--cors", "https://example.org"], stderr=words)
    base = f"http://127.0.0.1:{port}"
    transport = httpx.HTTPTransport(retries=8)  # until it listens
    with httpx.Client(base_url=base, transport=transport, timeout=60, trust_env=False) as client:
        client.get("/sparql")
        yield client
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0, said.read_text()
