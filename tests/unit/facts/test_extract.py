"""All the facts of an article together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kurultay import facts
from kurultay.facts.claims import BodyClaim, Office, StateClaim
from kurultay.facts.page import Page

Marked = Callable[[str, str], Page]


def test_every_claim_stands_in_its_sentence(marked: Marked) -> None:
    page = marked(
        "ru",
        "В ⟦place:tr-ankara|Анкаре⟧ ⟦post:minister:министр|министр ⟦state:KZ|Казахстана⟧⟧ "
        "⟦person|Асан Серов⟧ сообщил, что подписано соглашение о торговле с ⟦state:TR|Турцией⟧.",
    )
    claims = facts.extract(page.reading, page.mentions, page.lexicon)
    assert {type(claim).__name__ for claim in claims} >= {
        "Office",
        "StateClaim",
        "PlaceClaim",
        "Document",
        "Statement",
    }
    assert all(claim.evidence.sentence.covers(claim.evidence.span) for claim in claims)


def test_the_state_of_a_post_is_meant_even_if_unnamed(marked: Marked) -> None:
    page = marked(
        "kk", "Жиынды ⟦post:minister:Қаржы министрі|Қаржы министрі⟧ ⟦person|Асан Серов⟧ ашты."
    )
    claims = facts.extract(page.reading, page.mentions, page.lexicon)
    assert [c.ref.key for c in claims if isinstance(c, StateClaim)] == ["KZ"]


def test_a_body_that_only_a_model_proposes_needs_another_claim(marked: Marked) -> None:
    alone = marked("ru", "Гости увидели ⟦body:-|«Белый берег»⟧.")
    led = marked(
        "ru", "⟦post:other:директор|Директор ⟦body:-|«Белый берег»⟧⟧ ⟦person|Асан Серов⟧ ушёл."
    )
    found = []
    for page in (alone, led):
        mentions = [replace(mention, rule="body.model") for mention in page.mentions]
        claims = facts.extract(page.reading, mentions, page.lexicon)
        found.append([c.ref.name for c in claims if isinstance(c, BodyClaim)])
    assert found == [[], ["«Белый берег»"]]


def test_an_article_without_mentions_has_no_facts(marked: Marked) -> None:
    page = marked("ru", "Погода хорошая.")
    assert facts.extract(page.reading, (), page.lexicon) == ()


def test_the_same_article_gives_the_same_claims(marked: Marked) -> None:
    text = "⟦post:minister:министр|Министр ⟦state:KZ|Казахстана⟧⟧ ⟦person|Асан Серов⟧ выступил."
    first, second = (marked("ru", text) for _ in range(2))
    claims = [facts.extract(p.reading, p.mentions, p.lexicon) for p in (first, second)]
    assert claims[0] == claims[1]
    assert any(isinstance(claim, Office) for claim in claims[0])
