"""Russian events beside one another: several by one noun, days carried over, programmes, hosts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Attendance, Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
ASANA = "⟦person:Асан Серов|Асана Серова⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
IVANA = "⟦person:Иван Дубов|Ивана Дубова⟧"
IVANOM = "⟦person:Иван Дубов|Иваном Дубовым⟧"
OLEG = "⟦person:Олег Лугов|Олег Лугов⟧"
OLEGOM = "⟦person:Олег Лугов|Олегом Луговым⟧"
ANKARE = "⟦place:tr-ankara:Анкара|Анкаре⟧"
ANKARU = "⟦place:tr-ankara:Анкара|Анкару⟧"
OTS = "⟦body:ots:Организация тюркских государств|ОТГ⟧"
JUNE = "⟦date:2031-06-05|5 июня⟧"
TODAY = PartialDate(2031, 6, 10)


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, TODAY)


def _who(event: Event) -> list[tuple[str, str]]:
    return [(p.who.key or p.who.name, p.role) for p in event.participants]


def _names(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


def _day(event: Event) -> str | None:
    return str(event.when.start) if event.when else None


def test_meetings_with_several_are_one_with_each(read: Read) -> None:
    found = read(f"{ASAN} провёл встречи с {IVANOM} и {OLEGOM}.")
    assert [_names(event) for event in found] == [
        {"Асан Серов", "Иван Дубов"},
        {"Асан Серов", "Олег Лугов"},
    ]


def test_the_guest_of_a_visit_is_a_side_of_all_meetings_on_it(read: Read) -> None:
    found = read(
        f"Состоялся визит {ASANA} в {ANKARU}. В ходе визита прошли двусторонние встречи "
        f"с {IVANOM} и {OLEGOM}."
    )
    met = [_names(event) for event in found if event.type == "bilateral_meeting"]
    assert met == [{"Асан Серов", "Иван Дубов"}, {"Асан Серов", "Олег Лугов"}]


def test_several_who_receive_one_guest_by_turns_have_a_meeting_each(read: Read) -> None:
    found = read(f"{ASAN} и {OLEG} по очереди приняли {IVANA}.")
    assert [_names(event) for event in found] == [
        {"Асан Серов", "Иван Дубов"},
        {"Олег Лугов", "Иван Дубов"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Заседание {OTS} прошло в {ANKARE}, сообщил {ASAN}.",
        f"Совет {OTS} соберётся в {ANKARE} в декабре, сообщил {ASAN}.",
        f"Лидеры соберутся в {ANKARE} в декабре, рассказал журналистам {ASAN}.",
    ],
)
def test_who_is_told_behind_what_he_says_is_not_there(read: Read, text: str) -> None:
    (event,) = read(text)
    assert _names(event) == set()


def test_two_named_behind_talks_of_their_posts_are_its_sides(read: Read) -> None:
    states = "⟦state:JP:Япония|Японии⟧ и ⟦state:IN:Индия|Индии⟧"
    (call,) = read(
        f"{JUNE} состоялась телефонная беседа министров {states}. {ASAN} и {OLEG} обсудили торговлю."
    )
    assert _names(call) == {"Асан Серов", "Олег Лугов"}
    assert (call.type, _day(call)) == ("phone_call", "2031-06-05")


def test_a_later_clause_goes_on_with_its_subject(read: Read) -> None:
    talks, talk = read(f"{ASAN} провёл переговоры с {IVANOM}, а вечером беседовал с {OLEGOM}.")
    assert _names(talks) == {"Асан Серов", "Иван Дубов"}
    assert _names(talk) == {"Асан Серов", "Олег Лугов"}


def test_whom_two_received_is_who_came(read: Read) -> None:
    _, met = read(f"{ASAN} прибыл с визитом в {ANKARU}. Его приняли {IVAN} и {OLEG}.")
    assert _who(met) == [
        ("Иван Дубов", "host"),
        ("Олег Лугов", "host"),
        ("Асан Серов", "attendee"),
    ]


def test_a_colleague_is_who_is_received(read: Read) -> None:
    (met,) = read(f"{ASAN} принял в {ANKARE} своего коллегу {IVANA}.")
    assert _who(met) == [("Асан Серов", "host"), ("Иван Дубов", "attendee")]


def test_who_came_to_take_part_in_something_is_still_received(read: Read) -> None:
    found = read(f"{ASAN} принял {IVANA}, прибывшего в {ANKARU} для участия в саммите {OTS}.")
    assert ("bilateral_meeting", {"Асан Серов", "Иван Дубов"}) in [
        (event.type, _names(event)) for event in found
    ]


def test_the_next_day_is_counted_from_the_event_before(read: Read) -> None:
    first, second = read(
        f"{JUNE} в {ANKARE} прошёл саммит {OTS}. На следующий день в ⟦place:kz-astana:Астана|"
        "Астане⟧ состоялся форум женщин."
    )
    assert (_day(first), _day(second)) == ("2031-06-05", "2031-06-06")


def test_the_day_before_is_counted_from_the_event_before(read: Read) -> None:
    _, second = read(
        f"{JUNE} в {ANKARE} прошёл саммит {OTS}. За день до этого {ASAN} встретился с {IVANOM}."
    )
    assert _day(second) == "2031-06-04"


def test_a_session_that_was_put_off_has_its_new_day(read: Read) -> None:
    (event,) = read(
        f"Заседание комитета {OTS}, назначенное на ⟦date:2031-06-20|20 июня⟧, перенесено на "
        "⟦date:2031-07-03|3 июля⟧."
    )
    assert (_day(event), event.status) == ("2031-07-03", "planned")


def test_the_month_from_which_something_was_moved_is_not_its_own(read: Read) -> None:
    (event,) = read(
        f"⟦ordinal:3|Третье⟧ заседание комитета {OTS} решено отодвинуть с ⟦date:2031-08|августа⟧ "
        "на ⟦date:2031-09|сентябрь⟧."
    )
    assert _day(event) == "2031-09"


def test_what_is_not_put_off_keeps_its_day(read: Read) -> None:
    (event,) = read(
        f"Форум {OTS} решили не откладывать и провести в {ANKARE} ⟦date:2031-07-03|3 июля⟧."
    )
    assert _day(event) == "2031-07-03"


def test_a_session_of_two_days_that_ended_began_the_day_before(read: Read) -> None:
    (event,) = read(f"Двухдневное заседание комитета {OTS} завершилось {JUNE}.")
    assert event.when is not None
    assert (str(event.when.start), str(event.when.end)) == ("2031-06-04", "2031-06-05")


def test_the_hours_of_a_programme_are_of_its_day(read: Read) -> None:
    found = read(
        f"⟦date:2031-06-09|Вчера⟧ в {ANKARU} прибыл {ASAN}.\n\n"
        "• 10:00. Аудиенция у ⟦post:minister:министр|министра⟧ ⟦state:TR:Турция|Турции⟧ "
        f"{IVANA}.\n\n"
        f"• 15:30. {ASAN} и {OLEG} подписывают соглашение о торговле."
    )
    told = {event.type: (_day(event), _names(event)) for event in found}
    assert told["bilateral_meeting"] == ("2031-06-09", {"Асан Серов", "Иван Дубов"})
    assert told["signing"] == ("2031-06-09", {"Асан Серов", "Олег Лугов"})


def test_a_day_in_figures_heads_its_paragraph(read: Read) -> None:
    first, second = read(
        f"04.06. {ASAN} принял {IVANA}.\n\n05.06. {ASAN} принял ⟦person:Олег Лугов|Олега Лугова⟧."
    )
    assert (_day(first), _day(second)) == ("2031-06-04", "2031-06-05")


def test_two_who_sign_one_paper_after_a_forum_sign_there_and_then(read: Read) -> None:
    forum, signed = read(
        f"{JUNE} в {ANKARE} завершился форум городов. По итогам форума {ASAN} и {IVAN} "
        "подписали меморандум о сотрудничестве."
    )
    assert (signed.type, _names(signed)) == ("signing", {"Асан Серов", "Иван Дубов"})
    assert (signed.place, _day(signed)) == (forum.place, "2031-06-05")


def test_all_papers_of_an_event_are_no_signing_of_their_own(read: Read) -> None:
    found = read(
        f"{JUNE} в {ANKARE} завершился форум городов. По итогам форума {ASAN} и {IVAN} "
        "подписали документы."
    )
    assert [event.type for event in found] == ["forum"]


def test_who_was_present_at_a_signing_took_part(read: Read) -> None:
    (signed,) = read(
        f"{JUNE} в {ANKARE} {ASAN} и {IVAN} подписали соглашение. Присутствовал также {OLEG}."
    )
    assert _names(signed) == {"Асан Серов", "Иван Дубов", "Олег Лугов"}


def test_whom_somebody_thanks_for_an_invitation_is_not_yet_there(read: Read) -> None:
    (event,) = read(
        f"{ASAN} поблагодарил {IVANA} за приглашение на саммит {OTS}, который пройдёт в {ANKARE}."
    )
    assert (event.type, event.status, _names(event)) == ("summit", "planned", set())


def test_who_is_invited_to_visit_is_the_guest_and_not_the_host(read: Read) -> None:
    (visit,) = read(
        f"{IVAN} пригласил {ASANA} посетить {ANKARU} с официальным визитом. "
        "Визит намечен на ⟦date:2031-09|сентябрь⟧."
    )
    assert (visit.status, _who(visit)) == (
        "planned",
        [("Иван Дубов", "host"), ("Асан Серов", "attendee")],
    )
    assert visit.participants[1].attendance is Attendance.INVITED


def test_who_accepts_an_invitation_will_come(read: Read) -> None:
    (visit,) = read(f"{ASAN} принял приглашение посетить ⟦state:TR:Турция|Турцию⟧.")
    assert (visit.type, visit.status, visit.country) == ("official_visit", "planned", "TR")
    assert _who(visit) == [("Асан Серов", "attendee")]


def test_letters_of_credence_are_handed_over_by_the_envoys_named_later(read: Read) -> None:
    (rite,) = read(
        f"{ASAN} принял верительные грамоты от ⟦post:ambassador+:посол|послов⟧ ⟦state:TR:Турция|Турции⟧ и "
        "⟦state:HU:Венгрия|Венгрии⟧. ⟦post:ambassador:посол|Послом⟧ ⟦state:TR:Турция|Турции⟧ "
        f"стал {IVAN}. ⟦post:ambassador:посол|Посол⟧ ⟦state:HU:Венгрия|Венгрии⟧ — {OLEG}."
    )
    assert rite.type == "ceremony"
    assert set(_who(rite)) == {
        ("Асан Серов", "host"),
        ("Иван Дубов", "attendee"),
        ("Олег Лугов", "attendee"),
    }


def test_who_takes_letters_of_credence_is_the_host(read: Read) -> None:
    (rite,) = read(
        f"{ASAN} вручил верительные грамоты ⟦post:head_of_state:президент|президенту⟧ "
        "⟦person:Иван Дубов|Ивану Дубову⟧."
    )
    assert ("Иван Дубов", "host") in _who(rite)


def test_the_guests_own_ambassador_at_the_airport_is_no_host(read: Read) -> None:
    (visit,) = read(
        f"⟦post:minister:министр|Министр⟧ ⟦state:HU:Венгрия|Венгрии⟧ {ASAN} прибыл в {ANKARU}. "
        "В аэропорту его встретил ⟦post:ambassador:посол|посол⟧ ⟦state:HU:Венгрия|Венгрии⟧ "
        f"{IVAN}."
    )
    assert ("Иван Дубов", "attendee") in _who(visit)


def test_a_receiver_gives_the_meeting_its_state(read: Read) -> None:
    (met,) = read(
        f"⟦post:minister:министр|Министр⟧ ⟦state:TR:Турция|Турции⟧ {ASAN} принял "
        f"⟦post:minister:министр|министра⟧ ⟦state:HU:Венгрия|Венгрии⟧ {IVANA}."
    )
    assert met.country == "TR"


def test_an_ambassador_is_met_in_the_state_of_the_other_side(read: Read) -> None:
    (met,) = read(
        f"⟦post:minister:министр|Министр⟧ ⟦state:TR:Турция|Турции⟧ {ASAN} встретился с "
        f"⟦post:ambassador:посол|послом⟧ ⟦state:HU:Венгрия|Венгрии⟧ {IVANOM}."
    )
    assert (met.country, _who(met)[0]) == ("TR", ("Асан Серов", "host"))


def test_leaders_who_are_awaited_come_to_an_event_still_ahead(read: Read) -> None:
    (event,) = read(
        f"На саммите {OTS} в {ANKARE} ожидают лидеров ⟦state:KZ:Казахстан|Казахстана⟧ и "
        "⟦state:HU:Венгрия|Венгрии⟧."
    )
    assert (event.status, _names(event)) == ("planned", {"KZ", "HU"})


def test_members_of_a_session_are_no_delegation_of_its_body(read: Read) -> None:
    (event,) = read(f"Участники заседания {OTS} в {ANKARE} обсудили торговлю.")
    assert not event.participants


def test_a_gathering_before_a_summit_is_not_the_summit(read: Read) -> None:
    first, second = read(
        "Министры энергетики соберутся накануне саммита. Саммит назначен на "
        "⟦date:2031-10-07|7 октября⟧."
    )
    assert (first.type, _day(first)) == ("ministerial", None)
    assert (second.type, _day(second)) == ("summit", "2031-10-07")


def test_answers_of_an_interview_tell_what_happened(read: Read) -> None:
    found = read(
        f"— С чего всё началось?\n\n— {JUNE} в {ANKARE} прошло заседание комитета {OTS} "
        f"под председательством {ASANA}.\n\n— Что было потом?\n\n— Потом все разъехались."
    )
    assert [_who(event) for event in found] == [[("Асан Серов", "chair")]]


def test_a_speech_behind_a_dash_is_no_interview(read: Read) -> None:
    found = read(f"В {ANKARE} прошёл саммит {OTS}.\n\n— На форум приедет {ASAN}, — сказал он.")
    assert all("Асан Серов" not in _names(event) for event in found)


def test_who_is_named_besides_was_met_apart(read: Read) -> None:
    (met,) = read(f"Помимо ⟦person:Олег Лугов|Олега Лугова⟧, {ASAN} встретился с {IVANOM}.")
    assert _names(met) == {"Асан Серов", "Иван Дубов"}


def test_two_states_sign_what_they_are_the_subject_of(read: Read) -> None:
    (signed,) = read(
        "⟦state:UZ:Узбекистан|Узбекистан⟧ и ⟦state:TR:Турция|Турция⟧ подписали соглашение."
    )
    assert _names(signed) == {"UZ", "TR"}


def test_who_tells_what_others_signed_is_no_signer(read: Read) -> None:
    (signed,) = read(
        "– В этом году ⟦body:-:Университет Туран|Университет Туран⟧ подписал меморандум с "
        f"⟦body:-:Институт права|Институтом права⟧, – сказал {ASAN}."
    )
    assert _names(signed) == {"Университет Туран", "Институт права"}


def test_a_body_under_somebody_that_organised_a_forum_brings_nobody(read: Read) -> None:
    (forum,) = read(
        f"В {ANKARE} прошёл форум городов. Организатором форума выступила "
        f"⟦body:-:Академия права|Академия права⟧ под руководством {ASANA}."
    )
    assert not forum.participants


def test_who_came_for_somebody_absent_is_not_absent(read: Read) -> None:
    (session,) = read(
        f"В {ANKARE} прошло заседание комитета {OTS}. {ASAN} не приехал, приехал {IVAN}."
    )
    told = {p.who.name: p.attendance for p in session.participants}
    assert told == {"Асан Серов": Attendance.ABSENT, "Иван Дубов": Attendance.ATTENDED}


def test_who_speaks_of_a_visit_is_not_on_it(read: Read) -> None:
    found = read(
        f"Визит {ASANA} в {ANKARU} состоится ⟦date:2031-06-20|20 июня⟧. {IVAN} доложил о "
        "программе визита."
    )
    assert all("Иван Дубов" not in _names(event) for event in found)


def test_who_talked_before_by_telephone_is_a_side_of_the_call(read: Read) -> None:
    (call,) = read(f"Ранее {ASAN} говорил по телефону с {IVANOM}.")
    assert (call.type, _names(call)) == ("phone_call", {"Асан Серов", "Иван Дубов"})


def test_who_came_is_whom_the_host_talks_to(read: Read) -> None:
    session, talk = read(
        f"В {ANKARE} началось заседание комитета {OTS}. Его открыл {OLEG}. Затем прибыл {IVAN}. "
        f"С ним {ASAN} недолго побеседовал."
    )
    assert _names(session) == {"Олег Лугов", "Иван Дубов"}
    assert _names(talk) == {"Асан Серов", "Иван Дубов"}


def test_a_clause_without_a_verb_takes_over_the_one_before(read: Read) -> None:
    (session,) = read(
        f"В {ANKARE} началось заседание комитета {OTS}. После прибыл {IVAN}, а затем {ASAN}."
    )
    assert _names(session) == {"Иван Дубов", "Асан Серов"}


def test_a_protocol_tells_the_place_and_day_under_the_name(read: Read) -> None:
    (table,) = read(f"Круглый стол о письме\n⟦place:tr-ankara:Анкара|Анкара⟧, {JUNE}\nБыл {ASAN}.")
    assert (table.type, _day(table)) == ("conference", "2031-06-05")
    assert table.place is not None


def test_who_only_means_to_do_something_gathers_nobody(read: Read) -> None:
    found = read(f"Сегодня он собирался совершить визит в {ANKARU} с {IVANOM}.")
    assert all(event.type != "multilateral_meeting" for event in found)


def test_an_exhibition_that_people_visited_is_an_event_of_its_own(read: Read) -> None:
    (shown,) = read(f"{ASAN} и {IVAN} посетили выставку в {ANKARE}.")
    assert (shown.type, _names(shown)) == ("exhibition", {"Асан Серов", "Иван Дубов"})


def test_each_verb_of_a_chain_has_its_own_people(read: Read) -> None:
    found = read(
        f"{ASAN} прибыл в {ANKARU}. Он встретился с {IVANOM}, посетил выставку «Шёлк» и провёл "
        f"переговоры с {OLEGOM}."
    )
    told = [(event.type, _names(event)) for event in found if event.type != "official_visit"]
    assert told == [
        ("bilateral_meeting", {"Асан Серов", "Иван Дубов"}),
        ("exhibition", {"Асан Серов"}),
        ("bilateral_meeting", {"Асан Серов", "Олег Лугов"}),
    ]


def test_who_is_given_an_order_is_at_no_meeting(read: Read) -> None:
    (met,) = read(
        f"{ASAN} принял {IVANA} и поручил ускорить работу "
        "⟦post:minister:министр|министру⟧ ⟦person:Олег Лугов|Олегу Лугову⟧."
    )
    assert _names(met) == {"Асан Серов", "Иван Дубов"}


def test_a_meeting_in_the_past_is_held_though_something_is_prepared(read: Read) -> None:
    (met,) = read(f"{ASAN} принял {IVANA} и обсудил с ним подготовку документов.")
    assert met.status == "held"


@pytest.mark.parametrize("opens", [", а завтра примет", ", где примет"])
def test_a_clause_that_leaves_out_its_subject_has_who_takes_part(read: Read, opens: str) -> None:
    found = read(f"{ASAN} посетит {ANKARU}{opens} участие в заседании комитета {OTS}.")
    (session,) = (event for event in found if event.type == "committee_session")
    assert _names(session) == {"Асан Серов"}


def test_who_receives_the_guests_of_a_summit_is_its_host(read: Read) -> None:
    (summit,) = read(f"В {ANKARE} прошёл саммит {OTS}. Принимал гостей {ASAN}.")
    assert _who(summit) == [("Асан Серов", "host")]
