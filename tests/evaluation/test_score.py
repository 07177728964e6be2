"""The scorer on made-up articles: pinned figures, the lists it gives, and agreement with the script it follows."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import sys
from pathlib import Path

import made_up
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.evaluation import GoldArticle, details, read_gold, score, summary
from kg.evaluation.names import fold, likeness, names_of

ROOT = Path(__file__).parents[2]
SCRIPTS = [folder / "eval" / "score_gold.py" for folder in (ROOT.parent / "shared", Path("/work/shared"))]
SCRIPT = next((path for path in SCRIPTS if path.is_file()), None)


@pytest.fixture(scope="module")
def gold_folder(tmp_path_factory):
    return made_up.write_gold(tmp_path_factory.mktemp("gold"))


@pytest.fixture(scope="module")
def scores(gold_folder):
    return score(read_gold([gold_folder]), made_up.EXPORT)


# ── Pinned ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_figures_of_the_made_up_articles(scores):
    assert summary(scores) == {
        "articles": 2,
        "articles_missing": [],
        "asserted_strict": {"P": 0.286, "R_core": 0.4, "R_all": 0.333, "F1_core": 0.333},
        "asserted_lenient": {"P": 0.429, "R_core": 0.8, "R_all": 0.667, "F1_core": 0.558},
        "asserted_pair": {"P": 0.714, "R_core": 1.0, "R_all": 0.833, "F1_core": 0.833},
        "asserted_counts": {"gold": 6, "core": 5, "predicted": 7},
        "reported_strict": {"P": 0.333, "R_core": 0.5, "R_all": 0.5, "F1_core": 0.4},
        "reported_lenient": {"P": 0.667, "R_core": 0.5, "R_all": 0.5, "F1_core": 0.571},
        "reported_pair": {"P": 1.0, "R_core": 1.0, "R_all": 1.0, "F1_core": 1.0},
        "reported_counts": {"gold": 2, "core": 2, "predicted": 3},
        "forbidden_hard": 1,
        "forbidden_soft": 1,
        "unasserted": {"gold": 4, "found": 4, "status_right": 2, "wrongly_asserted": 1},
        "evidence": 0.8,
    }


def test_every_article_has_its_own_figures(scores):
    bridge, harbour = scores.articles
    assert (bridge.name, harbour.name) == ("bridge", "harbour")
    assert (bridge.figures.asserted.gold, harbour.figures.asserted.gold) == (2, 4)
    assert bridge.figures.asserted.strict.recall_core == 0.5
    assert bridge.figures.forbidden_hard == 0


def test_what_went_wrong_is_listed(scores):
    assert list(details(scores)) == [
        "MISS bridge [asserted] wd:Q1 --attacks--> wd:Q2   (between the same ends: strikesFromAir)",
        "EXTRA bridge [asserted] n --strikesFromAir--> s",
        "MISS harbour [reported] wd:Q2 --accuses--> wd:Q1   (between the same ends: meets, praises)",
        "EXTRA harbour [reported] s --praises--> n",
        "EXTRA harbour [asserted] s --attacks--> n",
        "EXTRA harbour [asserted] m --attacks--> s",
        "EXTRA harbour [asserted] x --attacks--> s",
        "FORBIDDEN harbour [asserted] wd:Q2 --attacks--> wd:Q1   (made up)",
        "FORBIDDEN harbour [asserted] kg:lind --attacks--> wd:Q2   (soft: made up)",
    ]


def test_an_empty_export_scores_nothing_and_names_what_is_absent(gold_folder):
    scores = score(read_gold([gold_folder]), [])
    assert scores.absent == ("bridge", "harbour")
    assert scores.totals.asserted.strict.f1_core == 0.0
    assert scores.totals.evidence is None
    assert len(scores.articles[1].misses) == 5


def test_a_pack_gives_totals_and_nothing_else(tmp_path, scores):
    sealed = score(read_gold([made_up.write_pack(tmp_path / "kept.pack")]), made_up.EXPORT)
    assert sealed.totals == scores.totals
    assert sealed.articles == ()
    assert list(details(sealed)) == []


def test_gold_is_read_from_files_folders_and_packs_each_article_once(tmp_path, gold_folder):
    pack = made_up.write_pack(tmp_path / "kept.pack")
    articles = read_gold([gold_folder / "harbour.jsonl", gold_folder, pack])
    assert sorted(article.name for article in articles) == ["bridge", "harbour"]
    assert all(isinstance(article, GoldArticle) and article.sealed for article in articles)


@pytest.mark.parametrize("text", ["no json", '{"kind": "edge"}', "[]"])
def test_what_is_no_gold_is_refused_with_its_path(tmp_path, text):
    path = tmp_path / "wrong.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"wrong\.jsonl"):
        read_gold([path])
    with pytest.raises(InputError, match=r"wrong\.pack"):
        read_gold([path.rename(tmp_path / "wrong.pack")])
    with pytest.raises(InputError, match=r"absent\.jsonl"):
        read_gold([tmp_path / "absent.jsonl"])


# ── Names ───────────────────────────────────────────────────────────────────────────────────────────


def test_names_are_compared_without_articles_marks_and_case():
    assert fold("The Mayor’s Office of Selby") == ("mayor", "office", "selby")


@pytest.mark.parametrize(
    ("gold", "other", "expected"),
    [
        (("Norland", "Q1"), ("Norland", "Q2"), 0.0),  # two ids decide, whatever the names
        (("Norland", "Q1"), ("Kingdom", "Q1"), 2.0),
        (("The Norland", None), ("norland", "Q1"), 2.0),
        (("Selby Bridge", None), ("bridge", None), 2 / 3),
        (("old Selby Bridge", None), ("bridge", None), 0.5),
        (("old wooden Selby Bridge", None), ("bridge", None), 0.0),
        (("…", None), ("…", None), 0.0),
    ],
)
def test_likeness(gold, other, expected):
    pair = [names_of({"label": label, "qid": qid}) for label, qid in (gold, other)]
    assert likeness(*pair) == pytest.approx(expected)


# ── Agreement with the script ───────────────────────────────────────────────────────────────────────


def run_script(gold: Path, export: Path) -> dict[str, object]:
    """What `score_gold.py --json` prints."""
    spec = importlib.util.spec_from_file_location("score_gold", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    printed, argv = io.StringIO(), sys.argv
    sys.argv = ["score_gold.py", "--gold", str(gold), "--pred", str(export), "--json"]
    try:
        with contextlib.redirect_stdout(printed):
            module.main()
    finally:
        sys.argv = argv
    return json.loads(printed.getvalue())


needs_script = pytest.mark.skipif(SCRIPT is None, reason="score_gold.py is not at hand: ../shared/eval is missing")
# The script leaves its files to the garbage collector.
unclosed = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@needs_script
@unclosed
def test_agrees_with_the_script_on_the_made_up_articles(tmp_path, gold_folder, scores):
    export = made_up.write_export(tmp_path / "export.jsonl", made_up.EXPORT)
    assert summary(scores) == run_script(gold_folder, export)
    pack = made_up.write_pack(tmp_path / "kept.pack")
    assert summary(score(read_gold([pack]), made_up.EXPORT)) == run_script(pack, export)


ends = st.sampled_from([str(row["id"]) for row in made_up.ENTITIES] + ["unknown"])
predicates = st.sampled_from(["attacks", "strikesFromAir", "meets", "destroys", "criticizes", "opposes", "accepts", "accuses"])
places = st.lists(
    st.tuples(st.sampled_from(["doc:1", "doc:2", "doc:3"]), st.integers(0, 60), st.integers(61, 90)), max_size=2
)
views, statuses = st.sampled_from(["asserted", "reported"]), st.sampled_from(["asserted", "planned", "negated"])
edges = st.builds(lambda *a: made_up.predicted(*a[:4], *a[4]), views, ends, predicates, ends, places)
contents = st.builds(lambda *a: made_up.content(*a[:4], *a[4]), statuses, ends, predicates, ends, places)


@needs_script
@unclosed
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.one_of(edges, contents), max_size=25))
def test_agrees_with_the_script_on_any_export(tmp_path, gold_folder, rows):
    whole = [*made_up.ARTICLES[1:], made_up.ARTICLES[0], *made_up.ENTITIES, *rows]
    export = made_up.write_export(tmp_path / "export.jsonl", whole)
    assert summary(score(read_gold([gold_folder]), whole)) == run_script(gold_folder, export)
