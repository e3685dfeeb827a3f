"""Kazakh events whose setting, people or standing another sentence tells: headers, chains, lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[..., list[Event]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
IVAN_INS = "⟦person:Иван Дубов|Иван Дубовпен⟧"
OTS = "⟦body:ots:Түркі мемлекеттері ұйымы|Түркі мемлекеттері ұйымының⟧"
OLEG = "⟦person:Олег Липов|Олег Липов⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкара"
DAY = "⟦date:2031-05-17|17 мамыр⟧"


@pytest.fixture
def read(told: Told) -> Read:
    def events(text: str, published: str = "2031-05-20") -> list[Event]:
        return list(told("kk", f"Тақырып\n\n{text}", PartialDate.parse(published)))

    return events


def _who(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


def _of(events: list[Event], kind: str) -> Event:
    (event,) = [event for event in events if event.type == kind]
    return event


def _start(event: Event) -> PartialDate | None:
    return event.when.start if event.when else None


# -- the day and town at the head of a paragraph ----------------------------------------------


def test_a_day_that_heads_a_paragraph_is_that_of_its_events(read: Read) -> None:
    (event,) = read(f"• {DAY}, дүйсенбі. {ASAN} {IVAN_INS} кездесті.")
    assert _start(event) == PartialDate(2031, 5, 17)


def test_a_town_that_heads_one_of_several_paragraphs_is_where_they_met(read: Read) -> None:
    first = f"{ANKARA}⟧. Форум өтті."
    (event, other) = read(f"{first}\n{DAY}, таңертең. {ASAN} {IVAN_INS} кездесті.")
    assert event.place is not None
    assert event.place.en == "Ankara"
    assert other.place is None


def test_a_single_dateline_is_no_place_of_a_later_event(read: Read) -> None:
    events = read(f"{ANKARA}⟧. Отырыс өтті. {ASAN} {IVAN_INS} кездеседі.")
    assert _of(events, "bilateral_meeting").place is None


def test_a_sentence_with_a_verb_heads_nothing(read: Read) -> None:
    (event,) = read(f"{DAY} жаңбыр жауды. {ASAN} {IVAN_INS} кездесті.")
    assert event.when is None


def test_a_session_that_a_paragraph_opens_with_is_what_it_goes_on_about(read: Read) -> None:
    call = f"{ASAN} {IVAN_INS} телефонмен сөйлесті."
    session = f"{ANKARA}да⟧ комитет отырысқа жиналды. Оны {OLEG} жүргізді."
    (first, second) = read(f"{call}\n{DAY}. {session}")
    assert first.type == "phone_call"
    assert _who(second) == {"Олег Липов"}


# -- the place of the event before ------------------------------------------------------------


def test_talks_of_the_same_people_are_where_they_were(read: Read) -> None:
    summit = f"{ASAN} {ANKARA}дағы⟧ {OTS} саммитіне қатысты."
    events = read(f"{summit} Сондай-ақ {ASAN} {IVAN_INS} кездесті.")
    talks = _of(events, "bilateral_meeting")
    assert talks.place is not None
    assert talks.place.en == "Ankara"


def test_talks_still_to_come_are_not_where_people_were(read: Read) -> None:
    summit = f"{ASAN} {ANKARA}дағы⟧ {OTS} саммитіне қатысты."
    events = read(f"{summit} {ASAN} ертең {IVAN_INS} кездеседі.")
    assert _of(events, "bilateral_meeting").place is None


def test_this_town_is_the_one_named_last(read: Read) -> None:
    held = f"{ANKARA}да⟧ көрме өтті. Оған қонақтар келді."
    (_, forum) = read(f"{held} Осы қалада ⟦date:2031-05-18|18 мамырда⟧ форум өтті.")
    assert forum.place is not None
    assert forum.place.en == "Ankara"


# -- who the subject is -----------------------------------------------------------------------


def test_he_is_the_subject_of_the_sentence_before(read: Read) -> None:
    events = read(f"{ASAN} {ANKARA}ға⟧ келді. Ол {IVAN_INS} кездесіп, {OTS} саммитіне қатысты.")
    assert _who(_of(events, "bilateral_meeting")) == {"Асан Серов", "Иван Дубов"}
    assert _who(_of(events, "summit")) == {"Асан Серов"}


def test_they_are_the_two_of_the_sentence_before(read: Read) -> None:
    pair = "⟦person:Асан Серов|Асан Серов⟧ пен ⟦person:Иван Дубов|Иван Дубов⟧"
    events = read(f"{pair} {ANKARA}да⟧ жүздесті. Олар {OTS} саммитіне қатысты.")
    assert _who(_of(events, "summit")) == {"Асан Серов", "Иван Дубов"}


def test_a_second_subject_behind_a_converb_was_not_at_the_first_event(read: Read) -> None:
    text = f"{ASAN} {ANKARA}да⟧ комиссия отырысын өткізіп, {OLEG} оны қабылдады."
    events = read(text)
    assert _who(_of(events, "committee_session")) == {"Асан Серов"}
    assert _who(_of(events, "bilateral_meeting")) == {"Асан Серов", "Олег Липов"}


def test_who_speaks_of_the_visit_of_another_is_not_on_it(read: Read) -> None:
    guest = "⟦person:Иван Дубов|Иван Дубовтың⟧"
    text = f"{ASAN} күзде {guest} {ANKARA}ға⟧ жасаған сапары туралы айтты."
    assert all("Асан Серов" not in _who(event) for event in read(text))


def test_a_year_round_date_of_somebody_makes_them_no_participant(read: Read) -> None:
    poet = "⟦person:Олег Липов|Олег Липовтың⟧"
    (event,) = read(f"{ANKARA}да⟧ {poet} 150 жылдығына орай ескерткіші салтанатты түрде ашылды.")
    assert _who(event) == set()


def test_who_took_the_floor_there_is_at_the_event_in_any_case(read: Read) -> None:
    speaker = "⟦person:Олег Липов|Олег Липовтың⟧"
    events = read(f"{ANKARA}да⟧ форум өтті. Онда сөз алған {speaker} дерегінше, сауда өсті.")
    assert _who(_of(events, "forum")) == {"Олег Липов"}


def test_a_participle_about_another_noun_brings_nobody_to_a_session(read: Read) -> None:
    events = read(
        f"{ANKARA}да⟧ {OTS} саммиті өтті. {ASAN} компаниялар қатысатын жобаларға қолдау көрсетті."
    )
    assert _who(_of(events, "summit")) == set()


def test_who_would_revive_a_forum_is_not_at_it(read: Read) -> None:
    text = f"{ASAN} {ANKARA}⟧ форумын қайта тірілтетінін айтты. Ол форум 1986 жылы өткен."
    assert all("Асан Серов" not in _who(event) for event in read(text))


def test_talks_with_somebody_and_not_the_visit_are_theirs(read: Read) -> None:
    visit = f"{ASAN} ⟦date:2031-05-18|18 мамырда⟧ ресми сапармен {ANKARA}ға⟧ келді."
    events = read(f"{visit} Сапар {IVAN_INS} келіссөзден басталды.")
    assert _who(_of(events, "official_visit")) == {"Асан Серов"}
    assert "Иван Дубов" in _who(_of(events, "bilateral_meeting"))


# -- days, numbers, lists ---------------------------------------------------------------------


def test_an_event_put_off_has_the_new_day(read: Read) -> None:
    old, new = "⟦date:2031-06-20|20 маусымға⟧", "⟦date:2031-08|тамызға⟧"
    (event,) = read(f"{old} белгіленген {ANKARA}дағы⟧ көрме {new} шегерілді.")
    assert (_start(event), event.status) == (PartialDate(2031, 8), "planned")


def test_a_year_that_says_of_another_noun_is_no_day_of_a_session(read: Read) -> None:
    year = "⟦date:2030|2030 жылғы⟧"
    (event,) = read(f"Комиссия отырысы өтті. Отырыста {year} маусымның қорытындысы шықты.")
    assert event.when is None


def test_the_year_of_an_event_is_its_day(read: Read) -> None:
    (event,) = read(f"⟦date:2030|2030 жылғы⟧ форум {ANKARA}да⟧ өтті.")
    assert _start(event) == PartialDate(2030)


def test_a_number_alone_is_another_event_of_the_series(read: Read) -> None:
    first = f"⟦ordinal:3|Үшінші⟧ саммит {ANKARA}да⟧ өтті."
    events = read(f"{first} ⟦ordinal:2|Екіншісі⟧ ⟦date:2030-11|2030 жылғы қарашада⟧ өткен.")
    assert [(event.ordinal, event.type) for event in events] == [(3, "summit"), (2, "summit")]


def test_an_unveiling_is_over(read: Read) -> None:
    (event,) = read(f"{ANKARA}да⟧ ескерткіш ашылды.")
    assert (event.type, event.status) == ("ceremony", "held")


def test_a_meeting_of_a_body_is_its_session(read: Read) -> None:
    (event,) = read(f"{ANKARA}да⟧ {OTS} кезекті кездесуі өтті.")
    assert event.type == "council_session"


def test_a_line_of_a_programme_is_still_to_come(read: Read) -> None:
    lines = "• үкіметаралық кеңестің ⟦ordinal:2|II⟧ отырысы;"
    (event,) = read(f"Сапар бағдарламасынан:\n{lines}")
    assert (event.type, event.status) == ("council_session", "planned")


def test_labels_give_the_day_and_town_of_what_is_announced(read: Read) -> None:
    head = "Министрлердің ⟦ordinal:4|төртінші⟧ кездесуі өтеді."
    text = f"{head}\nҚашан: ⟦date:2031-06-08|8 маусым⟧.\nҚайда: {ANKARA}⟧ қаласы."
    (event,) = read(text)
    assert _start(event) == PartialDate(2031, 6, 8)
    assert event.place is not None
    assert event.place.en == "Ankara"


def test_somebody_who_says_that_a_paper_was_signed_signed_none(read: Read) -> None:
    text = f"{ASAN} {IVAN_INS} кездесті. {ASAN} мәлімдемеге қол қойылғанын атап өтті."
    assert [event.type for event in read(text)] == ["bilateral_meeting"]


def test_a_council_that_came_together_for_the_nth_time_held_its_nth_session(read: Read) -> None:
    (event,) = read(f"{ANKARA}да⟧ үйлестіру кеңесі ⟦ordinal:32|отыз екінші⟧ рет жиналды.")
    assert (event.type, event.ordinal) == ("council_session", 32)


def test_a_session_told_of_without_a_day_is_the_one_that_began_on_it(read: Read) -> None:
    first = "Тұрақты кеңес жуырда ⟦ordinal:39|отыз тоғызыншы⟧ рет жиналды."
    day = "⟦date:2031-05-05|5 мамырда⟧"
    (event,) = read(f"{first} {day} басталған отырысқа {ASAN} төрағалық етті.")
    assert _start(event) == PartialDate(2031, 5, 5)
    assert _who(event) == {"Асан Серов"}


def test_a_gathering_with_a_day_and_a_town_is_an_event(read: Read) -> None:
    (event,) = read(f"{DAY}да {ANKARA}да⟧ кеңейтілген басқосуда {ASAN} сөз сөйледі.")
    assert _start(event) == PartialDate(2031, 5, 17)


def test_who_turns_to_the_guests_is_at_the_event(read: Read) -> None:
    held = f"{ANKARA}да⟧ {OTS} саммиті өтті."
    events = read(f"{held} {ASAN} қонақтарға алғыс айтты. {IVAN} сауда өскенін айтты.")
    assert _who(_of(events, "summit")) == {"Асан Серов"}


def test_a_clause_that_goes_on_with_it_tells_who_comes(read: Read) -> None:
    (event,) = read(f"⟦date:2031-06-26|26 маусымда⟧ {ANKARA}да⟧ форум өтеді, оған {ASAN} барады.")
    assert _who(event) == {"Асан Серов"}


def test_the_lines_under_who_takes_part_take_part(read: Read) -> None:
    head = f"⟦date:2031-06-26|26 маусымда⟧ {ANKARA}да⟧ {OTS} саммиті өтеді."
    lines = f"– {ASAN} (төрағалық етеді);\n– {IVAN};\n– {OLEG}."
    (event,) = read(f"{head}\nКім қатысады:\n{lines}")
    assert _who(event) == {"Асан Серов", "Иван Дубов", "Олег Липов"}


def test_who_confirmed_that_they_come_is_expected(read: Read) -> None:
    head = f"⟦date:2031-06-26|26 маусымда⟧ {ANKARA}да⟧ {OTS} саммиті өтеді."
    (event,) = read(f"{head} {ASAN} мен {IVAN} келетінін растаған.")
    assert _who(event) == {"Асан Серов", "Иван Дубов"}


def test_holders_of_a_post_who_met_are_not_those_told_of_before(read: Read) -> None:
    met = "екі ел парламенттерінің ⟦post:parliament_speaker+:спикер|спикерлері⟧ кездесті."
    talks = f"{ASAN} {DAY}да {IVAN_INS} келіссөз жүргізді."
    events = read(f"{talks} ⟦date:2031-05-19|Кеше⟧ {ANKARA}да⟧ {met}")
    held = [event for event in events if event.place is not None]
    assert [(event.type, _who(event)) for event in held] == [("bilateral_meeting", set())]


def test_who_will_be_in_a_town_visits_it(read: Read) -> None:
    (event,) = read(f"{ASAN} ⟦date:2031-06-14/2031-06-15|14-15 маусымда⟧ {ANKARA}да⟧ болады.")
    assert (event.type, event.status, _who(event)) == ("official_visit", "planned", {"Асан Серов"})
    assert event.place is not None
    assert event.place.en == "Ankara"


@pytest.mark.parametrize(
    "text",
    [f"{ASAN} {ANKARA}да⟧ елші болды.", f"{ASAN} жылдам болды.", f"Орман {ANKARA}да⟧ болды."],
)
def test_being_something_somewhere_is_no_visit(read: Read, text: str) -> None:
    assert read(text) == []
