"""Copies of one text are one testimony."""

import pytest

from kurultay.text import sketch

WORDS = [f"w{number}" for number in range(300)]
OTHER = [f"v{number}" for number in range(300)]
REPEATS = "SELECT ?copy ?first WHERE { ?copy kur:repeats ?first }"


def article(words, day=""):
    drawn = sketch.draw(" ".join(words))
    dated = f'; schema:datePublished "{day}"^^xsd:date ' if day else ""
    return f'<> kur:sketch "{drawn}" {dated}.\n'


@pytest.fixture
def repeats(merged):
    def run(**articles):
        return merged(**articles).rows(REPEATS)

    return run


def test_a_copy_leads_to_the_earlier_article(repeats):
    edited = [*WORDS[:290], "and", "so", "on"]
    found = repeats(
        a=article(edited, "2025-05-12"), b=article(WORDS, "2025-05-11"), c=article(OTHER)
    )
    assert found == [("article/a", "article/b")]


def test_all_copies_lead_to_one_article(repeats):
    found = repeats(a=article(WORDS), b=article(WORDS, "2025-05-11"), c=article(WORDS))
    assert found == [("article/a", "article/b"), ("article/c", "article/b")]


def test_a_common_line_makes_no_copies(repeats):
    line = [f"footer{number}" for number in range(30)]
    assert repeats(a=article(WORDS + line), b=article(OTHER + line)) == []
