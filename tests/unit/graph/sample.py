"""A small article with one claim of each kind, for the tests of graph and facts."""

from __future__ import annotations

from decimal import Decimal

from kurultay.facts.claims import (
    Attendance,
    BodyClaim,
    Document,
    Event,
    Evidence,
    Figure,
    NameRef,
    Office,
    Participation,
    PlaceClaim,
    RefKind,
    StateClaim,
    Statement,
    When,
)
from kurultay.lang.reading import Reading
from kurultay.text.article import Article, PartialDate, Span

FIRST = "Министр экономики Азербайджана Микаил Джаббаров принял участие в заседании ОТГ в Баку."
SECOND = "Токаев назвал «Альфа» лучшей."
TEXT = f"{FIRST} {SECOND}"


def evidence(words, sentence=FIRST, rule="test"):
    start = TEXT.index(words)
    first = TEXT.index(sentence)
    return Evidence(Span(start, start + len(words)), Span(first, first + len(sentence)), rule, 0.9)


ARTICLE = Article(
    key="https://news.example/а",
    stem="ru-x01",
    lang="ru",
    text=TEXT,
    sha256="ab" * 32,
    url="https://news.example/а",
    publisher="Example",
    published=PartialDate(2025, 10, 25),
    title="Заседание",
)
READING = Reading(ARTICLE, (), ())
JABBAROV = NameRef(RefKind.PERSON, "Микаил Джаббаров", "Mikayil Jabbarov")
TOKAYEV = NameRef(RefKind.PERSON, "Токаев", "Tokayev")
OTS = NameRef(RefKind.BODY, "ОТГ", "Organization of Turkic States", key="ots")
BAKU = NameRef(RefKind.PLACE, "Баку", "Baku", key="az-baku", country="AZ")
AZERBAIJAN = NameRef(RefKind.STATE, "Азербайджан", "Azerbaijan", key="AZ")
ABAI = NameRef(RefKind.STATE, "Абайская область", "Abai Region", key="KZ-10", country="KZ")
MINISTER = Office(
    JABBAROV, "министр экономики", "Minister of Economy", "minister", None, "AZ",
    acting=False, former=False, evidence=evidence("Министр экономики Азербайджана Микаил Джаббаров"),
)  # fmt: skip
HEAD = Office(
    TOKAYEV, "председатель", "Chairman", "head_of_agency", OTS, None,
    acting=True, former=True, evidence=evidence("Токаев", SECOND),
)  # fmt: skip
SESSION = Event(
    id="e1", type="council_session", status="held", name="заседание ОТГ", en="Session of the OTS",
    ordinal=2, when=When(PartialDate(2025, 10, 24), None, "24 октября", "stated"), place=BAKU,
    country="AZ", organiser=OTS, within="Climate week", part_of="e2",
    participants=(
        Participation(JABBAROV, "speaker", Attendance.ATTENDED, (MINISTER,), evidence("принял участие")),
        Participation(ABAI, "attendee", Attendance.ONLINE, (), evidence("участие")),
        Participation(OTS, "host", Attendance.INVITED, (), evidence("ОТГ")),
    ),
    topics=("artificial intelligence", "trade"), evidence=evidence("заседании ОТГ"),
)  # fmt: skip
VISIT = Event(
    id="e2", type="official_visit", status="planned", name=None, en="Visit", ordinal=None,
    when=When(PartialDate(2025, 11), PartialDate(2025, 12), "ноябрь", "relative"), place=None,
    country=None, organiser=AZERBAIJAN, within=None, part_of=None, participants=(), topics=(),
    evidence=evidence("принял"),
)  # fmt: skip
CLAIMS = (
    SESSION,
    VISIT,
    MINISTER,
    HEAD,
    BodyClaim(OTS, "ОТГ", ("Организация тюркских государств",), evidence("ОТГ")),
    StateClaim(AZERBAIJAN, evidence("Азербайджана")),
    PlaceClaim(BAKU, evidence("Баку")),
    Document(
        "Декларация", "Declaration", "declaration", "in_force", ("AZ", "ots"), evidence("в Баку")
    ),
    Statement(
        TOKAYEV,
        None,
        "«Альфа» лучшая из всех там",
        direct=True,
        evidence=evidence("лучшей", SECOND),
    ),
    Statement(None, "стороны", "договорились", direct=False, evidence=evidence("назвал", SECOND)),
    Figure("trade turnover", Decimal("1.50E9"), "USD", "2024", ("AZ",), evidence("участие")),
    Figure("growth", Decimal("2.5"), "%", None, (), evidence("в")),
)
