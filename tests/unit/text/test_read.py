"""Files, folders and JSON become articles; what cannot be read is set aside with one line."""

from __future__ import annotations

import hashlib
import io
import json
import time

import pytest

from kurultay.errors import InputError
from kurultay.text.article import Article, PartialDate
from kurultay.text.read import LIMIT, SetAside, article_from, articles

TEXT = "В Баку проходит второе заседание министров промышленности тюркских государств.\n"


def only(source):
    (found,) = articles([source])
    return found


def test_a_text_file_gives_its_stem_text_language_and_digest(tmp_path):
    path = tmp_path / "news-1.txt"
    path.write_bytes(TEXT.encode())
    article = only(path)
    assert (article.key, article.stem, article.lang, article.text) == (
        "news-1", "news-1", "ru", TEXT.strip(),
    )  # fmt: skip
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_the_date_header_is_cut_away():
    article = article_from(" date 2025-10-24 БАКУ/Trend/ - " + TEXT, "a")
    assert article.published == PartialDate(2025, 10, 24)
    assert article.text == "БАКУ/Trend/ - " + TEXT.strip()


def test_a_header_with_an_impossible_date_stays_in_the_text():
    article = article_from("date 2025-13-40 " + TEXT, "a")
    assert article.published is None
    assert article.text.startswith("date 2025-13-40")


def test_an_article_without_a_date_has_none():
    assert article_from(TEXT, "a").published is None


def test_a_folder_is_walked_sorted_without_hidden_and_foreign_files(tmp_path):
    for name in ("b.txt", "sub/a.txt", ".hidden.txt", "a.txt", "readme.md", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    assert [article.key for article in articles([tmp_path])] == ["a", "b", "sub/a"]


def test_json_gives_address_publisher_and_date_time(tmp_path):
    path = tmp_path / "x.json"
    fields = {
        "url": "https://example.org/1",
        "title": "Министры встретились в Баку",
        "text": TEXT,
        "published": "2025-10-24T09:30:00+04:00",
        "publisher": "Trend",
    }
    path.write_text(json.dumps(fields), "utf-8")
    article = only(path)
    assert article.key == article.url == "https://example.org/1"
    assert article.publisher == "Trend"
    assert article.published == PartialDate(2025, 10, 24)
    assert article.text.startswith("Министры встретились в Баку\n\nВ Баку")


def test_a_json_title_that_opens_the_text_is_not_repeated(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"title": "Встреча", "text": "Встреча\n" + TEXT}), "utf-8")
    assert only(path).text.count("Встреча") == 1


def test_each_line_of_jsonl_is_an_article(tmp_path):
    path = tmp_path / "x.jsonl"
    line = json.dumps({"text": TEXT}, ensure_ascii=False)
    path.write_text(f"{line}\n\n{line}\nnot json\n", "utf-8")
    found = list(articles([path]))
    assert [type(item) for item in found] == [Article, Article, SetAside]
    assert [item.stem for item in found[:2]] == ["x-1", "x-3"]
    assert found[2].where == "x:4"


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\x00\x01\x02\xff" * 500, "binary"),
        (b"2025 - 10", "no letters"),
        ("Die Bundesregierung hat in Berlin mit der Türkei gesprochen.".encode(), "language"),
        (b" date 2025-10-24 ", "empty"),
    ],
)
def test_an_unreadable_file_is_set_aside_in_one_line(tmp_path, content, reason):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    found = only(path)
    assert isinstance(found, SetAside)
    assert found.where == "bad"
    assert reason in found.reason
    assert "\n" not in found.reason


@pytest.mark.parametrize("text", ["[1]", "{}", '{"text": 5}', "{", '"x"'])
def test_json_without_a_text_is_set_aside(tmp_path, text):
    path = tmp_path / "bad.json"
    path.write_text(text, "utf-8")
    assert isinstance(only(path), SetAside)


def test_a_missing_source_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match=r"gone\.txt"):
        list(articles([tmp_path / "gone.txt"]))


def test_a_folder_without_articles_is_an_input_error(tmp_path):
    (tmp_path / "readme.md").write_text(TEXT, "utf-8")
    with pytest.raises(InputError, match="no article"):
        list(articles([tmp_path]))


def test_standard_input_is_one_article(monkeypatch):
    class Stream:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Stream())
    assert only("-").stem == "stdin"


def test_a_longer_text_than_the_limit_is_set_aside():
    found = article_from("слово " * (LIMIT // 5), "long")
    assert isinstance(found, SetAside)
    assert "longer" in found.reason


def test_five_megabytes_in_one_line_do_not_hang(tmp_path):
    path = tmp_path / "line.txt"
    path.write_text("слово и дело " * 400_000, "utf-8")
    begun = time.monotonic()
    assert isinstance(only(path), SetAside)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig"])
def test_other_encodings_give_the_same_text(tmp_path, encoding):
    path = tmp_path / "x.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert only(path).text == TEXT.strip()


def test_a_second_article_of_the_same_name_is_set_aside(tmp_path):
    for folder, text in (("a", TEXT), ("b", TEXT + TEXT)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(text, "utf-8")
    found = list(articles([tmp_path / "a", tmp_path / "b", tmp_path / "a"]))
    assert [type(item) for item in found] == [Article, SetAside, Article]
    assert "same name" in found[1].reason


def test_the_text_tells_its_language_before_its_label_does():
    kazakh = "Түркі мемлекеттері ұйымының саммиті Түркістан қаласында өтті."
    assert article_from(kazakh, "a", fields={"lang": "ru"}).lang == "kk"
    german = "Die Bundesregierung hat heute in Berlin mit der Türkei gesprochen."
    assert article_from(german, "a", fields={"lang": "de"}).lang == "de"
