"""Makes the pictures of README and docs from the seed article: `scripts/pictures`.

The screenshot needs the explorer page (scripts/explorer) and a chromium on the path.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from kg import Graph

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_SIZE = (1280, 800)  # pixels of the screenshot


def main() -> None:
    """Writes docs/pictures/graph.svg and explorer.png."""
    with TemporaryDirectory() as folder, Graph(Path(folder) / "news.kg") as graph:
        graph.build(ROOT / "articles" / "putin_mediation.txt")
        graph.show(PICTURES / "graph.svg")
        page = graph.show(Path(folder) / "news.html")
        screenshot(page, PICTURES / "explorer.png")


def screenshot(page: Path, target: Path) -> None:
    """The page as a light desktop browser shows it, with 256 colours: the file stays small."""
    browser = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if browser is None:
        sys.exit("pictures: no chromium on the path; install it (Debian: apt install chromium)")
    shot = page.with_suffix(".png")
    # Time is the page's own: it is let run until nothing is left to do, however slow the machine is.
    command = [browser, "--headless", "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
               "--hide-scrollbars", "--virtual-time-budget=8000", f"--user-data-dir={page.parent / 'profile'}",
               f"--window-size={_SIZE[0]},{_SIZE[1]}", f"--screenshot={shot}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with Image.open(shot) as image:
        image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)
    sys.stdout.write(f"{target}: {target.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
