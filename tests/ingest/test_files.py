"""Files, folders, JSON Lines and standard input become articles, or an error that names the place."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.identity import article_id
from kg.ingest.articles import LONGEST, article_from_text
from kg.ingest.files import find_sources, read_text_file

TEXT = "Envoys met on Monday.\nNothing came of it.\n"


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """A file in the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "Talks resume\n" + TEXT)
    article = read_text_file(path)
    assert (article.id, article.text, article.title, article.source) == (
        article_id("Talks resume\n" + TEXT), "Talks resume\n" + TEXT, "Talks resume", str(path))


@pytest.mark.parametrize("content", [TEXT.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + TEXT.encode(), TEXT.encode("utf-16"),
                                     TEXT.replace("\n", "\r").encode()])
def test_line_ends_and_byte_order_marks_make_no_difference(tmp_path: Path, content: bytes) -> None:
    assert read_text_file(written(tmp_path, "a.txt", content)).text == TEXT


def test_another_encoding_can_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "“Añez left,” he said.".encode("cp1252"))
    with pytest.raises(InputError, match=r"a\.txt: is not UTF-8 \(byte 0\); if it is windows-1252, say --encoding windows-1252"):
        read_text_file(path)
    assert read_text_file(path, "cp1252").text == "“Añez left,” he said."


def test_a_byte_that_windows_1252_lacks_gets_no_guess(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name its encoding"):
        read_text_file(written(tmp_path, "a.txt", b"He said \x81\x8d no."))


@pytest.mark.parametrize(("content", "kind"), [
    (b"\x89PNG\r\n\x1a\n\0\0", "an image"), (b"%PDF-1.4\n%\xe2\xe3", "a PDF"), (b"PK\x03\x04abc", "a ZIP or Office file"),
    (b"abc\0def", "a binary file"), (b"\x01\x02\x03abc", "a binary file"),
])
def test_binary_files_are_named(tmp_path: Path, content: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=f"is {kind}, not a text"):
        read_text_file(written(tmp_path, "a.txt", content))


@pytest.mark.parametrize(("text", "problem"), [
    ("", "the article is empty"), (" \n\t\n", "the article is empty"), ("\ufeff", "the article is empty"),
    ("12.5 %\n***\n", "no sentence in it"), ("a" * (LONGEST + 1), "split it"), ("He left \ud800.", "half of a character"),
])
def test_texts_that_are_no_article(text: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        article_from_text(text, source="a.txt")


def test_ten_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"x" * 10_000_000)
    with pytest.raises(InputError, match=r"10,000,000 bytes; an article may have 1,000,000 characters: split it"):
        read_text_file(path)


def test_the_longest_article_is_taken() -> None:
    assert len(article_from_text("ab " * (LONGEST // 3)).text) == LONGEST - 1


def test_folders_are_searched_in_order_and_hidden_files_left_alone(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.TXT", "a/d.text", ".git/e.txt", "a/.f.txt", "g.csv"):
        written(tmp_path, name, TEXT)
    found = [article.source for article in find_sources([str(tmp_path)]).articles()]
    assert found == [str(tmp_path / name) for name in ("a/c.TXT", "a/d.text", "b.txt")]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = str(written(tmp_path, "a.txt", TEXT))
    assert len(list(find_sources([path, path, str(tmp_path)]).articles())) == 1


def test_json_lines_carry_what_is_known(tmp_path: Path) -> None:
    record = {"text": TEXT, "title": "Talks", "published": "2022-03-03", "publisher": "The Paper", "url": "https://news.example/1"}
    path = written(tmp_path, "a.jsonl", json.dumps(record) + "\n\n" + json.dumps({"text": TEXT}) + "\n")
    one, two = find_sources([str(path)]).articles()
    assert (one.title, one.published, one.publisher, one.url, one.source) == (
        "Talks", "2022-03-03", "The Paper", "https://news.example/1", f"{path}:1")
    assert one.text == TEXT  # the title is not put into it
    assert (two.title, two.source, two.id) == (None, f"{path}:3", article_id(TEXT))


BROKEN = [
    (b'{"text": "He left."', "no JSON"),
    (b"[1, 2]", 'needs an object with a "text"'),
    (b'{"title": "x"}', 'needs an object with a "text"'),
    (b'{"text": 5}', 'needs an object with a "text"'), (b'{"text": "He left.", "title": 5}', '"title" must be a string'),
    (b'{"text": ""}', "the article is empty"),
    (b'{"text": "\xff"}', "is not UTF-8"), (b'{"text": "\\ud800 left."}', "half of a character"),
    (b"[" * 100_000, "no JSON"), (b'{"text": "He left.", "x": ' + b"9" * 5000 + b"}", "no JSON"),
]


@pytest.mark.parametrize(("line", "problem"), BROKEN)
def test_a_broken_line_is_named_and_the_others_can_be_kept(tmp_path: Path, line: bytes, problem: str) -> None:
    good = json.dumps({"text": TEXT}).encode()
    sources = find_sources([str(written(tmp_path, "a.jsonl", good + b"\n" + line + b"\n" + good))])
    with pytest.raises(InputError, match=r"a\.jsonl:2: ") as error:
        list(sources.articles())
    assert problem in str(error.value)
    errors: list[InputError] = []
    assert [a.source[-2:] for a in sources.articles(errors.append)] == [":1", ":3"]
    assert len(errors) == 1


def test_json_lines_in_utf_16(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"text": "He left."}\n{"text": "Ça va."}\n'.encode("utf-16"))
    assert [a.text for a in find_sources([str(path)]).articles()] == ["He left.", "Ça va."]


def test_standard_input_is_read_like_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16"))))
    sources = find_sources(["-"])
    assert [(a.text, a.source) for a in sources.articles()] == [(TEXT, "-")] * 1
    assert len(list(sources.articles())) == 1  # it can be asked again


@pytest.mark.parametrize(("name", "problem"), [
    ("none.txt", "no such file"), ("", "no such file"), ("empty", "no text in this folder"), ("/dev/null", "no regular file"),
])
def test_what_is_no_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, problem: str) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=problem):
        find_sources([name])


def test_an_unknown_encoding(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such encoding"):
        find_sources([str(tmp_path)], "latin-99")
