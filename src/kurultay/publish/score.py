"""The measure of extraction: facts found against facts annotated, micro-averaged."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from kurultay.errors import InputError
from kurultay.publish import likeness
from kurultay.publish.likeness import Json, pair

T = TypeVar("T")

# fmt: off
CORE = (
    "event", "event_type", "event_date", "event_place",
    "participation", "position", "organisation", "state",
)
"""The facts whose mean F1 is the measure."""

EXTRA = (
    "person", "position_title", "event_end", "event_country", "event_status", "event_ordinal",
    "event_organiser", "participant_role", "topic", "place", "document", "statement", "figure",
)
# fmt: on

TOLD = frozenset(
    {
        "event",
        "participation",
        "position",
        "organisation",
        "document",
        "statement",
        "figure",
    }
)
"""The facts that are told of by rule: each is one node of the graph with evidence of its own."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of a kind were found rightly, found at all, and annotated."""

    tp: int
    pred: int
    gold: int

    @property
    def p(self) -> float:
        """Precision."""
        return self.tp / self.pred if self.pred else 0.0

    @property
    def r(self) -> float:
        """Recall."""
        return self.tp / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.p + self.r
        return 2 * self.p * self.r / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Note:
    """One fact that was missed or found wrongly: article, ``missed|spurious|slot``, kind, words."""

    article: str
    fault: str
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One fact that was found: its kind, the rule and confidence it came with, and if it is so."""

    article: str
    key: str
    rule: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """
    The measure of a run: counts by kind of fact, each article's own, and all errors.

    ``told`` holds the facts found, where the predictions say by which rule.
    """

    rows: Mapping[str, Count]
    by_article: Mapping[str, Mapping[str, Count]]
    notes: tuple[Note, ...]
    articles: int
    predicted: int
    told: tuple[Told, ...] = ()

    @property
    def core(self) -> float:
        """The mean F1 of the core facts; one that was never filled counts nothing."""
        found = [self.rows[key].f1 if key in self.rows else 0.0 for key in CORE]
        return sum(found) / len(found)


@dataclass(slots=True)
class _Tally:
    """Counts while they are taken."""

    article: str = ""
    tp: Counter[str] = field(default_factory=Counter)
    pred: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def tell(self, key: str, found: Sequence[Any], right: Container[int]) -> None:
        """Note by which rule each fact of a kind was found, and whether rightly."""
        self.told += [
            Told(self.article, key, fact["rule"], fact["confidence"], at in right)
            for at, fact in enumerate(found)
            if key in TOLD and "rule" in fact
        ]

    def note(self, fault: str, key: str, words: str) -> None:
        self.notes.append(Note(self.article, fault, key, words))

    def lists(
        self,
        key: str,
        found: Sequence[T],
        gold: Sequence[T],
        same: Callable[[T, T], bool],
        show: Callable[[T], str],
    ) -> None:
        """Count two lists against one another."""
        hits = pair(found, gold, same)
        self.tp[key] += len(hits)
        self.pred[key] += len(found)
        self.gold[key] += len(gold)
        right, met = {i for i, _ in hits}, {j for _, j in hits}
        self.tell(key, found, right)
        for i, fact in enumerate(found):
            if i not in right:
                self.note("spurious", key, show(fact))
        for j, fact in enumerate(gold):
            if j not in met:
                self.note("missed", key, show(fact))

    def slot(self, key: str, found: Any, gold: Any, same: Callable[[Any, Any], bool]) -> None:
        """Count one field of an event that was found."""
        if isinstance(found, str) and found.startswith("--") and not gold:
            found = None  # a day and month without a year: the annotation cannot hold it
        self.pred[key] += bool(found)
        self.gold[key] += bool(gold)
        if found and gold and same(found, gold):
            self.tp[key] += 1
        elif found or gold:
            self.note("slot", key, f"predicted {found!r}, gold {gold!r}")

    def rows(self) -> dict[str, Count]:
        return {
            key: Count(self.tp[key], self.pred[key], self.gold[key])
            for key in CORE + EXTRA
            if self.pred[key] or self.gold[key]
        }


def _label(fact: Json) -> str:
    for key in ("name", "en", "code", "measure"):
        if fact.get(key):
            return str(fact[key])
    return str(fact)


def _show_position(fact: Json) -> str:
    where = fact.get("country") or fact.get("org")
    return f"{_label(fact)} | {fact.get('level')} | {fact.get('title')} | {where}"


def _show_event(event: Json) -> str:
    who = ", ".join(_label(one) for one in event.get("participants", []))
    name = event.get("name") or event.get("en")
    return f"{event.get('type')} | {event.get('start')} | {event.get('place')} | {name} | {who}"


def _equal(found: Any, gold: Any) -> bool:
    return bool(found == gold)


def _with_bodies(article: Json) -> dict[str, Any]:
    """Give positions and events all names of their bodies; leave out who was not there."""
    bodies = article.get("organisations", [])

    def body(name: str | None) -> Json:
        named = (
            each for each in bodies if name and likeness.fold(name) in likeness.body_names(each)
        )
        return next(named, {"name": name or ""})

    def event(raw: Json) -> Json:
        away = {"absent", "message"} | (set() if raw.get("status") == "planned" else {"invited"})
        there = [one for one in raw.get("participants", []) if one.get("attendance") not in away]
        organiser = body(raw.get("organiser")) if raw.get("organiser") else None
        return {**raw, "participants": there, "_organiser": organiser}

    positions = [{**each, "_org": body(each.get("org"))} for each in article.get("positions", [])]
    events = [event(each) for each in article.get("events", [])]
    return {**article, "positions": positions, "events": events}


def _persons(article: Json) -> list[Json]:
    """Give the people of an article, each once."""
    there = [
        one
        for event in article["events"]
        for one in event["participants"]
        if one.get("kind", "person") == "person"
    ]
    found: list[Json] = []
    for one in [*article["positions"], *there]:
        if not any(likeness.same_person(one, other) for other in found):
            found.append(one)
    return found


def _score_article(article: str, found: Json, gold: Json) -> _Tally:
    found, gold = _with_bodies(found), _with_bodies(gold)
    tally = _Tally(article)
    tally.lists("person", _persons(found), _persons(gold), likeness.same_person, _label)
    for key, same in (
        ("position", likeness.same_position),
        ("position_title", likeness.same_title),
    ):
        tally.lists(key, found["positions"], gold["positions"], same, _show_position)
    states = [[code.upper() for code in each.get("states", [])] for each in (found, gold)]
    for key, field_, same, show in (
        ("organisation", "organisations", likeness.same_body, _label),
        ("document", "documents", likeness.same_document, _label),
        ("statement", "statements", likeness.same_statement, _show_statement),
        ("figure", "figures", likeness.same_figure, _show_figure),
    ):
        tally.lists(key, found.get(field_, []), gold.get(field_, []), same, show)
    tally.lists("state", states[0], states[1], _equal, str)
    tally.lists("place", found.get("places", []), gold.get("places", []), likeness.same_place, str)
    _score_events(tally, found["events"], gold["events"])
    return tally


def _show_statement(fact: Json) -> str:
    return f"{fact.get('speaker')}: {fact.get('quote_start')}"


def _show_figure(fact: Json) -> str:
    return f"{fact.get('measure')} {fact.get('value')} {fact.get('unit')}"


def _score_events(tally: _Tally, found: Sequence[Json], gold: Sequence[Json]) -> None:
    hits = likeness.pair_events(found, gold)
    tally.tp["event"] += len(hits)
    tally.pred["event"] += len(found)
    tally.gold["event"] += len(gold)
    right, met = dict(hits), {j: i for i, j in hits}
    tally.tell("event", found, right)
    for i, event in enumerate(found):
        if i not in right:
            tally.note("spurious", "event", _show_event(event))
    for j, event in enumerate(gold):
        if j not in met:
            tally.note("missed", "event", _show_event(event))
    # Slots are scored on the events that were found; what was not found costs "event".
    for i, j in hits:
        _score_slots(tally, found[i], gold[j])
    # A missed event loses its participants, an invented one adds wrong ones.
    for j, event in enumerate(gold):
        there = found[met[j]]["participants"] if j in met else []
        who = event["participants"]
        tally.lists("participation", there, who, likeness.same_participant, _label)
    for i, event in enumerate(found):
        if i not in right:
            tally.pred["participation"] += len(event["participants"])
            tally.tell("participation", event["participants"], ())


def _score_slots(tally: _Tally, found: Json, gold: Json) -> None:
    for key, name, same in (
        ("event_type", "type", _equal),
        ("event_status", "status", _equal),
        ("event_date", "start", likeness.same_date),
        ("event_end", "end", likeness.same_date),
        ("event_place", "place", likeness.same_place),
        ("event_country", "country", lambda one, other: one.upper() == other.upper()),
        ("event_ordinal", "ordinal", _equal),
        ("event_organiser", "_organiser", likeness.same_body),
    ):
        tally.slot(key, found.get(name), gold.get(name), same)
    tally.lists("topic", found.get("topics", []), gold.get("topics", []), _equal, str)
    there, who = found["participants"], gold["participants"]
    for i, j in pair(there, who, likeness.same_participant):
        tally.slot("participant_role", there[i].get("role"), who[j].get("role"), _equal)


def score(gold: Mapping[str, Json], predictions: Mapping[str, Json]) -> Figures:
    """
    Measure predictions, by article id, against annotations.

    Shape: an article without a prediction counts as an empty one; one that gold lacks is ignored.
    """
    total = _Tally()
    by_article = {}
    for article, expected in gold.items():
        tally = _score_article(article, predictions.get(article, {}), expected)
        for mine, theirs in (
            (total.tp, tally.tp),
            (total.pred, tally.pred),
            (total.gold, tally.gold),
        ):
            mine.update(theirs)
        total.notes.extend(tally.notes)
        total.told.extend(tally.told)
        by_article[article] = tally.rows()
    predicted = sum(article in predictions for article in gold)
    rows, notes, told = total.rows(), tuple(total.notes), tuple(total.told)
    return Figures(rows, by_article, notes, len(gold), predicted, told)


def load_gold(folder: Path, lang: str | None = None) -> dict[str, Json]:
    """
    Read a folder of annotations, all or those of some languages (comma separated).

    Errors: InputError for a file that is no JSON object.
    """
    found: dict[str, Json] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            gold = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise InputError(f"{path.name}: not JSON: {error}") from error
        if not isinstance(gold, dict):
            raise InputError(f"{path.name}: not an annotation; see tests/quality/SCHEMA.md")
        if lang is None or gold.get("lang") in lang.split(","):
            found[path.stem] = gold
    return found


def render(figures: Figures) -> str:
    """Give the figures as a table, core facts marked by a star."""
    head = f"{'fact':18}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'pred':>6}{'gold':>6}"
    lines = [f"{head}   ({figures.articles} articles, {figures.predicted} predicted)"]
    for key, row in figures.rows.items():
        name = f"{key} *" if key in CORE else key
        share = f"{row.p:7.3f}{row.r:7.3f}{row.f1:7.3f}"
        lines.append(f"{name:18}{share}{row.tp:6d}{row.pred:6d}{row.gold:6d}")
    lines.append(f"core F1 (mean of the rows marked *): {figures.core:.3f}")
    return "\n".join(lines)


def render_errors(figures: Figures) -> str:
    """List every fact that was missed or found wrongly."""
    return "\n".join(
        f"{note.article:12}{note.fault:9}{note.key:17}{note.words}" for note in figures.notes
    )


def render_articles(figures: Figures) -> str:
    """Give each article's core facts on a line."""
    return "\n".join(
        f"{article:12}" + "  ".join(f"{key} {rows[key].f1:.2f}" for key in CORE if key in rows)
        for article, rows in figures.by_article.items()
    )


def render_json(figures: Figures) -> str:
    """Give the figures as JSON."""
    rows = {
        key: {"p": row.p, "r": row.r, "f1": row.f1}
        | {"tp": row.tp, "pred": row.pred, "gold": row.gold}
        for key, row in figures.rows.items()
    }
    return json.dumps({"core": figures.core, "rows": rows}, indent=1)
