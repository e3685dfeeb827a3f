"""The FactRuEval harness: the words of its answers, and how the comparator's figures add up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kurultay.pipeline import Kit, map_article
from kurultay.resources import home
from kurultay.text.article import Article
from kurultay.text.read import article_from

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from factrueval import Comparator, Counts, shared, table
from factrueval_answers import Answer, answers, as_stated, kindred, parted, written

GOLD = """1-0 Occupation
Who obj1 Ким Анна
Where obj2 Рим

1-1 Occupation
Who obj3 Новак Ян
Where obj2 Рим

1-2 Occupation
Who obj4 Шильд Марк
Where obj2 Рим
"""
PRINTED = """TAG             P        R        F1       TP1      TP2      In Std.  In Test.
occupation        0.8013   0.5646   0.6624   189.71   194.71      336      243
meeting           0.8690   0.1352   0.2340     6.08     6.08       45        7
overall           0.7494   0.3840   0.5078   239.59   254.80      624      340
"""

# A comparator that agrees with one fact in two, and is too slow for more than two answers.
STUB = """
import pathlib, sys, time
given = pathlib.Path(sys.argv[sys.argv.index("-t") + 1], "book_1.task3").read_text("utf-8")
gold = pathlib.Path(sys.argv[sys.argv.index("-s") + 1], "book_1.facts").read_text("utf-8")
count = {kind: given.count(kind + chr(10)) for kind in ("occupation", "meeting")}
if count["occupation"] > 2:
    time.sleep(60)
print("Running evaluation, this might take a while...")
print("TAG             P        R        F1       TP1      TP2      In Std.  In Test.")
print("ownership         1.0000   1.0000   1.0000     0.00     0.00        0        0")
for kind, number in count.items():
    print(f"{kind} 0.5 0.5 0.5 {number / 2} {number / 2} {gold.count('-')} {number}")
"""


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit.load(home())


def mapped(kit: Kit, text: str) -> tuple[Answer, ...]:
    article = article_from(text, "book_1")
    assert isinstance(article, Article)
    return answers(map_article(article, kit), kit)


def corpus(folder: Path) -> Path:
    (folder / "scripts").mkdir()
    (folder / "scripts" / "t3_eval.py").write_text(STUB, encoding="utf-8")
    (folder / "testset").mkdir()
    (folder / "testset" / "book_1.facts").write_text(GOLD, encoding="utf-8")
    return folder


def post(who: str) -> Answer:
    return Answer("occupation", (("who", who), ("where", "Рим")))


def test_an_answer_is_a_block_of_lines_with_one_colon_each() -> None:
    given = [Answer("occupation", (("who", "Анна Ким"), ("position", "глава: отдела\nпечати")))]
    assert written(given) == "occupation\nwho : Анна Ким\nposition : глава отдела печати\n\n"


def test_no_answers_are_an_empty_file() -> None:
    assert written([]) == ""


@pytest.mark.parametrize(
    ("title", "phrase", "stated"),
    [
        ("министр обороны", "с министром обороны Польши Яном Новаком", "министром обороны"),
        ("посол в Чехии", "посол Японии в Чехии Синдзи Харада", "посол Японии в Чехии"),
        ("президент", "экс-президента Польши", "экс-президента"),
        ("министр", "глава правительства", "министр"),
    ],
)
def test_a_title_is_given_in_the_form_it_stands_in(title: str, phrase: str, stated: str) -> None:
    assert as_stated(title, phrase) == stated


def test_a_form_of_a_word_is_kin_and_another_word_is_not() -> None:
    assert kindred("Королёв", "королевым")
    assert not kindred("министр", "магистр")


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("глава государства", ("глава", "государства")),
        ("председатель правительства", ("председатель", "правительства")),
        ("глава внешнеполитического ведомства", ("глава", "внешнеполитического ведомства")),
        ("министр иностранных дел", ("министр иностранных дел", "")),
        ("глава делегации", ("глава", "делегации")),
    ],
)
def test_the_organ_is_parted_from_the_title_of_its_head(
    kit: Kit, title: str, parts: tuple[str, str]
) -> None:
    assert parted(title, kit) == parts


def test_a_post_with_its_state_is_an_occupation(kit: Kit) -> None:
    found = mapped(kit, "Об этом сообщил министр обороны Польши Ян Новак на брифинге в Варшаве.")
    assert found == (
        Answer(
            "occupation",
            (("who", "Ян Новак"), ("where", "Польша"), ("position", "министр обороны")),
        ),
    )


@pytest.mark.parametrize(
    ("phrase", "where", "position"),
    [
        ("глава отдела печати завода «Заря»", "отдел печати завода Заря", "глава"),
        ("глава отдела малых машин HP", "отдела малых машин HP", "глава"),
        ("бывший глава фонда «Заря»", "фонд Заря", "бывший глава"),
        ("глава польского правительства", "польского правительства", "глава"),
        ("депутат собрания района Заречье", "собрания района Заречье", "депутат"),
        ("глава района", None, None),
    ],
)
def test_a_place_of_work_is_as_narrow_as_the_words_have_it(
    kit: Kit, phrase: str, where: str | None, position: str | None
) -> None:
    found = mapped(kit, f"Об этом на брифинге в Варшаве сообщил {phrase} Ян Новак.")
    slots = [dict(answer.slots) for answer in found]
    told = [(each["where"], each["position"]) for each in slots]
    assert told == ([(where, position)] if where else [])


def test_two_who_meet_are_a_meeting(kit: Kit) -> None:
    found = mapped(
        kit, "Президент Польши Анджей Дуда встретился в Варшаве с президентом США Джо Байденом."
    )
    (meeting,) = (answer for answer in found if answer.kind == "meeting")
    assert {name for _, name in meeting.slots} == {"Анджей Дуда", "Джо Байден"}


def test_where_somebody_is_from_is_no_occupation(kit: Kit) -> None:
    assert mapped(kit, "Матч судили Марк Шилд (Австралия) и Любош Михел (Словакия).") == ()


def test_the_comparator_s_table_is_read() -> None:
    assert table(PRINTED) == {
        "occupation": Counts(189.71, 194.71, 336, 243),
        "meeting": Counts(6.08, 6.08, 45, 7),
    }


def test_a_comparator_that_prints_no_table_is_told() -> None:
    with pytest.raises(ValueError, match="no table"):
        table("Traceback")


def test_figures_come_from_the_sums_over_documents() -> None:
    total = Counts(1.0, 1.0, 1, 4) + Counts(2.0, 3.0, 5, 4)
    assert total == Counts(3.0, 4.0, 6, 8)
    assert (total.precision, total.recall, total.f1) == (0.5, 0.5, 0.5)


def test_each_kind_is_compared_by_itself(tmp_path: Path) -> None:
    given = [post("Анна Ким"), Answer("meeting", (("participant", "Анна Ким"),))]
    counts, dropped = Comparator(corpus(tmp_path), "testset").judge("book_1", given)
    assert counts == {"occupation": Counts(0.5, 0.5, 3, 1), "meeting": Counts(0.5, 0.5, 3, 1)}
    assert dropped == []


def test_a_search_that_is_too_long_is_made_person_by_person(tmp_path: Path) -> None:
    given = [post("Анна Ким"), post("Ян Новак"), post("Марк Шилд")]
    comparator = Comparator(corpus(tmp_path), "testset", patience=2.0)
    counts, dropped = comparator.judge("book_1", given)
    assert counts["occupation"] == Counts(1.5, 1.5, 3, 3)
    assert dropped == []


def test_answers_that_are_too_many_for_one_person_count_as_wrong(tmp_path: Path) -> None:
    cities = ("Рим", "Баку", "Анкара")
    given = [Answer("occupation", (("who", "Анна Ким"), ("where", city))) for city in cities]
    comparator = Comparator(corpus(tmp_path), "testset", patience=2.0)
    counts, dropped = comparator.judge("book_1", given)
    assert counts["occupation"] == Counts(1.0, 1.0, 3, 3)
    assert dropped == given[2:]


def test_every_answer_and_every_fact_is_shared_out_once() -> None:
    given = [post("Анна Ким"), post("Ян Новак")]
    first, second, third = GOLD.split("\n\n")
    assert shared(given, GOLD) == [([], third), ([given[0]], first), ([given[1]], second)]
