"""Events of Kazakh news, in whole sentences: what is told of them, and by whom."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.facts import bodies, events, offices, people
from kurultay.facts.claims import Event
from kurultay.facts.page import Page
from kurultay.graph import register
from kurultay.mentions.lexicon import Lexicon
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

DAY = PartialDate(2026, 5, 14)


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("kk"), entries)


def _read(text: str) -> tuple[Event, ...]:
    pack, lexicon = lang.pack("kk"), _lexicon()
    reading = pack.read(Article("a", "a", "kk", text, "0" * 64, published=DAY))
    page = Page.of(reading, mentions.find(reading, lexicon), lexicon)
    named, who = bodies.read(page), people.read(page.mentions, lexicon)
    return events.extract(page, who, offices.read(page, who, named), named)


def _told(text: str) -> list[tuple[str, str, set[str]]]:
    """Give kind, status and people of each event."""
    return [(e.type, e.status, {p.who.name for p in e.participants}) for e in _read(text)]


# -- talks of one with several --------------------------------------------------------------


def test_who_owns_talks_with_several_meets_each_of_them() -> None:
    assert _told(
        "Сапар аясында Асан Серовтің Түркия Президенті Кемал Демирмен, Сыртқы істер министрі "
        "Мехмет Йылмазбен кездесулері жоспарланған."
    ) == [
        ("bilateral_meeting", "planned", {"Асан Серов", "Кемал Демир"}),
        ("bilateral_meeting", "planned", {"Асан Серов", "Мехмет Йылмаз"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Сауда министрі Асан Серовтің орынбасары Түркия елшісі Мехмет Йылмазбен кездесті.",
        "Сауда министрі Асан Серовтің баяндамасын Түркия елшісі Мехмет Йылмаз тыңдады.",
    ],
)
def test_whose_deputy_or_speech_it_is_meets_nobody(text: str) -> None:
    assert not any("Асан Серов" in who for _, _, who in _told(text))


def test_a_state_of_united_states_is_no_team() -> None:
    assert _told(
        "Министр Асан Серов Америка Құрама Штаттарының елшісі Джон Брауннды қабылдады."
    ) == [("bilateral_meeting", "held", {"Асан Серов", "Джон Браунн"})]
    assert not _told("Құраманың бапкері Асан Серов матчтан кейін Болат Темировпен кездесті.")


def test_what_a_spokesman_says_in_quotes_is_told_like_the_rest() -> None:
    said = "– деді ҚР Сыртқы істер министрлігінің ресми өкілі Болат Темиров."
    quote = "12 маусымда Астанада Сыртқы істер министрі Асан Серов Түркияның Сыртқы істер министрі"
    (event,) = _told(f"«{quote} Мехмет Йылмазбен кездеседі», {said}")
    assert event == ("bilateral_meeting", "planned", {"Асан Серов", "Мехмет Йылмаз"})


# -- visits told of by somebody else ---------------------------------------------------------


@pytest.mark.parametrize("verb", ["баратынын хабарлады", "баратындығын айтты"])
def test_a_visit_that_somebody_tells_of_is_to_come(verb: str) -> None:
    assert _told(
        f"Ресми өкіл Сауда министрі Асан Серовтің 10 маусымда Түркияға ресми сапармен {verb}."
    ) == [("official_visit", "planned", {"Асан Серов"})]


@pytest.mark.parametrize("verb", ["бармайтынын хабарлады", "баруға шақырды"])
def test_a_visit_denied_or_only_asked_for_is_none(verb: str) -> None:
    assert not _told(f"Ресми өкіл Асан Серовтің Түркияға ресми сапармен {verb}.")


# -- one session by two names, talks of whom else is spoken of -------------------------------


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Түркі мемлекеттері ұйымының Ақсақалдар кеңесінің XV отырысы", "Ақсақалдар кеңесінің"),
        ("Түркі мемлекеттері ұйымының Ақсақалдар кеңесінің отырысы", "Ақсақалдар кеңесінің"),
    ],
)
def test_a_session_named_again_by_the_last_words_of_its_body_is_one(long: str, short: str) -> None:
    assert _told(f"Бакуде {long} өтті. {short} отырысына Асан Серов қатысты.") == [
        ("council_session", "held", {"Асан Серов"})
    ]


@pytest.mark.parametrize(
    "second",
    [
        "Былтыр Бішкекте Ақсақалдар кеңесінің отырысы өткен еді.",
        "Бизнес кеңесінің отырысына Асан Серов қатысты.",
        "Ақсақалдар кеңесінің келесі отырысы Анкарада өтеді.",
    ],
)
def test_a_session_elsewhere_or_of_another_body_is_another(second: str) -> None:
    first, other = _read(
        f"Бакуде Түркі мемлекеттері ұйымы Ақсақалдар кеңесінің отырысы өтті. {second}"
    )
    assert first.when is None
    assert first.place is not None
    assert not first.participants
    assert other.name != first.name


def test_whose_visit_is_spoken_of_at_talks_is_not_there() -> None:
    assert _told(
        "Болат Темировтің Түркияға сапары туралы Сауда министрі Асан Серов Түркияның Сауда "
        "министрі Мехмет Йылмазбен кездесуі барысында айтты."
    ) == [("bilateral_meeting", "held", {"Асан Серов", "Мехмет Йылмаз"})]


def test_talks_told_of_again_as_a_call_are_a_call() -> None:
    talks = "Сауда министрі Асан Серов Түркияның Сауда министрі Мехмет Йылмазбен"
    assert _told(
        f"{talks} сауданы талқылады. Асан Серов Мехмет Йылмазбен телефон арқылы сөйлесті."
    ) == [("phone_call", "held", {"Асан Серов", "Мехмет Йылмаз"})]
    met = _told(
        f"{talks} кездесті. Бұған дейін Асан Серов Мехмет Йылмазбен телефон арқылы сөйлескен."
    )
    assert met[0][0] == "bilateral_meeting"


# -- signings --------------------------------------------------------------------------------


def test_a_signing_in_a_town_is_one_whoever_signed() -> None:
    (event,) = _read("Бакуде сауда туралы келісімге қол қойылды.")
    assert event.type == "signing"
    assert event.place is not None
    assert not event.participants


@pytest.mark.parametrize(
    "text",
    [
        "Шушада қол қойылған декларация екі ел арасындағы қатынасты нығайтты.",
        "Министрлер отырыста қол қою жоспарланған құжаттардың жобаларын келісті.",
        "Академия университетпен меморандум бекітуге келіссөз жүргізіп жатыр.",
        "Тараптар келісімге қол қойылғанын айтты.",
    ],
)
def test_what_papers_are_meant_or_worked_on_is_no_signing(text: str) -> None:
    assert not any(kind == "signing" for kind, _, _ in _told(text))


def test_who_hands_his_letters_to_him_whom_he_met_does_so_at_a_ceremony() -> None:
    met, rite = _read(
        "Елші Асан Серов Түркия Президенті Кемал Демирмен кездесіп, оған сенім грамотасын "
        "тапсырды. Салтанатты рәсім 12 мамырда Анкарада өткен."
    )
    assert met.type == "bilateral_meeting"
    assert (rite.type, rite.when and str(rite.when.start)) == ("ceremony", "2026-05-12")


# -- whose part is told in a list --------------------------------------------------------------


def test_all_of_a_list_are_there_with_whose_part_something_is_held() -> None:
    (event,) = _read(
        "Анкарада Премьер-министр Асан Серовтің, Түркия вице-президенті Кемал Демирдің, ұлттық "
        "компаниялар мен палаталар басшыларының, екі ел кәсіпкерлерінің қатысуымен форум өтті."
    )
    assert {p.who.name for p in event.participants} == {"Асан Серов", "Кемал Демир"}


@pytest.mark.parametrize("word", ["қолдауымен", "тапсырмасымен"])
def test_with_whose_support_something_is_held_is_not_there(word: str) -> None:
    (event,) = _read(f"Анкарада Асан Серовтің {word}, кәсіпкерлердің қатысуымен форум өтті.")
    assert not event.participants


def test_after_whom_streets_are_called_comes_nowhere() -> None:
    (event,) = _read(
        "Сауда министрі Асан Серов бүгін Ташкентке ресми сапармен келеді. Сондай-ақ әуежайдан "
        "бастап, Ә.Болатов, А.Темиров көшелері мен алаңға тулар ілінді."
    )
    assert {p.who.name for p in event.participants} == {"Асан Серов"}


# -- days and names ----------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["басында", "ортасында", "соңында"])
def test_the_beginning_of_a_month_is_in_that_month(part: str) -> None:
    (event,) = _read(f"Маусымның {part} Бакуде Түркі мемлекеттері ұйымының саммиті өтеді.")
    assert event.when is not None
    assert str(event.when.start) == "2026-06"


def test_what_somebody_is_by_calling_is_no_given_name() -> None:
    assert not [who for _, _, who in _told("Аудармашы Серов кездесуде болды.") if who]
    assert not [
        w for _, _, w in _told("А мен Б министрлері Таяу Шығыстағы ахуалды талқылады.") if w
    ]
    people = {
        p.who.name
        for e in _read("Министр Ақын Серов Болат Темировпен кездесті.")
        for p in e.participants
    }
    assert "Болат Темиров" in people


# -- who is meant ------------------------------------------------------------------------------


def test_a_courtesy_behind_a_name_shows_its_case() -> None:
    (event,) = _read("Елші Асан Серов Дана Иванова ханымды қабылдады.")
    assert {p.who.name: p.role for p in event.participants} == {
        "Асан Серов": "host",
        "Дана Иванова": "attendee",
    }


def test_to_whom_the_floor_is_given_speaks() -> None:
    (event,) = _read(
        "Бакуде саммит өтті. Саммит барысында алғашқы сөз министр Асан Серовке берілді."
    )
    assert {p.who.name: p.role for p in event.participants} == {"Асан Серов": "speaker"}
    (event,) = _read("Бакуде саммит өтті. Саммит барысында орден министр Асан Серовке берілді.")
    assert not event.participants


def test_who_is_there_as_a_guest_is_not_the_guest_told_of_before() -> None:
    found = _read(
        "Сәуірде Түркия Президенті Кемал Демир Ташкентке сапармен барды. Қыркүйекте Бішкекте "
        "өткен саммитке Өзбекстан Президенті Асан Серов құрметті қонақ ретінде қатысты."
    )
    (summit,) = [e for e in found if e.type == "summit"]
    assert {p.who.name for p in summit.participants} == {"Асан Серов"}


def test_meetings_only_counted_are_with_nobody_told_of_before() -> None:
    found = _told(
        "Президент Асан Серов Мәскеуге сапармен барды. Саммит алдында Кемал Демир бірнеше "
        "екіжақты кездесулер өткізді."
    )
    assert not any({"Асан Серов", "Кемал Демир"} <= who for _, _, who in found)


def test_the_day_somebody_goes_for_an_event_is_that_of_his_visit() -> None:
    found = _read(
        "Кеше Сауда министрі Асан Серов Түркі мемлекеттері ұйымының саммитіне қатысу үшін "
        "Анкараға жұмыс сапарымен барған еді."
    )
    (visit,) = [e for e in found if e.type == "official_visit"]
    assert visit.when is not None
    assert str(visit.when.start) == "2026-05-13"


# -- two told of by their posts ----------------------------------------------------------------

VISIT = (
    "Қазақстан Президенті Асан Серов Анкараға ресми сапармен барды. Оны Түркия Президенті "
    "Кемал Демир қарсы алды."
)


@pytest.mark.parametrize(
    "talks", ["Президенттер кеңейтілген құрамда кездесті.", "Екі президент оңаша сөйлесті."]
)
def test_the_presidents_of_a_visit_meet_on_it(talks: str) -> None:
    visit, met = _read(f"{VISIT} {talks}")
    assert visit.type == "official_visit"
    assert met.type == "bilateral_meeting"
    assert {p.who.name for p in met.participants} == {"Асан Серов", "Кемал Демир"}


def test_holders_of_another_post_are_not_those_of_the_visit() -> None:
    found = _told(f"{VISIT} Бұған дейін екі елдің министрлері кездескен болатын.")
    assert not any(kind == "bilateral_meeting" and who for kind, _, who in found)
    found = _told("Бакуде саммит өтті. Президенттер кездесті.")
    assert [kind for kind, _, _ in found] == ["summit"]


def test_two_who_come_together_have_a_meeting_of_two() -> None:
    assert _told("Министр Асан Серов пен елші Болат Темиров Түркістанда бас қосты.") == [
        ("bilateral_meeting", "held", {"Асан Серов", "Болат Темиров"})
    ]
    several = "Министр Асан Серов, елші Болат Темиров және Дана Иванова Түркістанда бас қосты."
    assert _told(several)[0][0] == "multilateral_meeting"


@pytest.mark.parametrize(
    ("day", "start"),
    [
        ("қазан айының 7-сінде", "2026-10-07"),
        ("2021 жылғы мамырдың 20-сында", "2021-05-20"),
        ("былтыр мамырдың 20-сында", "2025-05-20"),
    ],
)
def test_a_day_behind_its_month_has_the_year_before_it(day: str, start: str) -> None:
    (event,) = _read(f"Түркі мемлекеттері ұйымының саммиті {day} Бакуде өтті.")
    assert event.when is not None
    assert str(event.when.start) in {start, start.replace("2026-10", "2025-10")}


# -- sessions and talks told of only beside others ----------------------------------------------

CAME = (
    "Отырысқа Қазақстанның Энергетика министрі Асан Серов, Түркияның Энергетика министрі "
    "Кемал Демир, Өзбекстанның Энергетика министрі Болат Темиров қатысты."
)


def test_several_who_came_to_what_is_only_called_a_session_were_at_one() -> None:
    assert _told(CAME) == [("ministerial", "held", {"Асан Серов", "Кемал Демир", "Болат Темиров"})]
    assert not _told("Отырысқа Энергетика министрі Асан Серов қатысқан жоқ.")
    assert len(_told(f"Бакуде саммит өтті. {CAME}")) == 1


def test_what_a_press_service_says_of_talks_on_a_coming_visit_is_told() -> None:
    visit = "Президент Асан Серов Астанаға 2-3 маусымда Болат Темировтің шақыруымен келеді."
    quote = "«Келіссөздер барысында сауданың болашағы талқыланады»"
    found = _told(f"{visit} {quote}, - деп хабарлады Болат Темировтің баспасөз қызметі.")
    assert found == [
        ("official_visit", "planned", {"Асан Серов", "Болат Темиров"}),
        ("bilateral_meeting", "planned", {"Асан Серов", "Болат Темиров"}),
    ]


# -- parts of one event, months and years counted ----------------------------------------------


def test_the_plenary_session_of_a_forum_is_the_forum() -> None:
    (event,) = _read("Ташкентте «Алтай» форумының пленарлық отырысы өтті, оған Асан Серов қатысты.")
    assert event.type == "forum"
    (event,) = _read(
        "Бакуде Түркі мемлекеттері Парламенттік ассамблеясының пленарлық отырысы өтті."
    )
    assert event.type == "council_session"


@pytest.mark.parametrize(
    ("day", "start"),
    [
        ("Келесі ай басында", "2026-06"),
        ("Келесі айдың соңында", "2026-06"),
        ("Өткен айдың басында", "2026-04"),
        ("Осыдан бір жыл бұрын", "2025"),
    ],
)
def test_months_and_years_are_counted_from_the_article(day: str, start: str) -> None:
    (event,) = _read(f"{day} Бакуде Түркі мемлекеттері ұйымының саммиті өтеді.")
    assert event.when is not None
    assert str(event.when.start) == start


def test_what_only_became_known_did_not_take_place_by_that() -> None:
    visit = "Түркия Президенті Кемал Демирдің Қазақстанға мемлекеттік сапармен келетіні"
    assert _told(f"{visit} белгілі болды.")[0][1] == "planned"
    (event,) = _read("Саммит қараша айының 25-26 күндері Бакуде өтеді.")
    assert event.when is not None
    assert (str(event.when.start), str(event.when.end)) == ("2026-11-25", "2026-11-26")


@pytest.mark.parametrize(
    ("text", "start", "status"),
    [
        ("Саммит 14 қаңтарда Бакуде өтеді.", "2027-01-14", "planned"),
        ("Саммит 12 тамызда Бакуде өтті.", "2025-08-12", "held"),
        ("Бұған дейін 12 наурызда Бакуде саммит өтетіні хабарланған еді.", "2026-03-12", "held"),
        ("Саммит 20 сәуірде Бакуде өтеді деп жоспарланған болатын.", "2026-04-20", "held"),
    ],
)
def test_a_day_without_a_year_is_ahead_or_past_as_its_verb_tells(
    text: str, start: str, status: str
) -> None:
    (event,) = _read(text)
    assert event.when is not None
    assert (str(event.when.start), event.status) == (start, status)
