"""The origin that `serve --cors` takes: what browsers send, and no more."""

import pytest

from chipcontrols.graph.serve.origin import origin_of
from chipcontrols.loaders.ledger import WrongInput


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://example.org/", "https://example.org"),  # as it is copied from a browser, which sends it without
        ("HTTPS://Example.ORG:443", "https://example.org"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ],
)
def test_an_origin_is_compared_as_browsers_write_it(given: str, meant: str):
    assert origin_of(given) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://example.org/app", "https://example.org"),
        ("https://example.org:8443/?a=b", "https://example.org:8443"),
        ("example.org", "https://example.org"),
        ("https://a.example, https://b.example", "https://example.org"),
        ("https://*.example.org", "https://example.org"),
        ("https://user@example.org", "https://example.org"),
        ("http://localhost:port", "https://example.org"),
        ("null", "https://example.org"),
        ("", "https://example.org"),
    ],
)
def test_what_no_browser_sends_as_origin_is_refused_with_what_is_meant(given: str, meant: str):
    with pytest.raises(WrongInput, match="is no origin") as refused:
        origin_of(given)
    assert str(refused.value).endswith(f": {meant}")
