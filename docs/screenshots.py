"""The pictures of reports in README and docs, taken of real pages: ``python docs/screenshots.py REPORTS``.

REPORTS is a folder that ``hf-lint validate`` has written. It needs what hf-lint[test] has, and Chromium.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

IMAGES = Path(__file__).parent / "images"
# Each page with the height that is worth a look, in pixels of a window 1,000 wide.
PAGES = {"summary": 900, "validation": 760, "execution": 900, "missing-models": 900}
_WIDTH, _LARGEST = 1000, 150_000


def take(browser: Browser, page_file: Path, height: int) -> bytes:
    """The top of the page as a reader with a light screen sees it."""
    page = browser.new_page(viewport={"width": _WIDTH, "height": height}, color_scheme="light")
    page.goto(page_file.resolve().as_uri(), wait_until="load")
    page.evaluate("document.fonts.ready")
    picture = page.screenshot()
    page.close()
    return picture


def main() -> None:
    """Writes a picture of each page there is into docs/images."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    reports = parser.parse_args().reports
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, height in PAGES.items():
            picture = take(browser, reports / f"{name}.html", height)
            if len(picture) > _LARGEST:
                raise SystemExit(f"{name}.png would have {len(picture)} bytes")
            (IMAGES / f"{name}.png").write_bytes(picture)
        browser.close()


if __name__ == "__main__":
    main()
