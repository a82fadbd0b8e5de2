"""Send answers of some size as gzip to clients that read it."""

from aiohttp import ETag, web

from chipcontrols.graph.serve.negotiate import choose

LEAST = 16_384  # bytes; less is sent as soon as it would be compressed
# What asks for a part, or whether a file has changed, is answered from the file as it stands.
PARTS = ("Range", "If-None-Match", "If-Modified-Since")


def compress(request: web.Request, answer: web.StreamResponse, size: int) -> None:
    """Have an answer of so many bytes sent as gzip, when the client reads it and asks for the whole."""
    if size < LEAST:
        return
    answer.headers.add("Vary", "Accept-Encoding")
    accepted = request.headers.get("Accept-Encoding")
    whole = request.method in ("GET", "POST") and not any(name in request.headers for name in PARTS)
    if whole and accepted is not None and choose(accepted, ("gzip",)) is not None:
        answer.enable_compression(web.ContentCoding.gzip)


async def weaken_tag(_: web.Request, answer: web.StreamResponse) -> None:
    """Make the tag of a compressed file a weak one: a strong one promises the bytes of the file as it stands."""
    if answer.etag is not None and "Content-Encoding" in answer.headers:
        answer.etag = ETag(answer.etag.value, is_weak=True)
