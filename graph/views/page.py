"""Write a view as one self-contained page: template, style, scripts, vis-network from pyvis, and the data."""

import base64
import hashlib
import html
import json
import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Any

from chipcontrols.graph.views.drawing import drawn
from chipcontrols.graph.views.facts import facts
from chipcontrols.graph.views.landscape import Landscape
from chipcontrols.graph.views.network import LABEL_LIMIT, Scene, View
from chipcontrols.graph.views.visual import visual

SCRIPTS = (
    "draw.js", "network.js", "stack.js", "groups.js", "bends.js", "labels.js", "panel.js", "search.js", "filters.js",
    "time.js", "svg.js", "export.js", "keys.js", "address.js", "main.js",
)  # fmt: skip
VIS = ("templates", "lib", "vis-9.1.2")
EMPTY = Scene("empty", "Nothing to draw", (), (), note="No source of this graph speaks of it.")
_ESCAPES = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def render(land: Landscape, view: View, dates: str, pages: Collection[str] = ()) -> str:
    """Return the page of a view. `dates` says how fresh the data is; `pages` are the addresses that it may link to."""
    scripts = "\n".join(own(name) for name in SCRIPTS)
    library = vis_script()
    style = f"{vis_style()}\n{own('style.css')}"
    return fill(
        own("template.html"),
        policy=f"default-src 'none'; script-src {source_hash(library)} {source_hash(scripts)}; "
        f"style-src {source_hash(style)}; base-uri 'none'; form-action 'none'",
        title=html.escape(_short(view.title)),
        hint=html.escape(view.hint),
        choice=html.escape(view.choice),
        notice=html.escape(visual().notice),
        dates=html.escape(dates),
        style=style,
        data=embed(page_data(land, view, pages)),
        library=library,
        scripts=scripts,
    )


def page_data(land: Landscape, view: View, pages: Collection[str] = ()) -> dict[str, Any]:
    """Return all that the page's scripts are given: scenes, facts and the visual language."""
    known = facts(land, view, pages)
    place = known.pop("place")
    language = visual()
    return {
        "slug": view.slug,
        "title": _short(view.title),
        "limit": view.limit,
        "start": view.start,
        "mark": language.mark,
        "scenes": [_scene(scene, place, pages) for scene in view.scenes or (EMPTY,)],
        "kinds": {kind.name: {"word": kind.word, "shape": kind.shape} for kind in language.kinds.values()},
        "roles": {
            role.name: {
                "word": role.word,
                "width": role.width,
                "ring": role.ring,
                "dot": role.dot,
                "tones": [role.light, role.dark],
            }
            for role in language.roles.values()
        },
        "surfaces": language.surfaces,
        **known,
    }


def _scene(scene: Scene, place: dict[str, int], pages: Collection[str]) -> dict[str, Any]:
    nodes, edges = drawn(scene)
    for part in (*nodes, *edges):
        if "claims" in part:
            part["claims"] = [place[claim] for claim in part["claims"] if claim in place]
    return {
        "key": scene.key,
        "title": _short(scene.title),
        "headings": list(scene.headings),
        "note": scene.note,
        "left": scene.left_out,
        "page": scene.page if scene.page in pages else "",
        "nodes": nodes,
        "edges": edges,
    }


def _short(text: str) -> str:
    return text if len(text) <= LABEL_LIMIT else f"{text[:LABEL_LIMIT]}…"


def embed(data: Any) -> str:  # noqa: ANN401
    """Return data as JSON that cannot end the script element it stands in.

    >>> embed("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character, escape in _ESCAPES.items():  # ten times as quick as str.translate on a large page
        text = text.replace(character, escape)
    return text


def fill(template: str, **slots: str) -> str:
    """Fill each {{slot}} of a template once; what is filled in is not searched for slots again."""
    return _SLOT.sub(lambda match: slots[match[1]], template)


def source_hash(script: str) -> str:
    """Return the hash by which a Content-Security-Policy allows one inline script and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@cache
def vis_script() -> str:
    """Return the vis-network script that pyvis brings; control characters in its texts, not valid in HTML, escaped."""
    script = files("pyvis").joinpath(*VIS, "vis-network.min.js").read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"[\x80-\x9f]", lambda match: f"\\u{ord(match[0]):04x}", script)


@cache
def vis_style() -> str:
    """Return the vis-network style that pyvis brings, without its 200 kB of pictures for buttons that no view shows."""
    style = files("pyvis").joinpath(*VIS, "vis-network.css").read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"url\([^)]*\)", "none", style)


@cache
def own(name: str) -> str:
    """Return a file of this folder: a template, a style or a script."""
    return (files(__package__) / name).read_text(encoding="utf-8").strip("\n")
