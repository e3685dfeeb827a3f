"""The measure counts what is right, what is missed and what is invented."""

from __future__ import annotations

import json

import pytest

from kurultay.errors import InputError
from kurultay.publish import likeness, score

EVENT = {
    "id": "e1", "type": "summit", "status": "held", "name": "Саммит", "en": "Summit",
    "start": "2025-10-07", "place": "Gabala", "country": "AZ", "topics": ["trade"],
    "participants": [{"kind": "person", "name": "Ильхам Алиев", "role": "host"}],
}  # fmt: skip
GOLD = {
    "id": "a", "lang": "ru", "events": [EVENT], "states": ["AZ", "KZ"], "places": ["Gabala"],
    "positions": [{"name": "Ильхам Алиев", "level": "head_of_state", "country": "AZ"}],
    "organisations": [{"name": "ОТГ", "en": "Organization of Turkic States"}],
}  # fmt: skip


def test_nothing_found_has_no_precision_and_no_recall():
    figures = score.score({"a": GOLD}, {})
    assert figures.core == 0.0
    assert figures.rows["state"] == score.Count(0, 0, 2)
    assert (figures.articles, figures.predicted) == (1, 0)


def test_precision_and_recall_of_one_of_two_found_and_one_invented():
    figures = score.score({"a": GOLD}, {"a": {"states": ["KZ", "TR"]}})
    row = figures.rows["state"]
    assert (row.tp, row.pred, row.gold) == (1, 2, 2)
    assert (row.p, row.r, row.f1) == (0.5, 0.5, 0.5)
    notes = {(note.fault, note.words) for note in figures.notes if note.key == "state"}
    assert notes == {("spurious", "TR"), ("missed", "AZ")}


def test_who_was_invited_to_an_event_that_was_held_is_no_participant():
    invited = {**EVENT["participants"][0], "attendance": "invited"}
    found = {**GOLD, "events": [{**EVENT, "participants": [invited]}]}
    assert score.score({"a": GOLD}, {"a": found}).rows["participation"].tp == 0
    planned = {**EVENT, "status": "planned", "participants": [invited]}
    both = {**GOLD, "events": [planned]}
    assert score.score({"a": both}, {"a": both}).rows["participation"].tp == 1


def test_a_day_and_month_without_a_year_count_as_nothing():
    undated = {**GOLD, "events": [{**EVENT, "start": None}]}
    found = {**GOLD, "events": [{**EVENT, "start": "--10-07"}]}
    assert "event_date" not in score.score({"a": undated}, {"a": found}).rows


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("kubanychbek omuraliev", "kumanychbek omuraliev", True),
        ("k omuraliev", "kubanychbek omuraliev", True),
        ("sadyr", "sadyr zhaparov", False),
        ("sadyr zhaparov", "akylbek zhaparov", False),
        ("", "sadyr", False),
    ],
)
def test_names_of_people(one, other, same):
    assert likeness.same_name(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ministry of economy", "ministry of ecology", False),
        ("ministry of economy", "ministry of the economy", True),
        ("turkic council", "turkic council of elders and scholars", False),
        ("council", "turkic council", False),
    ],
)
def test_names_of_bodies(one, other, same):
    assert likeness.same_words(one, other) is same


def test_the_figures_are_shown_in_a_table_as_json_and_by_article():
    figures = score.score({"a": GOLD}, {"a": {"states": ["KZ", "TR"]}})
    table = score.render(figures).splitlines()
    assert table[0].endswith("(1 articles, 1 predicted)")
    assert "state *             0.500  0.500  0.500     1     2     2" in table
    assert table[-1] == "core F1 (mean of the rows marked *): 0.062"
    assert json.loads(score.render_json(figures))["rows"]["state"]["f1"] == 0.5
    assert "state 0.50" in score.render_articles(figures)
    assert "a           spurious state            TR" in score.render_errors(figures).splitlines()


def test_gold_is_read_by_language(tmp_path):
    for name, lang in (("a", "ru"), ("b", "kk")):
        gold = json.dumps({"id": name, "lang": lang})
        (tmp_path / f"{name}.json").write_text(gold, encoding="utf-8")
    assert list(score.load_gold(tmp_path)) == ["a", "b"]
    assert list(score.load_gold(tmp_path, "kk,tr")) == ["b"]


@pytest.mark.parametrize(("text", "complaint"), [("{", "not JSON"), ("[]", "not an annotation")])
def test_a_broken_annotation_is_named(tmp_path, text, complaint):
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"a\.json: {complaint}"):
        score.load_gold(tmp_path)
