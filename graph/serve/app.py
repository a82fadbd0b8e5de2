"""The front: routes, headers, and the order in which a request is looked at."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from aiohttp import web
from aiohttp.typedefs import Middleware

from chipcontrols.graph.exports.dataset import described
from chipcontrols.graph.serve import things
from chipcontrols.graph.serve.describe import FORMS, Counts, count, description
from chipcontrols.graph.serve.editor import editor_files, terms
from chipcontrols.graph.serve.engine import Engines, Limits
from chipcontrols.graph.serve.kept import Answer
from chipcontrols.graph.serve.negotiate import choose
from chipcontrols.graph.serve.protocol import Refusal, question
from chipcontrols.graph.serve.smaller import LEAST, compress, weaken_tag
from chipcontrols.graph.store import open_build, quads_of
from chipcontrols.graph.terms import DATASET
from chipcontrols.graph.views.links import entity_page, source_page
from chipcontrols.loaders.claim import BASE
from chipcontrols.queries.catalogue import objection

LARGEST_QUERY = 1 << 20  # bytes
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
FRAMELESS = {"Content-Security-Policy": "frame-ancestors 'none'"}
DOWNLOADS = {"graph.nq": "application/n-quads", "graph.ttl": "text/turtle", "report.json": "application/json"}
HTML = "text/html"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is served, and how far a question may go. `origin` may ask from its pages; None: no other page may."""

    build: Path
    limits: Limits
    engines: int = 2
    origin: str | None = None


@dataclass(slots=True)
class Front:
    """The handlers of the server, on one build."""

    settings: Settings
    engines: Engines
    counts: Counts
    about: Sequence[ox.Triple]
    editor: dict[str, tuple[str, bytes]]

    async def sparql(self, request: web.Request) -> web.Response:
        """Answer by the SPARQL 1.1 Protocol; without a query, with the editor or the service description."""
        if request.method not in ("GET", "HEAD", "POST"):
            return _refused(405, "Ask with GET or POST.", {"Allow": "GET, HEAD, POST, OPTIONS"})
        body = await request.read() if request.method == "POST" else b""
        asked = question(request.method, request.content_type, request.charset, request.rel_url.raw_query_string, body)
        accept = _accept(request)
        if asked is None:
            return self._described(request, choose(accept, (*FORMS, HTML)))
        answer = await self.engines.ask(asked, accept)
        if answer.status == 400 and (words := objection(asked.text, {})):
            return _refused(400, words)
        return _passed_on(answer)

    async def void(self, request: web.Request) -> web.Response:
        """Answer with the description of the dataset."""
        return self._described(request, choose(_accept(request), tuple(FORMS)))

    async def thing(self, request: web.Request) -> web.StreamResponse:
        """Dereference an IRI of the graph: a page, or RDF in the form that is asked for."""
        path = request.rel_url.raw_path.lstrip("/")
        iri = things.iri(path)
        word = request.query.get("as")
        if word is not None and word not in things.FORMS:
            return _refused(400, f"{word!r} is no form known here. Write ?as= with one of: {', '.join(things.FORMS)}")
        form = things.FORMS[word] if word else choose(_accept(request), (HTML, *FORMS))
        if iri is not None and (self.settings.build / "views" / path).is_file():  # a page of the site
            return _page_of_site(request, self.settings.build / "views" / path)
        if iri is None:
            return _refused(404, "There is no such thing in the graph.")
        if form is None:
            return _refused(406, f"This is there as {HTML}, {', '.join(FORMS)}.", {"Vary": "Accept"})
        if iri == DATASET or (iri in self.counts and iri.startswith(f"{BASE}graph/")):
            shown = form if form in FORMS else next(iter(FORMS))
            return self._described(request, shown)
        known = await self.engines.ask(things.is_known(iri), "application/sparql-results+json")
        if not json.loads(known.body)["boolean"]:
            return _refused(404, f"The graph says nothing of {iri}")
        if form == HTML:
            return await self._page(iri)
        return _passed_on(await self.engines.ask(things.as_rdf(iri), form))

    async def asset(self, request: web.Request) -> web.Response:
        """Give a file of the editor."""
        found = self.editor.get(request.match_info["name"])
        if found is None:
            return _refused(404, "There is no such file.")
        return web.Response(body=found[1], headers={"Content-Type": found[0], "Content-Security-Policy": STRICT})

    async def site(self, request: web.Request) -> web.StreamResponse:
        """Give a page of the site or a file of the build."""
        name = request.match_info["name"] or "index.html"
        if name in DOWNLOADS:
            return web.FileResponse(self.settings.build / name, headers=FRAMELESS | {"Content-Type": DOWNLOADS[name]})
        views = (self.settings.build / "views").resolve()
        path = (views / name).resolve()
        if not path.is_relative_to(views) or not path.is_file():
            return _refused(404, "There is no such page.")
        return _page_of_site(request, path)

    async def _page(self, iri: str) -> web.Response:
        page = source_page(iri) if iri.startswith(f"{BASE}source/") else entity_page(iri)
        if page and (self.settings.build / "views" / page).is_file():
            return web.Response(status=303, headers={"Location": f"/{page}", "Vary": "Accept"})
        answer = await self.engines.ask(things.as_rows(iri), "application/sparql-results+json")
        headers = {"Content-Security-Policy": STRICT, "Vary": "Accept"}
        return web.Response(text=things.page(iri, answer.body), content_type=HTML, charset="utf-8", headers=headers)

    def _described(self, request: web.Request, form: str | None) -> web.Response:
        if form is None:
            return _refused(406, f"The description is there as {', '.join(FORMS)}.", {"Vary": "Accept"})
        if form == HTML:
            media_type, body = self.editor["editor.html"]
            headers = {"Content-Type": media_type, "Content-Security-Policy": STRICT, "Vary": "Accept"}
            return web.Response(body=body, headers=headers)
        base = f"{request.scheme}://{request.host}"
        body = description(base, self.counts, self.about, form)
        return web.Response(body=body, headers={"Content-Type": form, "Vary": "Accept"})


def application(settings: Settings) -> web.Application:
    """Return the server as an application that starts its engines with it. Raises WrongInput when there is no build."""
    quads = quads_of(settings.build)
    engines = Engines(settings.build, settings.limits, settings.engines)
    store = open_build(settings.build)
    editor = editor_files() | {"terms.json": ("application/json", terms(store))}
    front = Front(settings, engines, count(quads), described(store), editor)
    app = web.Application(client_max_size=LARGEST_QUERY, middlewares=[_guard(settings.origin)])
    app.router.add_route("*", "/sparql", front.sparql)
    app.router.add_get("/.well-known/void", front.void)
    app.router.add_get("/sparql/{name}", front.asset)
    for space in things.SPACES:
        app.router.add_get(f"/{space}/{{name:.+}}", front.thing)
    for name in things.ALONE:
        app.router.add_get(f"/{name}", front.thing)
    app.router.add_get("/{name:.*}", front.site)

    async def running(_: web.Application) -> AsyncIterator[None]:
        await engines.start()
        yield
        await engines.stop()

    app.cleanup_ctx.append(running)
    app.on_response_prepare.append(weaken_tag)
    return app


def _guard(origin: str | None) -> Middleware:
    """Return what stands around every handler: refusals in words, headers of safety, and CORS where it is wanted."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            preflight = request.method == "OPTIONS" and request.path == "/sparql"
            answer = (
                web.Response(status=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
                if preflight
                else await handler(request)
            )
        except Refusal as refusal:
            answer = _refused(refusal.status, refusal.words)
        except web.HTTPException as error:
            answer = _refused(
                error.status, error.reason, {"Allow": error.headers["Allow"]} if "Allow" in error.headers else {}
            )
        if isinstance(answer, web.Response) and isinstance(answer.body, bytes):
            compress(request, answer, len(answer.body))
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "no-referrer"
        if origin is not None:
            answer.headers["Access-Control-Allow-Origin"] = origin
            answer.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
            answer.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
            if origin != "*":
                answer.headers.add("Vary", "Origin")
        return answer

    return guard


def _accept(request: web.Request) -> str | None:
    return ", ".join(request.headers.getall("Accept", ())) or None


def _page_of_site(request: web.Request, path: Path) -> web.FileResponse:
    page = web.FileResponse(path, headers=FRAMELESS)
    compress(request, page, path.stat().st_size)
    return page


def _passed_on(answer: Answer) -> web.Response:
    headers = {"Content-Type": answer.media_type, "Vary": "Accept"}
    return web.Response(status=answer.status, body=answer.body, headers=headers, zlib_executor_size=LEAST)


def _refused(status: int, words: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.Response(status=status, text=f"{words}\n", headers=headers)
