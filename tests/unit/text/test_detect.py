"""The language of a text is told, and what is not among ours is refused."""

from __future__ import annotations

import pytest

from kurultay.resources import Home, home
from kurultay.text.detect import language


@pytest.mark.parametrize(
    "code, text",
    [
        ("ru", "Токаев позвонил Мирзиёеву"),
        ("ru", "В Баку проходит второе заседание министров промышленности и торговли."),
        ("kk", "Астана қаласында түркі мемлекеттерінің саммиті өтті."),
        (
            "kk",
            "Делегация Анкарада болып, министрмен кездесті. Түркістанға да барды, ұйым туралы айтты.",
        ),
        (
            "ky",
            "Кыргыз Республикасынын Президенти Садыр Жапаров Түркияга барып, өкмөт башчысы менен жолукту.",
        ),
        (
            "uz",
            "Oʻzbekiston Prezidenti bilan uchrashuv boʻlib oʻtdi va hamkorlik masalalari muhokama qilindi.",
        ),
        (
            "uz",
            "Ўзбекистон Президенти Шавкат Мирзиёев Туркия Президенти билан учрашди, ҳамкорлик ҳақида гаплашди.",
        ),
        (
            "az",
            "Azərbaycan Prezidenti İlham Əliyev Türkiyənin xarici işlər naziri ilə görüşüb və bir sıra məsələlər müzakirə olunub.",
        ),
        (
            "tr",
            "Cumhurbaşkanı Erdoğan, Türk Devletleri Teşkilatı zirvesi için Bakü'ye gitti ve bir konuşma yaptı.",
        ),
        (
            "tk",
            "Türkmenistanyň Prezidenti we Türkiýäniň daşary işler ministri bilen duşuşyk geçirildi.",
        ),
        ("en", "The President of Kazakhstan met with the foreign minister of Turkey on Friday."),
        (
            "kk-Latn",
            "Qazaqstan Respýblıkasynyń Prezıdenti Túrkııa Prezıdentimen kezdesti jáne bul týraly aıtty.",
        ),
    ],
)
def test_our_languages_are_told_apart(code, text):
    assert language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Die Bundesregierung hat heute in Berlin mit der Türkei über die Zusammenarbeit gesprochen.",
        "El presidente de Kazajistán se reunió con el ministro de Turquía para hablar de comercio.",
        "习近平主席在北京会见了哈萨克斯坦总统。",
        "Президент України зустрівся з міністром закордонних справ Туреччини і підписав угоду.",
        "Президенти Ҷумҳурии Тоҷикистон бо вазири корҳои хориҷии Туркия мулоқот кард.",
        "Татарстан Республикасы Президенты Рөстәм Миңнеханов Төркия Президенты белән очрашты һәм сөйләште.",
        "Прэзідэнт Беларусі сустрэўся з міністрам замежных спраў Турцыі і абмеркаваў супрацоўніцтва.",
        "التقى رئيس كازاخستان وزير الخارجية التركي",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
        "12 345",
    ],
)
def test_other_languages_are_not_recognised(text):
    assert language(text) is None


LEAD = (
    "В Баку 23 марта 2026 года состоялась III встреча министров туризма Организации тюркских "
    "государств. Во встрече приняли участие министр туризма Венгрии Самат Мамедов, министр туризма "
    "Туркменистана Жанна Серикова, министр туризма Таджикистана Улан Юнусов, министр туризма "
    "Казахстана Марат Сериков и министр туризма Узбекистана Мурат Алимжанов."
)
BULGARIAN = (
    "В София се проведе среща на министрите на туризма. Участие взеха Иван Петров, Георги "
    "Димитров, Мария Николова, Стоян Иванов и Димитър Стоянов."
)


FEW_SIGNS = (
    "Ташкентте 2024 жылғы 30 мамырда Әзербайжанның әділет министрі Ермек Байсалов Өзбекстанның "
    "көлік министрі Азамат Мырзабековпен келіссөз жүргізді."
)
NO_SIGN = (
    "25 марта 2025 года в Анкаре прошло IX заседание министров туризма Организации тюркских "
    "государств. В нем приняли участие министр туризма Турции Сауле Садыкова, министр туризма "
    "Узбекистана Улан Сериков, министр туризма Венгрии Даурен Байсалов и министр туризма "
    "Азербайджана Динара Даулетова."
)
LONG_BULGARIAN = (
    "В София се проведе среща на министрите на туризма на Организацията. Министърът на туризма на "
    "Турция и министърът на туризма на Азербайджан обсъдиха развитието на пътуванията между двете "
    "страни, а след това подписаха споразумение за сътрудничество в областта на туризма."
)


def test_few_letters_of_their_own_do_for_a_language():
    assert language(FEW_SIGNS) == "kk"
    assert language(NO_SIGN) == "ru"
    assert language(LONG_BULGARIAN) is None


def test_names_do_not_count_against_a_language():
    assert language(LEAD) == "ru"
    assert language(BULGARIAN) is None


@pytest.mark.parametrize(
    "text",
    [
        "Встреча в Астане.",
        "Садыр Жапаров принял Акылбека Жапарова.",
        "Глава МИД РК Мурат Нуртлеу прибыл в Ташкент.",
    ],
)
def test_one_russian_word_is_enough_in_a_headline_full_of_names(text):
    assert language(text) == "ru"


@pytest.mark.parametrize("text", ["Среща в Астана.", "Зустріч у Астані.", "Токаев Бакуге барды."])
def test_headlines_of_neighbours_stay_theirs(text):
    assert language(text) != "ru"


def test_a_russian_list_of_turkic_names_is_russian():
    text = (
        "В Ташкенте 5 мая 2025 года прошёл форум городов. Участники: министр экономики Казахстана "
        "Серик Жумангарин, глава МИД Узбекистана Бахтиёр Саидов."
    )
    assert language(text) == "ru"


def test_lines_of_names_do_not_outvote_a_russian_sentence():
    lead = "5 мая 2025 года в Баку состоялась панельная дискуссия «Транспорт».\n"
    names = (
        "Дархан Кыдырали, Модератор\n"
        "Серик Жумангарин, министр экономики Казахстана\n"
        "Бахтиёр Саидов, глава МИД Узбекистана"
    )
    assert language(lead + names) == "ru"


def test_paragraphs_vote_by_their_length():
    kazakh = "Түркі мемлекеттері ұйымының саммиті Түркістан қаласында өтті, деп хабарлайды.\n" * 5
    assert language("Перевод с казахского языка сделан редакцией\n" + kazakh) == "kk"


def test_another_home_tells_other_languages_apart(tmp_path):
    english = "The President of Kazakhstan met with the foreign minister of Turkey on Friday."
    table = home().text("mapping", "languages.toml")
    (tmp_path / "mapping").mkdir()
    other = tmp_path / "mapping" / "languages.toml"
    other.write_text(table.replace(', "en"]', "]", 1), "utf-8")
    assert language(english) == "en"
    assert language(english, Home(tmp_path)) is None


def test_a_russian_text_of_names_and_posts_is_russian():
    text = (
        "6 мая в Баку главы государств подписали хартию. Свои подписи под ней поставили "
        "президент Азербайджана Ильхам Алиев, президент Казахстана Касым-Жомарт Токаев, "
        "президент Кыргызстана Садыр Жапаров, президент Узбекистана Шавкат Мирзиёев."
    )
    assert language(text) == "ru"


def test_lines_too_short_for_themselves_are_read_together():
    text = (
        "Меморандум\nВ Баку состоялась церемония подписания меморандума.\n"
        "от Казахстана – министр транспорта Марат Карабаев;\n"
        "от Азербайджана – министр цифрового развития и транспорта Рашад Набиев."
    )
    assert language(text) == "ru"
