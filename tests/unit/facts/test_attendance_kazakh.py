"""Who was at an event in Kazakh news, and whose post somebody holds, in whole sentences."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.facts import bodies, events, offices, people
from kurultay.facts.bodies import Bodies
from kurultay.facts.claims import Attendance, Event, Office
from kurultay.facts.page import Page
from kurultay.graph import register
from kurultay.mentions.lexicon import Lexicon
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

DAY = PartialDate(2026, 5, 14)
TALKS = "Сауда министрі Асан Серов Түркияның Сауда министрі Мехмет Демирмен кездесті."


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("kk"), entries)


def _read(text: str) -> tuple[tuple[Event, ...], tuple[Office, ...], Bodies]:
    pack, lexicon = lang.pack("kk"), _lexicon()
    reading = pack.read(Article("a", "a", "kk", text, "0" * 64, published=DAY))
    page = Page.of(reading, mentions.find(reading, lexicon), lexicon)
    named, who = bodies.read(page), people.read(page.mentions, lexicon)
    held = offices.read(page, who, named)
    return events.extract(page, who, held, named), held.claims, named


def _there(event: Event) -> set[str]:
    gone = {Attendance.ABSENT, Attendance.MESSAGE, Attendance.INVITED}
    return {p.who.name for p in event.participants if p.attendance not in gone}


def _roles(event: Event) -> dict[str, str]:
    return {p.who.name: p.role for p in event.participants}


def _posts(text: str) -> set[tuple[str, str, str | None]]:
    return {(row.holder.name, row.level, row.country) for row in _read(text)[1]}


def _bodies(text: str) -> set[str]:
    return {claim.ref.name for claim in _read(text)[2].claims}


# -- who came -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tail",
    [
        "Оған Энергетика министрі Болат Темиров пен елші Дана Иванова қатысты.",
        "Бұған сондай-ақ Энергетика министрі Болат Темиров пен елші Дана Иванова да қатысты.",
    ],
)
def test_a_sentence_that_opens_with_to_it_says_who_else_was_at_talks(tail: str) -> None:
    (event,) = _read(f"{TALKS} {tail}")[0]
    assert _there(event) == {"Асан Серов", "Мехмет Демир", "Болат Темиров", "Дана Иванова"}


@pytest.mark.parametrize(
    "tail",
    [
        "Оған қатысты Энергетика министрі Болат Темиров пікір білдірді.",
        "Оған дейін Энергетика министрі Болат Темиров форумға қатысты.",
        "Оған қоса Энергетика министрі Болат Темиров көрмеге қатысты.",
        "Оған Энергетика министрі Болат Темиров қатысқан жоқ.",
        "Оған Энергетика министрі Болат Темировке қатысты сұрақ қойылды.",
    ],
)
def test_to_it_does_not_always_mean_the_talks(tail: str) -> None:
    event = _read(f"{TALKS} {tail}")[0][0]
    assert _there(event) == {"Асан Серов", "Мехмет Демир"}


def test_an_event_is_under_the_lead_of_both_that_and_joins() -> None:
    text = (
        "Анкарада Премьер-министрдің орынбасары Асан Серов пен Түркия Вице-президенті Мехмет "
        "Демирдің төрағалығымен үкіметаралық комиссияның отырысы өтті."
    )
    assert _roles(_read(text)[0][0]) == {"Асан Серов": "chair", "Мехмет Демир": "chair"}


@pytest.mark.parametrize(
    "text",
    [
        "Асан Серов қатысқан және Мехмет Демирдің төрағалығымен комиссия отырысы өтті.",
        "Мехмет Демирдің төрағалығымен Асан Серов пен Болат Темиров қатысқан жиын өтті.",
    ],
)
def test_who_only_came_is_not_in_the_chair(text: str) -> None:
    roles = _roles(_read(text)[0][0])
    assert roles.pop("Мехмет Демир") == "chair"
    assert set(roles.values()) == {"attendee"}


def test_who_thanks_the_organisers_is_none_of_them() -> None:
    text = (
        "Астанада форум өтті. Форум қорытындысында ЮНЕСКО Бас хатшысы Асан Серов "
        "ұйымдастырушыларға алғыс білдірді."
    )
    assert "host" not in _roles(_read(text)[0][0]).values()


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("Жиында профессор Болат Темиров Шоқан Уәлиханов еңбегін таныстырды.", {"Болат Темиров"}),
        ("Асан Серов баяндамасында Василий Радлов пен Күлтегінге тоқталды.", {"Асан Серов"}),
        ("Конференцияда Мұхтар Әуезов мұрасы талқыланды.", set()),
        ("Жиында Асан Серов кітабын таныстырды.", {"Асан Серов"}),
        ("Оған Болат Темиров пен Асан Серов қатысты.", {"Болат Темиров", "Асан Серов"}),
        ("Оған Асан Серов қатысуы күтілген болатын.", {"Асан Серов"}),
    ],
)
def test_whose_work_is_spoken_of_is_not_there(tail: str, names: set[str]) -> None:
    (event,) = _read(f"Астанада ғылыми конференция өтті. {tail}")[0]
    assert _there(event) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Саясат Нұрбек Бакуде өткен форумға қатысты.", "Саясат Нұрбек"),
        ("Кеше Асан Серов Ташкентте өткен форумға қатысты.", "Асан Серов"),
    ],
)
def test_the_town_behind_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert _there(_read(text)[0][0]) == {name}


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("Жиында Асан Серов пен Болат Темировке ескерткіш ашылды.", set()),
        ("Жиында Асан Серов ескерткіш ашты.", {"Асан Серов"}),
    ],
)
def test_to_whom_a_monument_is_put_up_is_not_there(tail: str, names: set[str]) -> None:
    (event,) = _read(f"Кеше Астанада салтанатты жиын өтті. {tail}")[0]
    assert _there(event) == names


def test_who_reads_out_a_message_is_there_and_who_sent_it_is_not() -> None:
    text = (
        "Астанада форум өтті. Президент Қасым-Жомарт Тоқаев форумға құттықтау хат жолдады. "
        "Оның құттықтау хатын министр Асан Серов оқып берді."
    )
    (event,) = _read(text)[0]
    assert _there(event) == {"Асан Серов"}
    assert _roles(event)["Асан Серов"] == "speaker"


# -- whose post ---------------------------------------------------------------------------


def test_the_chair_of_a_bare_senate_speaks_for_a_house() -> None:
    text = "Кеше Сенат Төрағасы Асан Серов жиын өткізді."
    assert _posts(text) == {("Асан Серов", "parliament_speaker", "KZ")}
    assert _bodies(text) == {"Сенат"}


def test_the_speaker_whom_the_register_knows_is_not_of_the_other_state() -> None:
    text = (
        "Мәулен Әшімбаев Өзбекстан Олий Мәжілісі Сенатының Төрайымы Танзила Нарбаевамен "
        "кездесті. Сенат Төрағасы Мәулен Әшімбаев пікір білдірді."
    )
    assert _posts(text) == {
        ("Мәулен Әшімбаев", "parliament_speaker", "KZ"),
        ("Танзила Нарбаева", "parliament_speaker", "UZ"),
    }


def test_a_senate_before_what_is_no_post_stays_a_part_of_the_sentence() -> None:
    assert _bodies("Кеше сенат Астана қаласында жиналды.") == set()


def test_the_end_of_another_parliaments_name_is_not_the_house_at_home() -> None:
    names = _bodies("Ерлан Қошанов Олий Мәжіліс спикері Нұрдинжон Исмаиловпен кездесті.")
    assert names == {"Олий Мәжіліс"}
    assert "Мәжіліс" in _bodies("Кеше Мәжіліс спикері Ерлан Қошанов Ташкентке барды.")


@pytest.mark.parametrize(
    ("post", "land"),
    [
        ("Вице-президент", "TR"),
        ("Мемлекеттік хатшы", "TR"),
        ("Сауда министрі", "KZ"),
        ("Қазақстан Мемлекеттік хатшысы", "KZ"),
    ],
)
def test_posts_that_are_none_at_home_are_of_the_other_state(post: str, land: str) -> None:
    text = f"Делегация Түркияға барды. Кейін {post} Асан Серов пікір білдірді."
    assert {row[2] for row in _posts(text)} == {land}


def test_posts_that_are_none_at_home_are_of_neither_of_two_states() -> None:
    text = "Делегация Түркия мен Өзбекстанға барды. Вице-президент Асан Серов пікір білдірді."
    assert {row[2] for row in _posts(text)} == {None}


def test_a_post_without_what_tells_its_level_is_the_one_told_in_full() -> None:
    text = (
        "Мемлекеттік хатшы Марко Рубио Ташкентке келді. "
        "АҚШ Мемлекеттік хатшысы Марко Рубио форумда сөз сөйледі."
    )
    assert _posts(text) == {("Марко Рубио", "minister", "US")}


def test_envoys_of_two_states_are_not_both_of_one() -> None:
    text = "Министр Қырғызстанға барды. Кездесуге екі елдің елшілері Асан Серов пен Болат Темиров келді."
    assert _posts(text) == {
        ("Асан Серов", "ambassador", None),
        ("Болат Темиров", "ambassador", None),
    }


def test_a_bare_prosecutor_general_is_one_at_home_but_a_bare_director_is_not() -> None:
    text = "Түркістанда Бас Прокурор Асан Серов пен бас директор Болат Темиров кездесті."
    assert {row[0]: row[2] for row in _posts(text)} == {"Асан Серов": "KZ", "Болат Темиров": None}


@pytest.mark.parametrize(
    ("post", "title"),
    [
        ("Мәжіліс аппаратының басшысы", "аппаратының басшысы"),
        ("Мәжіліс Аппараты басшысының орынбасары", "Аппараты басшысының орынбасары"),
    ],
)
def test_who_heads_the_staff_of_a_house_has_a_post(post: str, title: str) -> None:
    (row,) = _read(f"Жиынға {post} Асан Серов қатысты.")[1]
    assert (row.title, row.country, row.body and row.body.key) == (title, "KZ", "kz-mazhilis")


# -- bodies -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("TPAO басқарма төрағасы", "TPAO"),
        ("Air Orda президенті", "Air Orda"),
        ("«Атом» ҰАК бас директоры", "«Атом» ҰАК"),
        ("«Орда» агенттігі» АҚ басқарма төрағасы", "«Орда» агенттігі» АҚ"),
        ("«Орда» ұлттық холдингі» АҚ төрағасы", "«Орда» ұлттық холдингі» АҚ"),
        ("«Орда қоры» КеАҚ президенті", "«Орда қоры» КеАҚ"),
        ("Түркия Орталық банкінің төрағасы", "Түркия Орталық банкі"),
    ],
)
def test_a_firm_is_told_by_all_of_its_name(phrase: str, name: str) -> None:
    _, held, named = _read(f"Жиынға {phrase} Асан Серов қатысты.")
    assert [claim.ref.name for claim in named.claims] == [name]
    assert [row.body.name for row in held if row.body] == [name]
    assert "head_of_state" not in {row.level for row in held}


def test_latin_words_that_own_no_post_are_no_firm() -> None:
    assert _bodies("Президент Forbes туралы айтып, IV форум президентімен кездесті.") <= {"Forbes"}


def test_an_agency_by_a_latin_name_is_not_one_at_home() -> None:
    text = "Жиынға Orhun агенттігінің басшысы Асан Серов қатысты."
    assert {row[2] for row in _posts(text)} == {None}
    text = "Жиынға Индустрия агенттігінің басшысы Асан Серов қатысты."
    assert {row[2] for row in _posts(text)} == {"KZ"}


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        (
            "Қ.А.Ясауи атындағы Қарағанды университетінің ректоры",
            "Қ.А.Ясауи атындағы Қарағанды университеті",
        ),
        (
            "Түркі мемлекеттерінің Университеттер одағының төрағасы",
            "Түркі мемлекеттерінің Университеттер одағы",
        ),
        (
            "ҚР Президенті жанындағы Мемлекеттік басқару академиясының ректоры",
            "ҚР Президенті жанындағы Мемлекеттік басқару академиясы",
        ),
        ("Назарбаев Университетінің ректоры", "Назарбаев Университеті"),
        (
            "«Назарбаев Университеті» білім беру ұйымының президенті",
            "«Назарбаев Университеті» білім беру ұйымы",
        ),
    ],
)
def test_a_body_keeps_the_beginning_of_its_name(phrase: str, name: str) -> None:
    _, held, named = _read(f"Астанадағы жиынға {phrase} Асан Серов қатысты.")
    assert [claim.ref.name for claim in named.claims] == [name]
    assert [row.body.name for row in held if row.body] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Жиынға елдеріміздің Университеттер одағы келді.", {"Университеттер одағы"}),
        ("Абай атындағы Алматы көшесінде жиын өтті.", set()),
        ("Жиынға Президент жанындағы Асан Серов келді.", set()),
    ],
)
def test_what_only_stands_before_a_body_is_no_part_of_it(text: str, names: set[str]) -> None:
    assert _bodies(text) == names


def test_a_council_of_member_states_is_an_event_as_any_other() -> None:
    text = (
        "Бішкекте Түркі мемлекеттері ұйымына мүше елдердің көлік министрлерінің 8-кеңесі өтті. "
        "Жиынға Көлік министрі Асан Серов төрағалық етті."
    )
    (event,) = _read(text)[0]
    assert (event.ordinal, _roles(event)) == (8, {"Асан Серов": "chair"})
    assert _read("Бішкекте Асан Серов кеңес мүшесі болып қатысты.")[0] == ()


@pytest.mark.parametrize("post", ["Мемлекет басшысы", "Президент", "Мемлекет басшысы Астанада"])
def test_the_head_at_home_is_not_whom_the_article_names_further_on(post: str) -> None:
    text = (
        f"{post} Түркияның Сыртқы істер министрі Мехмет Демирмен кездесу өткізді. "
        "Министрге Түркия Президенті Режеп Тайып Ердоған туралы айтылды."
    )
    assert _there(_read(text)[0][0]) == {"Мехмет Демир"}


def test_the_head_of_another_state_whom_a_post_takes_up_is_there() -> None:
    text = (
        "Түркия Президенті Режеп Тайып Ердоған Бакуге келді. "
        "Кейін Президент Ильхам Әлиевпен кездесті. Мемлекет басшысы форумда сөз сөйледі."
    )
    assert {who for event in _read(text)[0] for who in _there(event)} >= {"Режеп Тайып Ердоған"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Кеше Қазақстан мен Түркия арасындағы үкіметаралық комиссия жиналды.",
            {"Қазақстан мен Түркия арасындағы үкіметаралық комиссия"},
        ),
        (
            "Кеше Қазақстан мен Түркияның үкіметаралық комиссиясы жиналды.",
            {"Қазақстан мен Түркияның үкіметаралық комиссиясы"},
        ),
        ("Кеше Қазақстан мен Түркия арасындағы форум өтті.", set()),
        ("Қырғызстан және Түркия Сенат төрағалары келді.", set()),
    ],
)
def test_a_joint_commission_is_of_both_states(text: str, names: set[str]) -> None:
    assert _bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Кеше «Қазақстан және Асан Серов құбылысы» атты форум өтті.", set()),
        ("Кеше Асан Серов пен Ерлан Жолаевтың кездесуі өтті.", {"Асан Серов", "Ерлан Жолаев"}),
    ],
)
def test_who_gives_an_event_its_name_is_not_there(text: str, names: set[str]) -> None:
    assert _there(_read(text)[0][0]) == names


FORUM = "Кеше Астанада форум өтті. "


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Форум министр Асан Серовтің құттықтау сөзімен ашылды.", {"Асан Серов"}),
        (
            "Форум Асан Серовтің, ректор Ерлан Жолаевтың және Қанат Әлиевтің сөздерімен басталды.",
            {"Асан Серов", "Ерлан Жолаев", "Қанат Әлиев"},
        ),
        (
            "Форум Асан Серов пен Ерлан Жолаевтың кіріспе сөздерімен басталды.",
            {"Асан Серов", "Ерлан Жолаев"},
        ),
        ("Форум Асан Серовтің атынан Ерлан Жолаевтың сөзімен ашылды.", {"Ерлан Жолаев"}),
        ("Форум Асан Серовтің мұрасына арналған сөзбен ашылды.", set()),
        ("Асан Серовтің сөзімен бәрі келісті.", set()),
        ("Президенттің құттықтау сөзін әкім Асан Серов оқыды.", {"Асан Серов"}),
        ("Асан Серов Мәскеуде оқыды.", set()),
        ("– Асан Серов осы құрметке сай тұлға еді, – деді ол.", set()),
        (
            "Асан Серов өз сөзінде Бакуде өткен саммитте ұйым құрылғанын айтты.",
            {"Асан Серов"},
        ),
        ("Асан Серовтың кандидатурасын форум қатысушылары бірауыздан қолдады.", set()),
        ("Асан Серовтың қатысуымен форумның отырысы өтті.", {"Асан Серов"}),
        ("Асан Серов Бакуде өткен саммитте ұйым құрылғанын айтты.", set()),
        ("Асан Серов бюджетке қатысты заңды сынады.", set()),
        ("Асан Серов бюджетке қатысты маңызды бастама көтергені белгілі.", set()),
        (
            "Асан Серов пен Ерлан Жолаев форумға қатысты және сөз сөйледі.",
            {"Асан Серов", "Ерлан Жолаев"},
        ),
        (
            "Асан Серов Ерлан Жолаевтың 150 жылдық мерейтойы жөнінде баяндама жасады.",
            {"Асан Серов"},
        ),
    ],
)
def test_who_spoke_was_there_and_not_whom_something_concerns(text: str, names: set[str]) -> None:
    assert _there(_read(FORUM + text)[0][0]) == names


@pytest.mark.parametrize(
    ("others", "names"),
    [
        ("", {"Асан Серов", "Ерлан Жолаев"}),
        ("Алматы облысының әкімі Қанат Әлиев келді. ", {"Ерлан Жолаев"}),
    ],
)
def test_the_head_of_the_region_is_the_only_one_named(others: str, names: set[str]) -> None:
    text = f"Түркістан облысының әкімі Асан Серов келді. {others}"
    events_, _, _ = _read(f"{text}Аймақ басшысы министр Ерлан Жолаевпен кездесті.")
    assert names == next(_there(e) for e in events_ if e.type == "bilateral_meeting")


@pytest.mark.parametrize("firm", ["«Сад» ҰК АҚ-да", '"Сад" ҰК" АҚ-да'])
def test_a_mark_too_many_quotes_nothing(firm: str) -> None:
    events_, _, _ = _read(f"{firm} басқарма төрағасы Асан Серов министр Ерлан Жолаевпен кездесті.")
    assert [_there(event) for event in events_] == [{"Асан Серов", "Ерлан Жолаев"}]


BEFORE = "Премьер-министр Асан Серов келді. Қазақстан премьер-министрімен кездесудің алдындағы "


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE}Ерлан Жолаев мен Мұрат Дулатовтың келіссөзі ұзаққа созылды.",
        "Ерлан Жолаев мен министр Мұрат Дулатовтың келіссөзі өтті.",
    ],
)
def test_two_whose_talks_are_told_of_talked_to_each_other(text: str) -> None:
    events_, _, _ = _read(text)
    assert {"Ерлан Жолаев", "Мұрат Дулатов"} in [_there(event) for event in events_]


def test_talks_that_are_over_say_nothing_of_talks_to_come() -> None:
    text = "Министр Асан Серов премьер-министр Ерлан Жолаевпен кездеседі деп жоспарлануда."
    events_, _, _ = _read(f"{text} Минсктегі кездесуден кейін мәселе шешілген еді.")
    assert [event.place for event in events_ if event.status == "planned"] == [None]


def test_the_name_of_a_programme_is_no_meeting() -> None:
    events_, _, _ = _read("«Жастар кездесуі» бағдарламасы аясында Бакуде форум өтті.")
    assert [event.type for event in events_] == ["forum"]


@pytest.mark.parametrize("where", ["Келелі кеңеске", "Алқалы жиынға"])
def test_those_who_came_to_a_gathering_make_it_known(where: str) -> None:
    text = f"{where} министр Асан Серов, министр Ерлан Жолаев, министр Мұрат Дулатов қатысты."
    events_, _, _ = _read(text)
    assert [len(_there(event)) for event in events_] == [3]
    assert _read(f"{where} бірнеше министр қатысты.")[0] == ()
