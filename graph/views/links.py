"""Addresses of the site's pages, relative to the folder views/: the one place that views and site take them from."""

from urllib.parse import urlencode

from chipcontrols.loaders.claim import BASE

_ENTITY, _SOURCE = f"{BASE}id/", f"{BASE}source/"


def entity_page(iri: str) -> str:
    """Return the address of an entity's page; empty for an IRI that is no entity of ours.

    >>> entity_page("https://w3id.org/chipcontrols/id/company/cambricon")
    'entity/company-cambricon.html'
    """
    kind, _, slug = iri.removeprefix(_ENTITY).partition("/")
    return f"entity/{kind}-{slug}.html" if iri.startswith(_ENTITY) and _plain(kind) and _plain(slug) else ""


def source_page(iri: str) -> str:
    """Return the address of a source's page; empty for an IRI that is no source of ours.

    >>> source_page("https://w3id.org/chipcontrols/source/us-consolidated-screening-list")
    'source/us-consolidated-screening-list.html'
    """
    slug = iri.removeprefix(_SOURCE)
    return f"source/{slug}.html" if iri.startswith(_SOURCE) and _plain(slug) else ""


def scene_of(view: str, key: str) -> str:
    """Return the address of one scene of a view: a document's facts, a rule's cascade, a firm's chips.

    >>> scene_of("documents", "note-fr")
    'documents.html#scene=note-fr'
    """
    return f"{view}.html#{urlencode({'scene': key})}"


def _plain(slug: str) -> bool:
    """Tell a slug that is a file name everywhere and a link as it stands: letters, digits, hyphens, dots within."""
    return slug != "" and slug[0] != "." and len(slug) <= 200 and all(c.isalnum() or c in "-._" for c in slug)
