"""Kazakh events told only beside others: in a title, within a coming visit, by a post, once more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], list[Event]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
OLEG = "⟦person:Олег Липов|Олег Липов⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкара⟧"
MET = f"{ASAN} {IVAN}пен кездесті."


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: list(told("kk", text))


def _who(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


def test_a_pronoun_before_also_is_not_among_those_met(read: Read) -> None:
    first, second = read(f"{MET} Ол сондай-ақ {OLEG}пен келіссөз жүргізді.")
    assert _who(first) == {"Асан Серов", "Иван Дубов"}
    assert _who(second) == {"Асан Серов", "Олег Липов"}


def test_a_plan_of_events_that_is_signed_is_no_event_and_its_signing_is_one(read: Read) -> None:
    _, signing = read(f"{MET} Тараптар іс-шаралар жоспарына қол қойды.")
    assert (signing.type, _who(signing)) == ("signing", {"Асан Серов", "Иван Дубов"})


def test_who_is_thanked_for_a_visit_makes_no_visit(read: Read) -> None:
    assert read(f"{ASAN} {IVAN}қа сапары үшін алғыс айтты.") == []


def test_who_talked_by_telephone_may_be_told_in_the_next_sentence(read: Read) -> None:
    (call,) = read(
        "⟦state:KZ|Қазақстан⟧ мен ⟦state:UZ|Өзбекстан⟧ ⟦post:head_of_government+|үкімет басшылары⟧ "
        f"телефон арқылы сөйлесті. {ASAN} пен {IVAN} су мәселесін талқылады."
    )
    assert (call.type, _who(call)) == ("phone_call", {"Асан Серов", "Иван Дубов"})


def test_a_telephone_call_has_no_place(read: Read) -> None:
    call = read(
        f"{ASAN} мен {IVAN} телефон арқылы сөйлесті. Олар {ANKARA}да өтетін саммитте кездеседі."
    )[0]
    assert (call.type, call.place, call.when) == ("phone_call", None, None)


def test_what_people_join_from_afar_has_its_place(read: Read) -> None:
    (forum,) = read(f"{ASAN} бейнебайланыс арқылы {ANKARA}да өтетін бизнес форумға қатысады.")
    assert forum.place is not None


def test_a_signing_that_only_the_title_tells_of_is_an_event(read: Read) -> None:
    forum = f"{ANKARA}да бизнес форум өтті. Форумға кәсіпкерлер қатысты."
    events = read(f"{ASAN} меморандумға қол қойды\n\n{forum}")
    assert [event.type for event in events] == ["forum", "signing"]
    assert _who(events[1]) == {"Асан Серов"}


@pytest.mark.parametrize(("verb", "count"), [("талқыланады", 2), ("талқыланды", 1)])
def test_talks_at_which_something_will_be_told_are_those_of_a_coming_visit(
    read: Read, verb: str, count: int
) -> None:
    events = read(
        f"{ASAN} {ANKARA}ға 20 қазанда {IVAN}тың шақыруымен келеді. Шағын құрамдағы келіссөздер "
        f"барысында сауда {verb}."
    )
    assert len(events) == count
    assert all(event.status == "planned" for event in events)
