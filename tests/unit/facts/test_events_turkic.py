"""Kazakh sentences by the grammar of verb-last clauses: counted, asked, chained, set within others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts import bodies, events, offices, people
from kurultay.facts.claims import Event
from kurultay.facts.page import Page

Marked = Callable[[str, str], Page]
Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], list[Event]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
OLEG = "⟦person:Олег Липов|Олег Липов⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкара"
OTS = "⟦body:ots:Түркі мемлекеттері ұйымы|Түркі мемлекеттері ұйымының⟧"


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: list(told("kk", text))


def _who(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


def _roles(event: Event) -> dict[str, str]:
    return {p.who.key or p.who.name: p.role for p in event.participants}


@pytest.mark.parametrize(
    "text",
    [
        f"{ASAN} биыл шетел әріптестерімен 30 рет кездесті.",
        f"{ASAN} бір жылда 100-ден аса кездесу өткізді.",
        f"{ASAN} {IVAN}пен жиі кездескен.",
        f"{ASAN} {IVAN}пен телефон арқылы сөйлесу бойынша екінші орында.",
    ],
)
def test_meetings_that_are_only_counted_are_no_event(read: Read, text: str) -> None:
    assert read(text) == []


def test_a_second_meeting_is_one_and_no_count(read: Read) -> None:
    (event,) = read(f"{ASAN} {IVAN}пен ⟦ordinal:2|екінші⟧ рет кездесті.")
    assert _who(event) == {"Асан Серов", "Иван Дубов"}


def test_who_is_only_asked_to_come_is_on_no_visit(read: Read) -> None:
    assert read(f"{ASAN} {IVAN}ты {ANKARA}ға⟧ сапармен келуге шақырды.") == []


def test_who_is_asked_to_a_session_is_at_none(read: Read) -> None:
    assert read(f"{ASAN} {IVAN}ты {OTS} отырысына қатысуға шақырды.") == []


def test_talks_of_two_heads_are_no_summit(read: Read) -> None:
    (event,) = read("Мемлекет басшылары кеше келіссөз жүргізді.") or [None]
    assert event is None or event.type == "bilateral_meeting"


def test_the_session_of_a_summit_is_the_summit(read: Read) -> None:
    (event,) = read(f"{ASAN} {OTS} саммитінің отырысына қатысты.")
    assert (event.type, _who(event)) == ("summit", {"Асан Серов"})


def test_the_opening_of_an_exhibition_is_the_exhibition(read: Read) -> None:
    (event,) = read(f"{ASAN} кітап көрмесінің ашылу салтанатына қатысты.")
    assert (event.type, _who(event)) == ("exhibition", {"Асан Серов"})


def test_a_converb_with_its_auxiliary_is_under_way(read: Read) -> None:
    (event,) = read(f"{ASAN} {OTS} саммитінде сөз сөйлеп жатыр.")
    assert event.status == "ongoing"


def test_what_is_being_planned_is_not_under_way(read: Read) -> None:
    (event,) = read(f"{ANKARA}да⟧ жоспарланып отырған {OTS} саммитіне дайындық жүріп жатыр.")
    assert event.status == "planned"


def test_a_forum_that_is_held_for_the_fourth_time_is_no_count(read: Read) -> None:
    (event,) = read("Түркі форумы осымен 4-ші рет өткізіліп отыр.")
    assert (event.type, event.status) == ("forum", "ongoing")


def test_whoever_speaks_at_a_summit_takes_part(read: Read) -> None:
    (event,) = read(f"{OTS} саммитінде {ASAN} жаңа жобаны жүзеге асыру керегін айтты.")
    assert _roles(event) == {"Асан Серов": "speaker"}


def test_what_a_session_adopted_is_not_where_its_critic_speaks(read: Read) -> None:
    found = read(f"{OTS} саммитінде қабылданған шешім туралы {ASAN} айтты.")
    assert not any("Асан Серов" in _who(event) for event in found)


def test_two_clauses_joined_by_and_have_each_its_own_subject(read: Read) -> None:
    first, second = read(f"{ASAN} {IVAN}ты қабылдады және {OLEG} {IVAN}пен келіссөз өткізді.")
    assert _who(first) == {"Асан Серов", "Иван Дубов"}
    assert _who(second) == {"Олег Липов", "Иван Дубов"}


def test_a_chain_of_converb_and_noun_is_one_meeting_to_come(read: Read) -> None:
    (event,) = read(f"{ASAN} {IVAN}пен кездесіп, сауда жайында келіссөз жүргізеді.")
    assert event.status == "planned"
    assert _who(event) == {"Асан Серов", "Иван Дубов"}


def test_each_met_in_a_case_of_its_own_has_a_meeting_of_its_own(read: Read) -> None:
    found = read(
        f"{ASAN} ⟦person:Иван Дубов|Иван Дубовпен⟧ және ⟦person:Олег Липов|Олег Липовпен⟧ кездесті."
    )
    assert [_who(e) for e in found] == [
        {"Асан Серов", "Иван Дубов"},
        {"Асан Серов", "Олег Липов"},
    ]


def test_who_came_to_another_session_is_met_beside_it(read: Read) -> None:
    found = read(
        f"{ASAN} {OTS} отырысына қатысу үшін келген ⟦person:Иван Дубов|Иван Дубовпен⟧ "
        "кездесу өткізді."
    )
    met = next(event for event in found if event.type == "bilateral_meeting")
    assert _who(met) == {"Асан Серов", "Иван Дубов"}
    assert all("Асан Серов" not in _who(event) for event in found if event is not met)


def test_a_summit_that_somebody_travels_to_is_still_to_come_and_there(read: Read) -> None:
    found = read(f"{ASAN} {OTS} саммитіне қатысу үшін {ANKARA}ға⟧ барады.")
    (event,) = [event for event in found if event.type == "summit"]
    assert event.status == "planned"
    assert event.place is not None
    assert event.place.en == "Ankara"


def test_who_invites_is_the_host_of_what_one_travels_to(read: Read) -> None:
    found = read(
        f"{ASAN} ⟦person:Иван Дубов|Иван Дубовтың⟧ шақыруымен {OTS} саммитіне қатысу үшін "
        f"{ANKARA}ға⟧ барады."
    )
    assert all(_roles(event)["Иван Дубов"] == "host" for event in found)


def test_on_the_eve_of_a_summit_it_is_still_to_come(read: Read) -> None:
    found = read(f"{OTS} ⟦ordinal:8|VIII⟧ саммиті қарсаңында {ASAN} министрлер отырысына қатысты.")
    assert [e.status for e in found if e.type == "summit"] == ["planned"]


def test_where_an_embassy_is_nobody_meets(read: Read) -> None:
    (event,) = read(f"{ANKARA}дағы⟧ елшілігінің ұсынысымен {ASAN} {IVAN}пен кездесті.")
    assert event.place is None


def test_further_is_no_guest(read: Read) -> None:
    found = read(
        f"{ASAN} {IVAN}пен кездесті. Алдағы отырыс байланысты одан әрі дамытады деп күтілуде."
    )
    assert not any("Асан Серов" in _who(e) for e in found if e.type == "council_session")


def test_who_goes_to_a_place_goes_to_no_session(read: Read) -> None:
    found = read(f"{OTS} отырысы өтіп жатыр. {ASAN} оқиға орнына барған болатын.")
    assert [_who(event) for event in found] == [set()]


def test_a_delegation_on_a_visit_did_not_meet_itself(read: Read) -> None:
    found = read(f"{ASAN}, {OLEG} жұмыс сапарымен {ANKARA}ға⟧ келді. Сапар аясында кездесу өтті.")
    met = [event for event in found if event.type != "official_visit"]
    assert [event.type for event in met] == ["multilateral_meeting"]


def test_a_visit_that_somebody_ended_is_that_of_the_subject(read: Read) -> None:
    (event,) = read(f"{ASAN} {ANKARA}ға⟧ жұмыс сапарын аяқтады.")
    assert _who(event) == {"Асан Серов"}


def test_a_visit_that_somebody_praises_is_not_that_of_the_subject(read: Read) -> None:
    found = read(f"{ASAN} {ANKARA}ға⟧ жасаған сапарын жоғары бағалады.")
    assert not any("Асан Серов" in _who(event) for event in found)


def test_talks_in_a_town_one_went_to_are_held_there(read: Read) -> None:
    (event,) = read(f"{ASAN} {ANKARA}ға⟧ барып, {IVAN}пен келіссөз өткізді.")
    assert event.place is not None
    assert event.place.en == "Ankara"


def test_who_signs_without_a_name_met_in_the_sentence_before(read: Read) -> None:
    met, signed = read(f"{ASAN} {IVAN}пен кездесті. Сондай-ақ бірлескен жоспарға қол қойды.")
    assert (met.type, signed.type) == ("bilateral_meeting", "signing")
    assert _who(signed) == {"Асан Серов", "Иван Дубов"}


@pytest.mark.parametrize(
    "text",
    [
        f"{ASAN} {IVAN}пен кездесті. Кездесуде 17 құжатқа қол қойылды.",
        f"{ASAN} {IVAN}пен кездесті. Кездесу соңында бірқатар құжатқа қол қойылды.",
        f"{ASAN} {IVAN}пен кездесті. Ол мәлімдемеге қол қойылғанын атап өтті.",
    ],
)
def test_papers_that_are_only_counted_or_recalled_are_no_signing(read: Read, text: str) -> None:
    assert [event.type for event in read(text)] == ["bilateral_meeting"]


def test_a_spokesman_is_at_no_session_that_he_tells_of(read: Read) -> None:
    found = read(
        f"{OTS} отырысы {ANKARA}да⟧ өтеді. «Отырыста өткен жылғы шешімдер қаралады», – деді "
        f"{ASAN} брифингте."
    )
    assert not any("Асан Серов" in _who(event) for event in found)


def test_what_a_document_states_is_told_and_no_speech(read: Read) -> None:
    found = read(
        f"«{ASAN} {ANKARA}да⟧ {IVAN}ты ертең таңертең қабылдайды және оған марапат тапсырады», "
        "– делінген хабарламада."
    )
    assert [_who(event) for event in found] == [{"Асан Серов", "Иван Дубов"}]


def test_a_gathering_that_is_named_later_is_one_event(read: Read) -> None:
    (event,) = read(
        f"Аталған шараға отыз ел қатысты. Кітап көрмесінің ашылу салтанатында {ASAN} сөз сөйледі."
    )
    assert (event.type, _who(event)) == ("exhibition", {"Асан Серов"})


def test_many_guests_told_one_by_one_meet_whom_the_title_names(marked: Marked) -> None:
    page = marked(
        "kk",
        f"{ASAN} бірқатар екіжақты кездесу өткізді\n"
        "⟦person:Иван Дубов|Иван Дубовпен⟧ өткен кездесу барысында сауда сөз болды. "
        "⟦person:Олег Липов|Олег Липовпен⟧ кездесу барысында көлік мәселесі қаралды.\n",
    )
    named = bodies.read(page)
    who = people.read(page.mentions, page.lexicon)
    found = events.extract(page, who, offices.read(page, who, named), named)
    assert [_who(event) for event in found] == [
        {"Асан Серов", "Иван Дубов"},
        {"Асан Серов", "Олег Липов"},
    ]


def test_a_panel_session_is_part_of_the_forum_told_before(read: Read) -> None:
    (event,) = read(f"Инвестициялық форум өтті. Панельдік сессияда {ASAN} пікір білдірді.")
    assert (event.type, _who(event)) == ("forum", {"Асан Серов"})


def test_a_clause_without_its_verb_takes_that_of_the_next(read: Read) -> None:
    (event,) = read(f"Форум өтті. Бір тараптан оған {ASAN}, ал екінші тараптан {IVAN} қатысты.")
    assert _who(event) == {"Асан Серов", "Иван Дубов"}


def test_ministers_who_met_without_a_name_held_a_ministerial(read: Read) -> None:
    (event,) = read(f"⟦post:minister+:министр|Көлік министрлері⟧ {ANKARA}да⟧ кездесті.")
    assert event.type == "ministerial"


def test_a_delegation_without_a_name_is_on_a_visit(read: Read) -> None:
    (event,) = read(f"⟦state:UZ|Өзбекстан⟧ делегациясы {ANKARA}ға⟧ келді.")
    assert event.type == "official_visit"


def test_who_reports_at_a_session_takes_part_in_it(read: Read) -> None:
    (event,) = read(f"Алқа мәжілісінде {ASAN} есеп берді.")
    assert (event.type, _who(event)) == ("council_session", {"Асан Серов"})


def test_who_opens_a_summit_in_the_next_clause_takes_part_in_it(read: Read) -> None:
    (event,) = read(f"{OTS} саммиті {ANKARA}да⟧ өтті және оны {ASAN} ашты.")
    assert _who(event) == {"Асан Серов"}
