"""Take the pictures of docs/images from a build, in headless Chromium: `make screenshots`.

    python docs/screenshots.py [--build build] [--out docs/images]

One picture for each kind of page, at 1440 pixels; some also at 390 pixels and dark.
"""

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PHONE, DESK = (390, 780), (1440, 900)
# Name of the picture, page (with what is searched or chosen there), size, theme.
PICTURES = (
    ("front", "index.html", DESK, "light"),
    ("front-dark", "index.html", DESK, "dark"),
    ("front-phone", "index.html", PHONE, "light"),
    ("search", "search.html?q=寒武纪", DESK, "light"),
    ("search-phone", "search.html?q=nvidia", PHONE, "dark"),
    ("company", "entity/company-cambricon.html", DESK, "light"),
    ("company-dark", "entity/company-cambricon.html", DESK, "dark"),
    ("company-phone", "entity/company-cambricon.html", PHONE, "light"),
    ("instrument", "entity/instrument-89-fr-96830.html", DESK, "light"),
    ("instrument-phone", "entity/instrument-89-fr-96830.html", PHONE, "dark"),
    ("entities", "kind/company.html", DESK, "light"),
    ("source", "source/reference-chips.html", DESK, "light"),
    ("sources-phone", "sources.html", PHONE, "light"),
    ("questions", "questions.html", DESK, "light"),
    ("question", "question/purchases-in-year.html", DESK, "light"),
    ("question-phone", "question/purchases-in-year.html", PHONE, "light"),
    ("checks", "checks.html", DESK, "light"),
    ("charts", "charts.html", DESK, "light"),
    ("charts-dark", "charts.html", DESK, "dark"),
    ("charts-phone", "charts.html", PHONE, "light"),
    ("timeline", "timeline.html", DESK, "light"),
    ("entity-list-cascade", "entity-list-cascade.html", DESK, "light"),
    ("entity-list-cascade-dark", "entity-list-cascade.html", DESK, "dark"),
    ("entity-list-cascade-phone", "entity-list-cascade.html", PHONE, "light"),
    ("chips", "chips.html", DESK, "light"),
    ("supply", "supply.html", DESK, "light"),
    ("compute", "compute.html", DESK, "light"),
    ("ownership", "ownership.html", DESK, "light"),
    ("neighbourhoods", "neighbourhoods.html", DESK, "light"),
    ("documents", "documents.html", DESK, "light"),
    ("ontology", "ontology.html", DESK, "light"),
)


def main() -> None:
    """Take all pictures of the pages that the build has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "images")
    given = parser.parse_args()
    views = (given.build / "views").resolve()
    if not (views / "index.html").is_file():
        parser.error(f"{given.build} holds no site. Run: make graph")
    given.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, address, size, theme in PICTURES:
            take(browser, f"{views.as_uri()}/{address}", given.out / f"{name}.png", size, theme)
            print(given.out / f"{name}.png")
        browser.close()


def take(browser: Browser, address: str, path: Path, size: tuple[int, int], theme: str) -> None:
    """Write a picture of what the window shows of a page."""
    viewport = {"width": size[0], "height": size[1]}
    page = browser.new_page(viewport=viewport, color_scheme=theme)  # type: ignore[arg-type]
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # networks draw on the next frame
    page.screenshot(path=path)
    page.close()


if __name__ == "__main__":
    main()
