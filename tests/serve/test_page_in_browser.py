"""The page in a real browser: headless Chromium that reaches no host, driven by explorer/e2e.

Needs scripts/explorer to have run (Node) and Debian's chromium. Without them it is skipped, but not where KG_BROWSER is
`required`, as in .ci/run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from commands import ROOT
from made_pages import make_pages

from kg.api import Graph
from kg.pipeline import Pipeline
from kg.serve.page import BUILT

pytestmark = [pytest.mark.live, pytest.mark.browser]
EXPLORER = ROOT / "explorer"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def test_everything_that_a_reader_does(pipeline: Pipeline, tmp_path: Path) -> None:
    missing = [name for name, there in (
        ("chromium", CHROMIUM), ("Node", shutil.which("node")), ("scripts/explorer", BUILT.exists()),
        ("explorer/node_modules", (EXPLORER / "node_modules" / "vitest").exists())) if not there]
    if missing and os.environ.get("KG_BROWSER") != "required":
        pytest.skip(f"lacks {', '.join(missing)}")
    assert not missing
    make_pages(tmp_path, pipeline)
    run = ["node", "node_modules/vitest/vitest.mjs", "run", "--config", "e2e.config.ts"]
    environment = {**os.environ, "KG_PAGES": str(tmp_path), "KG_CHROMIUM": str(CHROMIUM)}
    done = subprocess.run(run, cwd=EXPLORER, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    copied = json.loads((tmp_path / "copied.json").read_text(encoding="utf-8"))
    assert [one["words"] for one in copied] == ["presents proposal to", "destroys", "demilitarizes"]
    with Graph.open(tmp_path / "seed.kg") as graph:
        for one in copied:
            assert graph.sparql(one["SPARQL"]), one
            assert graph.cypher(one["Cypher"]), one
