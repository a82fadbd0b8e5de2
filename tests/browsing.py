"""Waiting in a browser for what a page that allows no `eval` has become."""

import time

from playwright.sync_api import Page

PATIENCE = 30.0


def wait_until(page: Page, expression: str, argument: object = None) -> None:
    """Wait until the JavaScript expression is true on the page; fail after 30 seconds.

    Playwright's own wait_for_function evaluates text inside the page, which the policy of our pages refuses.
    """
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, f"after {PATIENCE:.0f} seconds still not: {expression}"
        page.wait_for_timeout(20)
