"""Names of people and bodies that the words beside them tell apart, in Russian news."""

from __future__ import annotations

import pytest

from kurultay.mentions.mention import MentionKind

PEOPLE = [
    ("Заместитель председателя КНР Ван Линь прибыл.", ["Ван Линь"]),
    ("Представил Рябова сотрудникам министр Иван Рябов.", ["Рябов", "Иван Рябов"]),
    ("Страны-наблюдатели молчали, выступил Иван Рябов.", ["Иван Рябов"]),
    ("Гости осмотрели мечеть Хасан Рябов.", []),
    ("Он ведёт подготовку форума имени Ивана Рябова.", []),
    ("Отто Рона, венгерский посол, слушал.", ["Отто Рона"]),
    ("Страну представляла Сахиба Гафарова.", ["Сахиба Гафарова"]),
    ("В городе ждал Сорокин Иван Петрович.", ["Иван Петрович Сорокин"]),
    ("Министр культуры Халид аль-Рябов прибыл.", ["Халид аль-Рябов"]),
    ("Прибыл министр культуры Казахстана АСАН РЯБОВ.", ["Асан Рябов"]),
    ("Пресс-секретарь Сорокина Иван Рябов прибыл.", ["Сорокин", "Иван Рябов"]),
    ("Доложено: рота опоздала. Выступил Иван Рябов.", ["Иван Рябов"]),
    ("Друг Рината Рябова, министр культуры, прибыл.", ["Ринат Рябов"]),
    (
        "Он встретился с мэрами: Джорджа - Иваном Рябовым, Моссел-Бея - Олегом Сорокиным.",
        ["Иван Рябов", "Олег Сорокин"],
    ),
    (
        "Он ждал Ивана Рябова. Пришли двое: Рябов - Олег Сорокин его привёл.",
        ["Иван Рябов", "Рябов", "Олег Сорокин"],
    ),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_words_beside_a_name_tell_whether_and_how_it_is_one(found, text, names):
    assert [mention.name for mention in found("ru", text, MentionKind.PERSON)] == names


BODIES = [
    ("Выступил ректор МКТУ им. Ясави Жанар Сарина.", "МКТУ им. Ясави"),
    ("Выступил ректор МКТУ им. аль-Фараби Жанар Сарина.", "МКТУ им. аль-Фараби"),
    ("Концерт прошёл в Национальном театре им. В. Рябова.", "Национальный театр им. В. Рябова"),
    ("Об этом сообщает НИАТ «Заря».", "НИАТ «Заря»"),
    ("Итоги подвели вчера, сообщает RTV.", "RTV"),
    ("Итоги подвели вчера, передаёт Day.Az.", "Day.Az"),
    ("Бишкек, «Заря-Плюс». Прошла встреча министров обеих стран.", "«Заря-Плюс»"),
    ("БАКУ /NewTurkic/ - Прошла встреча министров обеих стран.", "NewTurkic"),
    ("По сведениям источника в МИД, встреча отложена.", "МИД"),
    ("Выступил заместитель председателя мажилиса.", "Мажилис"),
    ("Лидер движения «Зори» прибыл.", "«Зори»"),
    ('Гендиректор ФГУП "Заря" молчал.', 'ФГУП "Заря"'),
    ("Выступил председатель Совета МПА СНГ.", "Совет МПА СНГ"),
    (
        "Это сообщил Департамент информации и по связям с прессой.",
        "Департамент информации и по связям с прессой",
    ),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_a_body_is_named_as_far_as_its_name_goes(found, text, name):
    assert name in [mention.name for mention in found("ru", text, MentionKind.BODY)]


def test_who_heads_a_ministry_is_its_minister_and_no_body_of_its_own(found):
    assert found("ru", "Прибыл глава МВД Иван Рябов.", MentionKind.BODY) == []


def test_the_acronym_of_a_region_needs_its_name(found):
    region = "В Татарстане ждали гостей. Прибыла министр культуры РТ."
    assert [m.key for m in found("ru", region, MentionKind.PLACE)] == ["RU-TA", "RU-TA"]
    state = "В Таджикистане ждали гостей. Прибыла министр культуры РТ."
    assert found("ru", state, MentionKind.PLACE) == []
    assert [m.key for m in found("ru", state, MentionKind.STATE)] == ["TJ", "TJ"]


POSTS = [
    ("Раис Татарстана Иван Рябов прибыл.", "Раис Татарстана", "governor"),
    ("Генсекретарь ТюркПА Иван Рябов прибыл.", "Генсекретарь", "secretary_general"),
    ("Вице-спикер венгерского Госсобрания Иван Рябов прибыл.", "Вице-спикер", "other"),
    ("Национальный лидер туркменского народа прибыл.", "Национальный лидер", "none"),
    ("Представитель компании «Заря» Иван Рябов прибыл.", "Представитель", "other"),
]


@pytest.mark.parametrize(("text", "title", "level"), POSTS)
def test_a_post_is_read_with_its_level(found, text, title, level):
    (post,) = found("ru", text, MentionKind.POST)
    assert (post.value.title, post.value.level) == (title, level)


def test_a_kazakh_name_ends_before_another_in_no_list(found):
    text = "Ертең Серік Жолаев Нвонко Увеламен келіссөз өткізеді."
    assert [mention.name for mention in found("kk", text, MentionKind.PERSON)] == ["Серік Жолаев"]
