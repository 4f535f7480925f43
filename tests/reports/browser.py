"""Chromium, by Playwright, and a page in it that remembers what it said and asked for."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def opened(browser: Any, path: Path, width: int = 1280) -> Any:
    """The page of a file. ``said`` are its messages and errors, ``asked`` the addresses that it wanted."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri())
    for table in page.query_selector_all(".sortable"):
        page.wait_for_function("table => table.querySelector('.shown').textContent", arg=table)
    return page


def faults(page: Any, axe: Any) -> list[tuple[str, str, str]]:
    """What axe finds: its name, how bad it is, and where."""
    found = axe.Axe().run(page).response["violations"]
    return [(fault["id"], fault["impact"], fault["nodes"][0]["html"]) for fault in found]
