"""Whole Russian articles: what they do not say is not told, where and when is not mixed up."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.facts import bodies, events, offices, people
from kurultay.facts.claims import Event, Office
from kurultay.facts.page import Page
from kurultay.graph import register
from kurultay.mentions.lexicon import Lexicon
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

DAY = PartialDate(2024, 5, 14)
MET = "Министр экономики Казахстана Асан Серов встретился с послом Турции Иваном Дубовым."


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("ru"), entries)


def _told(
    text: str, published: PartialDate | None = DAY
) -> tuple[tuple[Event, ...], tuple[Office, ...]]:
    article = Article("a", "a", "ru", text, "0" * 64, published=published)
    reading, lexicon = lang.pack("ru").read(article), _lexicon()
    page = Page.of(reading, mentions.find(reading, lexicon), lexicon)
    who, named = people.read(page.mentions, lexicon), bodies.read(page)
    held = offices.read(page, who, named)
    return events.extract(page, who, held, named), held.claims


def _events(text: str) -> tuple[Event, ...]:
    return _told(text)[0]


def _who(event: Event) -> set[tuple[str, str]]:
    return {(p.who.key or p.who.name, p.role) for p in event.participants}


def _names(event: Event) -> set[str]:
    return {p.who.name for p in event.participants}


def _day(event: Event) -> str | None:
    return str(event.when.start) if event.when else None


def _spot(event: Event) -> tuple[str | None, str | None]:
    return (event.place.en if event.place else None, event.country)


@pytest.mark.parametrize(
    ("said", "types"),
    [
        ("На встрече обсуждался вопрос подписания меморандума.", ["bilateral_meeting"]),
        ("Стороны рассмотрели возможность подписания соглашения.", ["bilateral_meeting"]),
        ("По итогам состоялось подписание меморандума.", ["bilateral_meeting", "signing"]),
    ],
)
def test_a_signing_that_is_only_talked_about_is_none(said: str, types: list[str]) -> None:
    assert [event.type for event in _events(f"{MET} {said}")] == types


def test_a_session_whose_holding_is_only_needed_is_none() -> None:
    need = "Министры отметили необходимость скорейшего проведения очередного заседания комиссии."
    assert [event.type for event in _events(f"{MET} {need}")] == ["bilateral_meeting"]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Участники заседания Совета министров обсудят вопросы торговли.", "planned"),
        ("Участники заседания Совета министров обсудили вопросы торговли.", "held"),
        ("На заседании Совета министров в Анкаре будут рассмотрены вопросы торговли.", "planned"),
        ("На заседании Совета министров в Анкаре были рассмотрены вопросы торговли.", "held"),
    ],
)
def test_a_session_of_which_all_is_to_come_is_planned(text: str, standing: str) -> None:
    (event,) = _events(text)
    assert event.status == standing


def test_who_welcomes_delegations_before_a_session_makes_no_meeting() -> None:
    lead = "В Ашхабаде прошло заседание Совета глав правительств СНГ. "
    (event,) = _events(
        f"{lead}Перед началом заседания глав делегаций приветствовал президент Туркменистана "
        "Асан Серов."
    )
    assert event.type == "council_session"


def test_an_event_put_off_has_its_new_day() -> None:
    (event,) = _events(
        "Заседание комиссии по торговле, которое должно было пройти 20 мая, перенесено на 5 июня."
    )
    assert _day(event) == "2024-06-05"


def test_the_region_of_a_delegation_is_not_where_it_went() -> None:
    (event,) = _events("Делегация Костанайской области посетила Оренбург.")
    assert _spot(event) == ("Orenburg", "RU")
    assert _who(event) == {("KZ-39", "attendee")}


def test_a_house_of_a_town_is_where_a_visit_was() -> None:
    (event,) = _events("Делегация Костанайской области посетила мэрию Анкары.")
    assert _spot(event) == ("Ankara", "TR")


def test_the_town_of_a_participle_is_not_where_people_met() -> None:
    text = "В ходе встречи обсуждены итоги работы, проведённой в Актау."
    (event,) = _events(f"АНКАРА, 14 мая. {MET} {text}")
    assert _spot(event) == ("Ankara", "TR")


def test_a_state_where_an_envoy_is_posted_is_not_where_others_met() -> None:
    beside = "Посол Казахстана в Турции Болат Кенжин присутствовал на встрече."
    (event,) = _events(f"АСТАНА, 14 мая. {MET} {beside}")
    assert _spot(event) == ("Astana", "KZ")
    assert ("Асан Серов", "host") in _who(event)
    assert ("Иван Дубов", "attendee") in _who(event)


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("Министр Казахстана Асан Серов посетил Турцию и Азербайджан.", ["TR", "AZ"]),
        ("Министр Казахстана Асан Серов посетил Анкару и Баку.", ["TR", "AZ"]),
        ("Министр Казахстана Асан Серов посетил Анкару и Стамбул.", ["TR"]),
        ("Министр Казахстана Асан Серов и министр Турции Иван Дубов посетили Баку.", ["AZ"]),
    ],
)
def test_each_state_of_a_journey_is_a_visit(text: str, lands: list[str]) -> None:
    assert [event.country for event in _events(text)] == lands


def test_whose_secretary_somebody_is_does_not_come_himself() -> None:
    events_, posts = _told(
        "Президент Казахстана Асан Серов прибудет в Баку, сообщил пресс-секретарь Рината Дубова."
    )
    assert {name for event in events_ for name in _names(event)} == {"Асан Серов"}
    assert [office.holder.name for office in posts] == ["Асан Серов"]


def test_a_foreign_name_like_a_genitive_keeps_its_post() -> None:
    _, posts = _told("Об этом сообщил президент Франции Николя Кенжи.")
    assert [office.holder.name for office in posts] == ["Николя Кенжи"]


def test_a_woman_behind_her_post_keeps_it() -> None:
    _, posts = _told("Об этом сообщила пресс-секретарь Светлана Дубова.")
    assert [office.holder.name for office in posts] == ["Светлана Дубова"]


def test_who_speaks_during_a_meeting_is_its_other_side() -> None:
    guest = "Министр Турции Рустам Кенжин находится в Москве с визитом. "
    told = _events(
        f"{guest}Ранее министр России Иван Дубов во время встречи с министром Узбекистана "
        "Асаном Серовым отметил успехи."
    )
    (meeting,) = (event for event in told if event.type == "bilateral_meeting")
    assert _names(meeting) == {"Иван Дубов", "Асан Серов"}


def test_who_discusses_a_summit_to_come_is_not_yet_at_it() -> None:
    told = _events(
        "Министр Казахстана Асан Серов и министр Турции Иван Дубов обсудили повестку предстоящего "
        "саммита ОТГ, который пройдёт 21 июля в Анкаре."
    )
    (summit,) = (event for event in told if event.type == "summit")
    assert (summit.status, _names(summit)) == ("planned", set())


def test_what_was_discussed_of_a_summit_that_is_over_leaves_it_held() -> None:
    told = _events(
        f"{MET} Министры обсудили перспективы торговли, а также итоги саммита ОТГ в Анкаре."
    )
    (summit,) = (event for event in told if event.type == "summit")
    assert summit.status == "held"


def test_the_day_of_an_invitation_is_not_that_of_the_visit() -> None:
    told = _events(
        "4 мая президент Казахстана Асан Серов пригласил президента Турции Ивана Дубова посетить "
        "Астану с официальным визитом."
    )
    (visit,) = (event for event in told if event.type == "official_visit")
    assert (visit.status, _day(visit)) == ("planned", None)


def test_who_decides_on_a_forum_is_not_its_host() -> None:
    told = _events(
        "Международный форум «Астана» состоится 29–30 мая 2024 года в Астане. Президент Казахстана "
        "Асан Серов принял решение отменить проведение мероприятия."
    )
    assert [_names(event) for event in told] == [set()]


def test_guests_of_the_forum_are_those_of_the_one_told_of() -> None:
    told = _events(
        "Президент Казахстана Асан Серов выступил на пленарном заседании Международного форума "
        "«Астана» в Алматы. Он поприветствовал гостей форума – президента Турции и премьер-министра "
        "Узбекистана."
    )
    assert len(told) == 1
    both = _events("В Баку прошёл форум «Каспий». Следующий форум пройдёт в Анкаре.")
    assert [event.status for event in both] == ["held", "planned"]


def test_who_came_with_a_guest_is_at_the_meeting_too() -> None:
    (event,) = _events(
        "Министр Турции Асан Серов встретился с министром Казахстана Иваном Дубовым. Асана Серова "
        "сопровождали его советники Болат Кенжин и Рустам Жуков."
    )
    assert {"Болат Кенжин", "Рустам Жуков"} <= _names(event)


def test_credentials_handed_over_are_one_ceremony_with_its_envoys_alone() -> None:
    (event,) = _events(
        "В Душанбе прошла церемония вручения верительных грамот министру Таджикистана Асану "
        "Серову. Верительные грамоты вручили послы Венгрии Иван Дубов и Турции Рустам Жуков."
    )
    assert {"Иван Дубов", "Рустам Жуков"} <= _names(event)
    (other,) = _events(
        "Посол Турции Рустам Жуков вручил верительные грамоты президенту Казахстана Асану Серову. "
        "Прежде послом Турции был Иван Дубов."
    )
    assert _names(other) == {"Рустам Жуков", "Асан Серов"}


def test_where_somebody_meets_a_delegation_is_not_whence_it_came() -> None:
    _, posts = _told(
        "Министр Казахстана Асан Серов встретился в Баку с делегацией во главе с руководителем "
        "Главного управления туризма Иваном Дубовым."
    )
    assert [o.country for o in posts if o.holder.name == "Иван Дубов"] != ["AZ"]


def test_initials_behind_a_post_in_the_genitive_are_a_man() -> None:
    _, posts = _told("В Баку прошла встреча президента Узбекистана Ш.Дубова с министрами.")
    assert [o.holder.name for o in posts] == ["Ш. Дубов"]


def test_a_second_meeting_needs_no_verb_of_its_own() -> None:
    told = _events(
        "Министр Казахстана Асан Серов встретился с министром Турции Иваном Дубовым, а затем "
        "с послом Венгрии Болатом Кенжиным."
    )
    assert [_names(event) for event in told] == [
        {"Асан Серов", "Иван Дубов"},
        {"Асан Серов", "Болат Кенжин"},
    ]


def test_who_calls_on_somebody_meets_him() -> None:
    (event,) = _events("Президент Казахстана Асан Серов навестил Ивана Дубова.")
    assert (event.type, _names(event)) == ("bilateral_meeting", {"Асан Серов", "Иван Дубов"})


def test_a_meeting_of_two_governments_is_one_of_two() -> None:
    (event,) = _events("В Астане прошла встреча глав правительств Казахстана и Узбекистана.")
    assert event.type == "bilateral_meeting"
    (many,) = _events("В Астане прошла встреча глав правительств стран ШОС.")
    assert many.type == "multilateral_meeting"


def test_who_spoke_at_a_forum_was_not_received_by_that() -> None:
    told = _events(
        "Президент Турции Асан Серов принял министра Казахстана Ивана Дубова. "
        "Болат Кенжин выступил на форуме."
    )
    assert _names(told[0]) == {"Асан Серов", "Иван Дубов"}


def test_a_past_day_of_an_unknown_year_is_left_out() -> None:
    lead = "В Ташкенте прошла шестая ассамблея университетов."
    back = "Для сравнения: пятая ассамблея, которая работала 26 октября в Туркестане, была меньше."
    told = _events(f"{lead} {back}")
    assert [_day(event) for event in told[1:]] == [None]


@pytest.mark.parametrize(
    ("post", "land"),
    [
        ("Челябинский губернатор", "RU"),
        ("Самарский губернатор", "RU"),
        ("Хрюкинский губернатор", None),
        ("Сельский аким", "KZ"),
    ],
)
def test_the_adjective_of_a_town_tells_the_state_of_its_head(post: str, land: str | None) -> None:
    _, (office,) = _told(f"КОСТАНАЙ, 14 мая. {post} Иван Дубов приехал.")
    assert (office.level, office.country) == ("governor", land)


def test_the_chairman_of_a_committee_is_not_of_the_state_of_the_dateline() -> None:
    _, (office,) = _told("АСТАНА, 14 мая. Председатель комитета Иван Дубов рассказал о планах.")
    assert office.country is None
    _, (minister,) = _told("АСТАНА, 14 мая. Министр экономики Иван Дубов рассказал о планах.")
    assert minister.country == "KZ"


def test_two_officials_joined_by_and_are_of_one_state() -> None:
    _, posts = _told(
        "Министр России Асан Серов встретился с президентом США Иваном Дубовым и госсекретарём "
        "Болатом Кенжиным."
    )
    assert [o.country for o in posts] == ["RU", "US", "US"]


@pytest.mark.parametrize(
    "line",
    ["Дата: 2024-05-14", "14.05.2024", "14.05.2024 12:30", "12:30, 14 мая 2024, Бишкек - 24.kg"],
)
def test_a_line_that_is_only_a_day_is_that_of_the_article(line: str) -> None:
    text = f"Встреча министров\n\n{line}\n\nВчера {MET[0].lower()}{MET[1:]}"
    (event,), _ = _told(text, None)
    assert _day(event) == "2024-05-13"


def test_a_day_and_month_in_figures_are_of_the_nearest_year() -> None:
    (event,) = _events("Заседание Совета министров состоялось 12.02. в Анкаре.")
    assert _day(event) == "2024-02-12"
    (other,) = _events("Заседание Совета министров одобрило п. 12.02. правил в Анкаре.")
    assert _day(other) is None
