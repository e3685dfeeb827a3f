"""Posts: titles with field, deputies, body, state, residence and place."""

from __future__ import annotations

import pytest

from kurultay.mentions.mention import MentionKind, PostValue

POSTS = [
    ("ru", "Прибыл ⟦министр обороны Азербайджана⟧ Закир Гасанов."),
    ("ru", "Его принял ⟦заместитель Премьер-министра⟧ – ⟦министр культуры и информации РК⟧."),
    ("ru", "Выступил ⟦генеральный секретарь Организации тюркских государств⟧."),
    ("ru", "Ноту вручил ⟦посол Турции в Казахстане⟧, а не атаман."),
    ("ru", "⟦Президент Турции⟧ и ⟦турецкий министр⟧ улетели после встречи."),
    ("ru", "Пишет пресс-служба президента Узбекистана."),
    ("ru", "Сообщил ⟦помощник российского президента⟧ Юрий Ушаков."),
    ("ru", "С помощником, ⟦российским министром⟧, прибыл атаман."),
    ("kk", "⟦Қазақстан Сыртқы істер министрі⟧ келді."),
    ("kk", "⟦Түркияның бұрынғы премьер-министрі⟧ сөйледі."),
    ("kk", "⟦Премьер-Министрдің орынбасары⟧ – ⟦Сыртқы істер министрі⟧ қатысты."),
    ("kk", "⟦Түркі мемлекеттері ұйымының (ТМҰ) Бас хатшысы⟧ Астанаға келді."),
]


@pytest.mark.parametrize("code, line", POSTS)
def test_a_post_covers_its_whole_phrase(marked, code, line):
    marked(code, line, MentionKind.POST)


VALUES = [
    (
        "ru",
        "министра сельского хозяйства Кыргызстана",
        PostValue("министр сельского хозяйства", "Minister of Agriculture", "minister", "KG"),
    ),
    (
        "ru",
        "первый заместитель министра инвестиций и внешней торговли",
        PostValue(
            "первый заместитель министра инвестиций и внешней торговли",
            "First Deputy Minister of Investment and Foreign Trade",
            "deputy_minister",
        ),
    ),
    (
        "ru",
        "первым заместителем турецкого министра",
        PostValue("первый заместитель министра", "First Deputy Minister", "deputy_minister", "TR"),
    ),
    (
        "ru",
        "исполняющий обязанности министра юстиции",
        PostValue("министр юстиции", "Minister of Justice", "minister", acting=True),
    ),
    (
        "ru",
        "бывший премьер-министр Турции",
        PostValue("премьер-министр", "Prime Minister", "head_of_government", "TR", former=True),
    ),
    (
        "ru",
        "глава МИД Узбекистана",
        PostValue("глава МИД", "Minister of Foreign Affairs", "minister", "UZ"),
    ),
    (
        "ru",
        "посол Венгрии в России",
        PostValue("посол в России", "Ambassador to Russia", "ambassador", "HU"),
    ),
    ("ru", "аким Шымкента", PostValue("аким Шымкента", "Akim of Shymkent", "governor", "KZ")),
    (
        "ru",
        "министры культуры",
        PostValue("министр культуры", "Minister of Culture", "minister", plural=True),
    ),
    (
        "kk",
        "Түркияның Ауыл шаруашылығы министрі",
        PostValue("Ауыл шаруашылығы министрі", "Minister of Agriculture", "minister", "TR"),
    ),
    (
        "kk",
        "Түркияның Қазақстандағы Төтенше және өкілетті елшісі",
        PostValue(
            "Қазақстандағы Төтенше және өкілетті елші",
            "Ambassador Extraordinary and Plenipotentiary to Kazakhstan",
            "ambassador",
            "TR",
        ),
    ),
    (
        "kk",
        "Өзбекстан Премьер-министрінің орынбасары",
        PostValue(
            "Премьер-министрінің орынбасары",
            "Deputy Prime Minister",
            "deputy_head_of_government",
            "UZ",
        ),
    ),
    ("kk", "Қазақстан басшысы", PostValue("басшы", "Head", "head_of_state", "KZ")),
    (
        "ru",
        "официальный представитель МИД Узбекистана",
        PostValue("официальный представитель", "Spokesperson", "other", "UZ", body=1),
    ),
    (
        "ru",
        "полномочный представитель президента в Чуйской области",
        PostValue(
            "полномочный представитель президента в Чуйской области",
            "Plenipotentiary Representative of the President in Chuy Region",
            "governor",
            "KG",
        ),
    ),
    (
        "ru",
        "глава узбекского внешнеполитического ведомства",
        PostValue(
            "глава внешнеполитического ведомства", "Minister of Foreign Affairs", "minister", "UZ"
        ),
    ),
    (
        "ru",
        "глава турецкого МИДа",
        PostValue("глава МИД", "Minister of Foreign Affairs", "minister", "TR"),
    ),
    (
        "ru",
        "министр торговли и звёздного пчеловодства Турции",
        PostValue(
            "министр торговли и звёздного пчеловодства", "Minister of Trade", "minister", "TR"
        ),
    ),
    (
        "ru",
        "глава Заречной области",
        PostValue("глава Заречной области", "Head", "governor"),
    ),
    (
        "kk",
        "Түркияның жаңа сайланған президенті",
        PostValue("президент", "President", "head_of_state", "TR"),
    ),
    (
        "kk",
        "Ақтөбе облысы әкімінің бұрынғы орынбасары",
        PostValue(
            "Ақтөбе облысы әкімінің орынбасары",
            "Deputy Akim of Aktobe Region",
            "other",
            "KZ",
            former=True,
        ),
    ),
    (
        "kk",
        "Өзбекстан Премьер-министрінің міндетін атқарушы",
        PostValue("Премьер-министр", "Prime Minister", "head_of_government", "UZ", acting=True),
    ),
    (
        "kk",
        "Түркия СІМ басшысы",
        PostValue("СІМ басшысы", "Minister of Foreign Affairs", "minister", "TR", body=1),
    ),
]


@pytest.mark.parametrize("code, phrase, value", VALUES)
def test_a_post_has_its_title_level_and_state(found, code, phrase, value):
    (post,) = found(
        code, f"Мұнда {phrase} болды." if code == "kk" else f"Там был {phrase}.", MentionKind.POST
    )
    assert post.value == value


@pytest.mark.parametrize(
    "code, text, level",
    [
        ("ru", "Пришла председатель Милли Меджлиса Азербайджана.", "parliament_speaker"),
        (
            "ru",
            "Пришёл председатель Кабинета министров Кыргызской Республики.",
            "head_of_government",
        ),
        ("ru", "Пришёл президент Международной Тюркской академии.", "head_of_agency"),
        ("ru", "Пришёл глава Татарстана.", "governor"),
        ("kk", "Мәжіліс Төрағасы келді.", "parliament_speaker"),
        ("ru", "Пришёл президент академии.", "head_of_agency"),
        ("ru", "Пришёл президент страны.", "head_of_state"),
        ("ru", "Пришёл президент НСА Казахстана.", "head_of_agency"),
        ("ru", "Пришёл глава Института анализа при Президенте Узбекистана.", "head_of_agency"),
        ("kk", "Кеше академия президенті келді.", "head_of_agency"),
        ("kk", "Қытай төрағасы келді.", "head_of_state"),
    ],
)
def test_the_level_follows_the_body(found, code, text, level):
    (post,) = found(code, text, MentionKind.POST)
    assert post.value.level == level


def test_a_post_points_to_the_body_in_its_phrase():
    from kurultay import lang
    from kurultay.graph import register
    from kurultay.mentions import find
    from kurultay.mentions.lexicon import Lexicon
    from kurultay.resources import home
    from kurultay.text.article import Article

    pack = lang.pack("ru")
    entries, _ = register.read(home())
    text = "Выступил генеральный секретарь Организации тюркских государств."
    found = find(pack.read(Article("k", "s", "ru", text, "0")), Lexicon.load(home(), pack, entries))
    (post,) = [m for m in found if m.kind is MentionKind.POST]
    assert found[post.value.body].key == "ots"


def test_a_full_title_of_what_a_body_stands_under_is_no_post_of_its_own(found):
    posts = found("ru", "Глава Института анализа при Президенте Узбекистана.", MentionKind.POST)
    assert [post.surface for post in posts] == [
        "Глава Института анализа при Президенте Узбекистана"
    ]
