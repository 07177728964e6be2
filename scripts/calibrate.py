"""Writes ontologies/confidence.tsv from gold, and prints its reliability on gold that it was not made from."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.evaluation.calibration import judged_claims, reliability, table
from kg.ontology.confidence import confidence_path, forget

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> None:
    """Two passes: the claims of the second one carry the confidences that the first one measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", default=[SHARED / "gold"], help="what to measure on")
    parser.add_argument("--test", type=Path, nargs="+", default=[SHARED / "check" / "gold.pack"], help="what to hold it against")
    parser.add_argument("--articles", type=Path, nargs="+", default=[SHARED / "articles"])
    given = parser.parse_args()
    confidence_path().write_text(table(judged_claims(given.gold, given.articles)), encoding="utf-8")
    sys.stdout.write(f"{confidence_path()}: written\n\n| confidence | claims | promised | kept |\n|---|---|---|---|\n")
    forget()
    for row in reliability(judged_claims(given.test, given.articles)):
        sys.stdout.write(f"| {row.low:.2f} – {row.high:.2f} | {row.claims} | {row.promised:.2f} | {row.kept:.2f} |\n")


if __name__ == "__main__":
    main()
