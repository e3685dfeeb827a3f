"""Names as Kazakh papers write them: initials behind, a father's name, surnames like a case."""

from __future__ import annotations

import pytest

from kurultay.mentions.mention import MentionKind

PEOPLE = [
    ("Жиынға ректор Сарин Қ.А. қатысты.", ["Қ.А. Сарин"]),
    ("Жиынға министр Сариннің Қ. А. орынбасары келді.", ["Қ.А. Сарин"]),
    ("Кеше Сарин Қ.Жолаевпен кездесті.", ["Сарин", "Қ. Жолаев"]),
    ("Министр Ален С.П.А. компаниясының басшысын қабылдады.", []),
    ("Кеше әмір Рашид бен Салман келді.", ["Рашид бен Салман"]),
    ("Кеше әмір Рашид бин Хамад Әл Тани келді.", ["Рашид бин Хамад Әл Тани"]),
    ("Кеше губернатор Салих бен Әли Ат-Түрки келді.", ["Салих бен Әли Ат-Түрки"]),
    ("Жиында Асқар Сарин мен Ерлан Жолаев болды.", ["Асқар Сарин", "Ерлан Жолаев"]),
    ("Министр Асқар Сарин Комитет төрағасы ретінде сөйледі.", ["Асқар Сарин"]),
    ("Кеше Ләззат Сүлеймен сөз сөйледі.", ["Ләззат Сүлеймен"]),
    ("Кеше Ләззат Сүлейменмен кездесті.", ["Ләззат Сүлеймен"]),
    ("Кеше Абай ауданында жиын өтті.", []),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_a_name_is_whole_and_in_the_nominative(found, text, names):
    assert [mention.name for mention in found("kk", text, MentionKind.PERSON)] == names


@pytest.mark.parametrize("text", ["Абай ауданының әкімдігі", "Ұлан ауданының әкімдігі"])
def test_a_district_may_bear_a_given_name(found, text):
    (mention,) = found("kk", f"Жиынға {text} қатысты.", MentionKind.PLACE)
    assert mention.surface == text.split()[0]


BODIES = [
    ("Жиынды “Заря” ұлттық порталы өткізді.", "“Заря” ұлттық порталы"),
    ('Жиынды "Заря" корпорациясы өткізді.', '"Заря" корпорациясы'),
    ('"Біз барамыз", - деді ол "Заря" телеарнасына.', '"Заря" телеарнасы'),
    ("Жиынды «Қоғамдық келісім» мекемесі өткізді.", "«Қоғамдық келісім» мекемесі"),
    ("Кеше Қызылорда мемлекеттік университетінде болды.", "Қызылорда мемлекеттік университеті"),
    (
        "Кеше Қазақстан-Америка еркін университетінде болды.",
        "Қазақстан-Америка еркін университеті",
    ),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_a_body_is_whole_whatever_its_quotation_marks(found, text, name):
    assert [mention.name for mention in found("kk", text, MentionKind.BODY)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Кеше ректор С. Н. Сарин Қауымдастық президенті ретінде сөйледі.",
        "Кеше академияның төртінші үйлестіру кеңесі өтті.",
        "Бұл ұйым көп мекеме ашты.",
    ],
)
def test_who_leads_a_body_and_its_number_are_no_part_of_its_name(found, text):
    assert not [m.name for m in found("kk", text, MentionKind.BODY) if " " in m.name]
