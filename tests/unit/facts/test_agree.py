"""A post and a name side by side: one person's, or the subject and the object of a verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kurultay.facts import bodies, offices, people
from kurultay.facts.page import Page
from kurultay.mentions.mention import Mention


def _in_case(mention: Mention, case: str) -> Mention:
    return replace(mention, case=case)


def _holders(page: Page) -> set[tuple[str, str]]:
    who = people.read(page.mentions, page.lexicon)
    held = offices.read(page, who, bodies.read(page))
    return {(office.holder.name, office.title) for office in held.claims}


def test_a_bare_kazakh_post_that_met_a_name_is_not_held_by_it(
    marked: Callable[[str, str], Page],
) -> None:
    page = marked(
        "kk", "⟦post:minister:министр|Министр⟧ ⟦person:Иван Дубов|Иван Дубовпен⟧ кездесті."
    )
    mentions = tuple(
        page.mentions[:1] + tuple(_in_case(mention, "ins") for mention in page.mentions[1:])
    )
    assert _holders(Page.of(page.reading, mentions, page.lexicon)) == set()


def test_a_kazakh_post_before_a_name_in_the_nominative_is_held_by_it(
    marked: Callable[[str, str], Page],
) -> None:
    page = marked("kk", "⟦post:minister:министр|Министр⟧ ⟦person:Иван Дубов|Иван Дубов⟧ келді.")
    assert _holders(page) == {("Иван Дубов", "министр")}
