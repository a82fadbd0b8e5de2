"""Watching a page in a browser, and waiting for what one that allows no `eval` has become."""

import time

from playwright.sync_api import Page

PATIENCE = 30.0


class Watched:
    """A page with what it asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.page, self.requests, self.complaints = page, list[str](), list[str]()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))


def wait_until(page: Page, expression: str, argument: object = None) -> None:
    """Wait until the JavaScript expression is true on the page; fail after 30 seconds.

    Playwright's own wait_for_function evaluates text inside the page, which the policy of our pages refuses.
    """
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, f"after {PATIENCE:.0f} seconds still not: {expression}"
        page.wait_for_timeout(20)
