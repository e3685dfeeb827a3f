"""
Made-up news in Russian and Kazakh, any number of articles, each with its exact facts.

    python benchmarks/generate.py 10000 OUT [--seed 1] [--per-folder 1000]

writes OUT/text/NNN/*.txt and OUT/facts.jsonl, one line an article in the schema of
tests/quality/SCHEMA.md. Every person is invented; states, cities and kinds of post are real, so
that the register links them. The same number and seed give the same bytes. About every third
article reports a meeting that another one has reported, often in the other language; a few repeat
another word for word.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Json = dict[str, Any]

HERE = Path(__file__).parent / "generator"
CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
FIRST, LAST = date(2023, 1, 9), date(2026, 6, 30)
PEOPLE = 4_000
HOST = "host: "
AGAIN = 0.35
"""How often an article reports an event that another article has reported."""
COPIED = 0.03
"""How often an article repeats one of the last two hundred word for word."""
_BACK, _FRONT = "аоұыуяёюАОҰЫУЯЁЮ", "әөүіеиэӘӨҮІЕИЭ"
_HARD = "кқпстфхцчшщбвгдКҚПСТФХЦЧШЩБВГД"
_SUFFIXES = {
    # after a vowel, after a voiced or ringing consonant, after a hard one; back, front
    "gen": (("ның", "нің"), ("дың", "дің"), ("тың", "тің")),
    "dat": (("ға", "ге"), ("ға", "ге"), ("қа", "ке")),
    "acc": (("ны", "ні"), ("ды", "ді"), ("ты", "ті")),
    "loc": (("да", "де"), ("да", "де"), ("та", "те")),
    "ins": (("мен", "мен"), ("бен", "бен"), ("пен", "пен")),
}
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Person:
    """An invented official: number of the name parts, a post and its state."""

    number: int
    female: bool
    given: int
    surname: int
    level: str
    area: str
    state: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An invented event, before any language tells of it."""

    kind: str
    start: date
    end: date
    city: str
    country: str
    persons: tuple[Person, ...]
    ordinal: int | None
    area: str


def kazakh(word: str, case: str) -> str:
    """Give a Kazakh word in a case, by vowel harmony and its last letter."""
    if case == "nom":
        return word
    vowels = [letter for letter in word if letter in _BACK + _FRONT]
    front = bool(vowels) and vowels[-1] in _FRONT
    last = word[-1]
    row = 0 if last in _BACK + _FRONT else 2 if last in _HARD else 1
    pair = _SUFFIXES[case][row]
    if row == 1 and case == "gen" and last in "мнң":
        pair = ("ның", "нің")
    if row == 1 and case == "ins" and last not in "зж":
        pair = ("мен", "мен")
    return word + pair[front]


def russian_name(given: str, surname: str, female: bool, case: str) -> str:
    """Give a Russian name in a case: surnames in -ов and -ова, given names by their last letter."""
    at = CASES.index(case)
    if female:
        ending = ("а", "ой", "ой", "у", "ой", "ой")[at]
        family = surname + ending
        if given.endswith("ия"):
            given = given[:-1] + ("я", "и", "и", "ю", "ей", "и")[at]
        elif given.endswith("а"):
            given = given[:-1] + ("а", "ы", "е", "у", "ой", "е")[at]
    else:
        family = surname + ("", "а", "у", "а", "ым", "е")[at]
        given += ("", "а", "у", "а", "ом", "е")[at]
    return f"{given} {family}"


class Teller:
    """One language: turns a happening into text and says which facts the text states."""

    def __init__(self, code: str) -> None:
        """Read the words of a language."""
        self.code = code
        self.words = tomllib.loads((HERE / f"{code}.toml").read_text("utf-8"))

    def name(self, person: Person, case: str = "nom") -> str:
        """Give a name in a case."""
        given = self.words["given"]["f" if person.female else "m"]
        stems = self.words["surnames"]["stems"]
        first = given[person.given % len(given)]
        family = stems[person.surname % len(stems)] + self.words["surnames"]["endings"][0]
        if self.code == "ru":
            return russian_name(first, family, person.female, case)
        return kazakh(f"{first} {family}{'а' if person.female else ''}", case)

    def title(self, person: Person, case: str = "nom") -> str:
        """Give a post without its state."""
        post = self.words["posts"][person.level]
        area = post["areas"][person.area]
        if self.code == "ru":
            return f"{post['forms'][CASES.index(case)]} {area}"
        return f"{area} {post['word']}"

    def side(self, person: Person, case: str) -> str:
        """Give post, state and name in a case."""
        states = self.words["states"]
        if self.code == "ru":
            owner = states[person.state][1]
            return f"{self.title(person, case)} {owner} {self.name(person, case)}"
        owner = kazakh(states[person.state], "gen")
        return f"{owner} {self.title(person)} {self.name(person, case)}"

    def many(self, persons: tuple[Person, ...]) -> str:
        """Give a list of sides."""
        shown = [self.side(person, "nom") for person in persons]
        word = " и " if self.code == "ru" else " және "
        return word.join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]

    def when(self, happening: Happening) -> tuple[str, str]:
        """Give the day and the stretch of days in words."""
        month = self.words["months"][happening.start.month - 1]
        given = {
            "day": happening.start.day,
            "last": happening.end.day,
            "month": month,
            "year": happening.start.year,
        }
        return self.words["day"].format(**given), self.words["days"].format(**given)

    def pattern(self, happening: Happening, rng: random.Random) -> str:
        """Choose how the event is told."""
        long = happening.end != happening.start
        patterns: list[str] = self.words["events"][happening.kind]["lead"]
        wanted = [p for p in patterns if ("{Days}" in p or "{days}" in p) == long]
        return rng.choice(wanted or patterns)

    def lead(self, happening: Happening, pattern: str) -> str:
        """Give the sentences that state the event."""
        kind = self.words["events"][happening.kind]
        day, days = self.when(happening)
        place = self.words["cities"].get(happening.city, ("", ""))[0]
        city = place if self.code == "ru" else kazakh(place, "loc") if place else ""
        fields: Json = {
            "day": day,
            "Day": _capital(day),
            "days": days,
            "Days": _capital(days),
            "city": city,
            "City": _capital(city),
            "ordinal": self._ordinal(happening),
            "area": self.words["posts"]["minister"]["areas"].get(happening.area, ""),
            "topic": kind.get("topics", {}).get(happening.area, ""),
            "all": _Cases({"nom": self.many(happening.persons)}),
        }
        host = self.words["states"][happening.country]
        forms = host if self.code == "ru" else [kazakh(host, case) for case in CASES[:5]]
        fields["host"] = _Cases(dict(zip(CASES, forms, strict=False)))
        for label, person in zip("ab", happening.persons, strict=False):
            sides = {case: self.side(person, case) for case in CASES if case in self._cases()}
            fields[label] = _Cases(sides)
            fields[label.upper()] = _Cases({k: _capital(v) for k, v in sides.items()})
        female = bool(happening.persons) and happening.persons[0].female
        fields |= {"ся": "ась" if female else "ся", "o": "а" if female else ""}
        return pattern.removeprefix(HOST).format(**fields)

    def _cases(self) -> tuple[str, ...]:
        return CASES if self.code == "ru" else CASES[:5]

    def _ordinal(self, happening: Happening) -> str:
        if happening.ordinal is None:
            return ""
        number = happening.ordinal
        if self.code == "ru":
            return _ROMAN[number]
        return f"{number}-{'шы' if number in (6, 9, 10) else 'ші'}"

    def text(self, happening: Happening, pattern: str, rng: random.Random) -> str:
        """Give a whole article."""
        talk = self.words["talk"]

        def fill(pattern: str) -> str:
            numbers = {"n": rng.randint(2, 11), "p": rng.randint(2, 40), "m": rng.randint(2, 900)}
            person = rng.choice(happening.persons)
            # News of different events share hardly any run of words, so each has its own matters.
            matters = dict(zip("xyz", rng.sample(talk["matters"], 3), strict=True))
            given: Json = {**numbers, **matters, "when": rng.choice(talk["when"])}
            text = pattern.format(**given, name=self.name(person), o="а" if person.female else "")
            return _capital(text)

        said = [fill(one) for one in rng.sample(talk["of"], rng.randint(1, 4))]
        said += [fill(rng.choice(talk["quote"]))] if rng.random() < 0.5 else []
        other = [fill(one) for one in rng.sample(talk["background"], rng.randint(1, 5))]
        return "\n\n".join((self.lead(happening, pattern), " ".join(said), " ".join(other)))


class _Cases:
    """A word by case, for str.format."""

    def __init__(self, forms: dict[str, str]) -> None:
        self.__dict__.update(forms)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def facts(happening: Happening, teller: Teller, pattern: str, name: str, published: date) -> Json:
    """Give the facts that an article of this language states about a happening."""

    def row(person: Person) -> Json:
        return {
            "name": teller.name(person),
            "en": None,
            "title": teller.title(person),
            "title_en": None,
            "level": person.level,
            "org": None,
            "country": person.state,
        }

    planned = bool(teller.words["events"][happening.kind].get("planned"))
    persons = [
        {"kind": "person", "name": teller.name(one), "en": None, "role": "attendee"}
        for one in happening.persons
    ]
    if pattern.startswith(HOST):
        persons[0]["role"] = "host"
    away = happening.kind == "phone_call" or planned
    body = teller.words["events"][happening.kind].get("body")
    event = {
        "id": "e1",
        "type": happening.kind,
        "status": "planned" if planned else "held",
        "name": "",
        "en": None,
        "ordinal": happening.ordinal,
        "start": happening.start.isoformat(),
        "end": happening.end.isoformat(),
        "place": None if away else happening.city,
        "country": happening.country if planned or not away else None,
        "organiser": body["en"] if body else None,
        "within": None,
        "participants": persons,
        "topics": [],
    }
    return {
        "id": name,
        "lang": teller.code,
        "published": published.isoformat(),
        "events": [event],
        "positions": [row(one) for one in happening.persons],
    }


def people(rng: random.Random) -> list[Person]:
    """Invent officials: one name has one post of one state."""
    states = list(tomllib.loads((HERE / "ru.toml").read_text("utf-8"))["states"])
    found: list[Person] = []
    areas = {level: sorted(post) for level, post in _areas().items()}
    while len(found) < PEOPLE:
        level = rng.choice(("minister", "minister", "deputy_minister"))
        female = rng.random() < 0.2
        own = female, rng.randrange(12 if female else 24), rng.randrange(36)
        area = rng.choice(areas[level])
        found.append(Person(len(found), *own, level, area, rng.choice(states)))
    return found


def _areas() -> dict[str, set[str]]:
    """Give the areas that both languages have, by level."""
    read = [tomllib.loads((HERE / f"{c}.toml").read_text("utf-8"))["posts"] for c in ("ru", "kk")]
    return {level: set(read[0][level]["areas"]) & set(read[1][level]["areas"]) for level in read[0]}


def happening(rng: random.Random, officials: list[Person], cities: Json) -> Happening:
    """Invent an event."""
    kinds = ("bilateral_meeting",) * 4 + ("phone_call", "ministerial", "forum", "official_visit")
    kind = rng.choice(kinds)
    start = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))
    city = rng.choice(sorted(cities))
    country = cities[city][1]
    wanted = {"ministerial": rng.randint(3, 5), "forum": rng.randint(2, 4), "official_visit": 1}
    chosen: list[Person] = []
    area = ""
    pool = officials
    if kind == "ministerial":
        area = rng.choice(sorted(_TOGETHER))
        pool = [p for p in officials if p.level == "minister" and p.area == area]
    while len(chosen) < wanted.get(kind, 2):
        one = rng.choice(pool)
        if all(one.state != other.state and one != other for other in chosen):
            chosen.append(one)
    if kind == "official_visit":
        while country == chosen[0].state:
            city = rng.choice(sorted(cities))
            country = cities[city][1]
    if kind == "forum":
        area = rng.choice(("transport", "energy", "education", "tourism", "agriculture", "health"))
    long = kind == "official_visit" or (kind == "forum" and rng.random() < 0.3)
    end = start + timedelta(days=rng.randint(1, 3)) if long else start
    if end.month != start.month:
        end = (
            start + timedelta(days=1) if (start + timedelta(days=1)).month == start.month else start
        )
    ordinal = rng.randint(2, 10) if kind == "ministerial" else None
    return Happening(kind, start, end, city, country, tuple(chosen), ordinal, area)


_TOGETHER = ("transport", "energy", "agriculture", "education", "health", "culture", "tourism")


def articles(count: int, seed: int) -> Iterator[tuple[str, str, Json]]:
    """Give name, text and facts of each article, always the same for a number and a seed."""
    rng = random.Random(seed)
    tellers = {code: Teller(code) for code in ("ru", "kk")}
    officials = people(rng)
    cities = {
        name: known
        for name, known in tellers["ru"].words["cities"].items()
        if name in tellers["kk"].words["cities"]
    }
    recent: list[Happening] = []
    wire: deque[tuple[str, str, Json]] = deque(maxlen=200)
    for number in range(count):
        if wire and rng.random() < COPIED:
            code, text, known = rng.choice(wire)
            name = f"{code}-g{number:07d}"
            yield name, text, known | {"id": name}
            continue
        if recent and rng.random() < AGAIN:
            told = rng.choice(recent[-200:])
        else:
            told = happening(rng, officials, cities)
            recent.append(told)
        teller = tellers[rng.choice(("ru", "ru", "kk"))]
        pattern = teller.pattern(told, rng)
        planned = bool(teller.words["events"][told.kind].get("planned"))
        published = told.start - timedelta(days=3) if planned else told.end
        name = f"{teller.code}-g{number:07d}"
        text = f" date {published.isoformat()} {teller.text(told, pattern, rng)}\n"
        known = facts(told, teller, pattern, name, published)
        wire.append((teller.code, text, known))
        yield name, text, known


def write(count: int, out: Path, seed: int, per_folder: int) -> None:
    """Write articles and facts below a folder."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / "facts.jsonl").open("w", encoding="utf-8") as gold:
        for number, (name, text, known) in enumerate(articles(count, seed)):
            folder = out / "text" / f"{number // per_folder:04d}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.txt").write_text(text, "utf-8")
            gold.write(json.dumps(known, ensure_ascii=False) + "\n")


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-folder", type=int, default=1000)
    asked = parser.parse_args()
    write(asked.count, asked.out, asked.seed, asked.per_folder)


if __name__ == "__main__":
    main()
