"""Who says what."""

from __future__ import annotations

from collections.abc import Callable

from kurultay.facts import bodies, offices, people, statements
from kurultay.facts.page import Page

Marked = Callable[[str, str], Page]


def _said(page: Page) -> list[tuple[str | None, str, bool]]:
    who = people.read(page.mentions, page.lexicon)
    named = bodies.read(page)
    held = offices.read(page, who, named)
    return [
        (
            row.speaker.name if row.speaker else row.speaker_text,
            " ".join(row.quote.split()[:3]),
            row.direct,
        )
        for row in statements.read(page, who, held, named)
    ]


def test_a_that_clause_is_reported_speech_of_the_subject(marked: Marked) -> None:
    page = marked("ru", "⟦person|Асан Серов⟧ отметил на встрече, что дороги будут построены.")
    assert _said(page) == [("Асан Серов", "дороги будут построены.", False)]


def test_a_quotation_belongs_to_the_name_behind_it(marked: Marked) -> None:
    page = marked("ru", "«Мы построим новые дороги», — сказал ⟦person|Асан Серов⟧.")
    assert _said(page) == [("Асан Серов", "Мы построим новые", True)]


def test_a_pronoun_is_who_spoke_last(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦person|Асан Серов⟧ сообщил, что дороги готовы.\n«Они уже открыты для всех», — добавил он.",
    )
    assert _said(page)[1] == ("Асан Серов", "Они уже открыты", True)


def test_a_bare_post_is_who_holds_it(marked: Marked) -> None:
    page = marked(
        "ru",
        "Приехал ⟦post:minister:министр экономики|министр экономики⟧ ⟦person|Асан Серов⟧.\n"
        "⟦post:minister:министр|Министр⟧ напомнил, что дороги готовы.",
    )
    assert _said(page) == [("Асан Серов", "дороги готовы.", False)]


def test_according_to_somebody_is_a_statement(marked: Marked) -> None:
    page = marked("ru", "По словам ⟦person|Асана Серова⟧, дороги уже готовы.")
    assert [row[1:] for row in _said(page)] == [("дороги уже готовы.", False)]


def test_a_passive_has_no_speaker(marked: Marked) -> None:
    page = marked("ru", "Было отмечено, что дороги уже готовы.")
    assert _said(page) == [(None, "дороги уже готовы.", False)]


def test_a_name_in_quotation_marks_is_no_speech(marked: Marked) -> None:
    page = marked("ru", "⟦person|Асан Серов⟧ посетил палату «Атамекен» и завод «Новая заря».")
    assert _said(page) == []


def test_a_source_at_the_end_of_the_lead_is_no_statement(marked: Marked) -> None:
    page = marked("ru", "Встреча прошла в пятницу, сообщает ⟦body:-|Служба новостей⟧.")
    assert _said(page) == []


def test_a_kazakh_sentence_that_ends_in_a_verb_of_speech_is_reported(marked: Marked) -> None:
    page = marked("kk", "⟦person|Асан Серік⟧ жаңа жолдардың салынатынын айтты.")
    assert _said(page) == [("Асан Серік", "жаңа жолдардың салынатынын", False)]


def test_a_kazakh_dash_opens_direct_speech(marked: Marked) -> None:
    page = marked("kk", "– Жаңа жолдар салынады, – деді ⟦person|Асан Серік⟧.")
    assert _said(page) == [("Асан Серік", "Жаңа жолдар салынады,", True)]


def test_in_the_words_of_somebody_in_kazakh(marked: Marked) -> None:
    page = marked("kk", "⟦person|Асан Серіктің⟧ айтуынша, жаңа жолдар салынады.")
    assert [row[1:] for row in _said(page)] == [("жаңа жолдар салынады.", False)]


def test_as_somebody_noted_is_a_statement(marked: Marked) -> None:
    page = marked("ru", "Как отметил ⟦person|Асан Серов⟧, дороги уже готовы.")
    assert _said(page) == [("Асан Серов", "дороги уже готовы.", False)]


def test_a_parenthesis_of_speech_claims_the_whole_sentence(marked: Marked) -> None:
    page = marked("ru", "Новые дороги, считает ⟦person|А. Серов⟧, помогут торговле.")
    assert _said(page) == [("А. Серов", "Новые дороги, считает", False)]


def test_the_words_of_somebody_else_are_his(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦person|Асан Серов⟧ привёл слова ⟦person:Али Демир|Али Демира⟧ о том, что дороги готовы.",
    )
    assert _said(page) == [("Али Демир", "дороги готовы.", False)]


def test_what_the_paper_itself_adds_is_nobody_s_statement(marked: Marked) -> None:
    assert _said(marked("ru", "Отметим, что дороги будут построены.")) == []
