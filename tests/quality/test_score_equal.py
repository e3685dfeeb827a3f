"""The measure gives the figures of the script it comes from, to the last digit."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path

import pytest

from kurultay.publish import score

HERE = Path(__file__).parent
GOLD = HERE / "gold"
TYPES = ["summit", "forum", "bilateral_meeting", "official_visit", "signing", "other"]


def reference():
    spec = importlib.util.spec_from_file_location("score_reference", HERE / "score_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def slipped(text, dice):
    """Lose a letter of a name, or swap two words, or do nothing to it."""
    if not text or dice.random() < 0.6:
        return text
    words = text.split()
    if len(words) > 1 and dice.random() < 0.5:
        return " ".join(reversed(words))
    place = dice.randrange(len(text))
    return text[:place] + text[place + 1 :]


def thinned(items, dice):
    return [item for item in items if dice.random() < 0.8]


def perturbed(gold, dice):
    """Give an imaginable prediction: things lost, misspelt, mistyped and invented."""
    found = copy.deepcopy(gold)
    for key in ("events", "positions", "organisations", "documents", "statements", "figures"):
        found[key] = thinned(found.get(key, []), dice)
        if found[key] and dice.random() < 0.3:
            found[key].append(copy.deepcopy(dice.choice(found[key])))
        dice.shuffle(found[key])
    for key in ("states", "places"):
        found[key] = [*thinned(found.get(key, []), dice), *(["XX"] if dice.random() < 0.3 else [])]
    for position in found["positions"]:
        position["name"] = slipped(position["name"], dice)
        if dice.random() < 0.2:
            position["level"], position["country"] = "other", None
    for body in found["organisations"]:
        body["en"] = slipped(body.get("en"), dice)
    for figure in found["figures"]:
        figure["unit"] = dice.choice([figure.get("unit"), "USD", "companies", None])
    for event in found["events"]:
        perturb_event(event, dice)
    if dice.random() < 0.1:
        for key in ("figures", "documents", "places"):
            del found[key]
    return found


def perturb_event(event, dice):
    if dice.random() < 0.3:
        event["type"] = dice.choice(TYPES)
    if dice.random() < 0.2:
        event["start"] = dice.choice([None, "2025-10", "--10-24", "2020-01-01"])
    if dice.random() < 0.2:
        event["place"] = dice.choice([None, "Nur-Sultan", "Paris"])
    event["topics"] = thinned(event.get("topics", []), dice)
    event["participants"] = thinned(event["participants"], dice)
    for one in event["participants"]:
        if "name" in one:
            one["name"] = slipped(one["name"], dice)
        one["role"] = dice.choice([one.get("role"), "attendee", None])
        one["attendance"] = dice.choice([None, "invited", "absent", "online", "attended"])
    if dice.random() < 0.3:
        event["organiser"], event["status"] = None, "planned"


def by_reference(module, gold, predictions):
    total, notes = module.Tally(), []
    for article, expected in gold.items():
        found = copy.deepcopy(predictions.get(article, {}))
        tally = module.score_article(found, copy.deepcopy(expected))
        total.add(tally)
        notes.extend((article, *note) for note in tally.notes)
    rows = {key: total.f(key) for key in module.CORE + module.EXTRA if total.f(key)}
    core = [rows[key]["f1"] if key in rows else 0.0 for key in module.CORE]
    return {"core": sum(core) / len(core), "rows": rows}, sorted(notes)


@pytest.mark.parametrize("seed", range(4))
def test_the_figures_and_the_errors_are_those_of_the_reference(seed):
    dice = random.Random(seed)
    gold = score.load_gold(GOLD)
    assert len(gold) > 100
    gold = dict(dice.sample(sorted(gold.items()), 40))
    predictions = {
        article: perturbed(expected, dice)
        for article, expected in gold.items()
        if dice.random() < 0.95
    }
    figures = score.score(gold, predictions)
    expected, notes = by_reference(reference(), gold, predictions)
    assert json.loads(score.render_json(figures)) == expected
    assert 0.3 < figures.core < 0.95, "the predictions are neither perfect nor hopeless"
    found = sorted((note.article, note.fault, note.key, note.words) for note in figures.notes)
    assert found == notes


def test_the_annotation_itself_has_a_measure_of_one():
    gold = score.load_gold(GOLD)
    figures = score.score(gold, gold)
    assert figures.core == 1.0
    assert figures.notes == ()


def test_predictions_are_not_changed_by_being_measured():
    gold = score.load_gold(GOLD, "kk-Latn")
    before = json.dumps(gold, sort_keys=True)
    score.score(gold, gold)
    assert json.dumps(gold, sort_keys=True) == before
