"""IRIs are ASCII, readable, and steady."""

from __future__ import annotations

import pytest

from kurultay.graph import iris


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Кубанычбек Омуралиев", "kubanychbek-omuraliev"),
        ("Қасым-Жомарт Тоқаев", "qasym-zhomart-toqaev"),
        ("İlham Əliyev", "ilham-aliyev"),
        ("Şuşa — 2025", "shusha-2025"),
        ("中国", "x"),
        ("", "x"),
    ],
)
def test_a_slug_is_ascii_and_never_empty(words, expected):
    assert iris.slug(words) == expected


def test_a_long_slug_is_cut_at_a_word():
    assert iris.slug("один два три четыре", length=10) == "odin-dva"
    assert iris.slug("a" * 80, length=10) == "a" * 10


def test_a_hash_heeds_order_fields_and_borders():
    one = iris.digest([("name", "ab"), ("day", "c")])
    assert one != iris.digest([("day", "c"), ("name", "ab")])
    assert one != iris.digest([("name", "a"), ("day", "bc")])
    assert one != iris.digest([("nam", "ab"), ("day", "c")])
    assert one == iris.digest([("name", "ab"), ("day", "c")])


def test_a_minted_iri_is_a_slug_and_eight_digits():
    made = iris.minted("person", "Аида Балаева", [("name", "x")])
    assert (
        made == f"https://w3id.org/kurultay/id/person/aida-balaeva-{iris.digest([('name', 'x')])}"
    )
    assert len(iris.digest([])) == 8


def test_the_register_keys_come_back_from_the_iris():
    assert iris.registered("state", "KZ") == "https://w3id.org/kurultay/id/state/kz"
    assert iris.register_key(iris.registered("state", "TRNC")) == "TRNC"
    assert iris.register_key(iris.registered("body", "ots")) == "ots"


def test_an_article_is_named_by_its_key():
    name = iris.article_id("https://www.a.kz/н/встреча?id=1")
    assert name.startswith("a-kz-n-vstrecha-id-1-")
    assert name != iris.article_id("https://www.a.kz/н/встреча?id=2")
    assert iris.article("k", "https://e.org/").startswith("https://e.org/article/k-")
    assert iris.article_graph("k").startswith("https://w3id.org/kurultay/graph/article/k-")


def test_a_web_address_is_sent_in_ascii():
    assert iris.web("https://a.kz/я?b=c#d") == "https://a.kz/%D1%8F?b=c#d"
    assert iris.web("https://a.kz/%D1%8F") == "https://a.kz/%D1%8F"
    assert iris.web("ftp://a") == ""
    assert iris.web("обычные слова") == ""
