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


@pytest.mark.parametrize("name", ["Келесі", "Кезекті"])
def test_the_next_session_is_another_though_only_called_a_session(read: Read, name: str) -> None:
    first, second = read(
        f"{ANKARA}да ⟦body:ots:Ұйым|Ұйымның⟧ отырысы өтті. {name} отырыс ⟦date:2031|2031 жылы⟧ "
        "жоспарланған."
    )
    assert (first.status, second.status) == ("held", "planned")


def test_papers_signed_before_the_two_heads_of_state_are_their_signing(read: Read) -> None:
    head = "⟦post:head_of_state:президент|президенті⟧"
    met = f"⟦state:KZ|Қазақстан⟧ {head} {ASAN} ⟦state:UZ|Өзбекстан⟧ {head} {IVAN}пен кездесті."
    _, signing = read(f"{met} Мемлекет басшыларының қатысуымен бірқатар құжатқа қол қойылды.")
    assert (signing.type, _who(signing)) == ("signing", {"Асан Серов", "Иван Дубов"})


def test_a_paper_that_will_be_signed_is_told_by_a_participle(read: Read) -> None:
    (signing,) = read(f"{ASAN} келісімге ⟦date:2031-05|мамырда⟧ {ANKARA}да қол қойылатынын айтты.")
    assert (signing.type, signing.status) == ("signing", "planned")


KZ, TR = "⟦state:KZ|Қазақстан⟧", "⟦state:TR|Түркия⟧"


@pytest.mark.parametrize(
    "text",
    [
        f"{KZ} мен {TR} арасында келіссөздер өтті.",
        f"{KZ} мен {TR} ⟦post:minister+:министр|министрлері⟧ {ANKARA}да кездесті.",
        f"{KZ} мен {TR} қорғаныс саласындағы келісімге қол қойды.",
    ],
)
def test_states_that_hold_an_event_themselves_take_part(read: Read, text: str) -> None:
    (event,) = read(text)
    assert _who(event) == {"KZ", "TR"}


@pytest.mark.parametrize(
    "text",
    [
        f"{ASAN} мен {IVAN} {KZ} мен {TR} арасындағы сауданы талқылау үшін кездесті.",
        f"{KZ} мен {TR} арасындағы саудаға арналған форум өтті.",
    ],
)
def test_states_between_which_something_else_is_do_not(read: Read, text: str) -> None:
    (event,) = read(text)
    assert not {"KZ", "TR"} & _who(event)


def test_what_is_said_not_to_be_a_visit_is_none(read: Read) -> None:
    assert read(f"Бұл – {ASAN}ның {ANKARA}ға алғашқы сапары емес.") == []


def test_who_went_round_a_museum_somewhere_was_on_a_visit_there(read: Read) -> None:
    (visit,) = read(f"{ASAN} ⟦place:tr-ankara:Анкара|Анкарадағы⟧ музейді аралады.")
    assert (visit.type, _who(visit)) == ("official_visit", {"Асан Серов"})
    assert visit.place is not None


def test_what_only_concerns_a_meeting_is_none(told: Told) -> None:
    text = (
        "⟦person:Олег Лугов|Олег Лугов⟧ ⟦person:Асан Серов|Асан Серов⟧ пен "
        "⟦person:Иван Дубов|Иван Дубовтың⟧ бейресми кездесуіне қатысты сауалға жауап берді."
    )
    assert told("kk", text) == ()
