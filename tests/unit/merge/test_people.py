"""Who is one person across articles."""

MINISTER = {"rank": "minister", "title": "министр экономики", "of": "state:kz"}


def test_one_name_in_one_state_is_one_person(merged, person):
    graph = merged(
        a=person("p", "Алия Сеитова", **MINISTER),
        b=person("p", "Алия Сеитова", rank="minister", title="министр", of="state:kz"),
    )
    assert len(graph.of("a#p", "b#p")) == 1


def test_one_name_in_two_alphabets_is_one_person(merged, person):
    graph = merged(
        a=person("p", "Алия Сеитова", en="Aliya Seitova", **MINISTER),
        b=person(
            "p",
            "Әлия Сейітова",
            lang="kk",
            en="Aliya Seitova",
            rank="minister",
            title="экономика министрі",
            of="state:kz",
        ),
    )
    (node,) = graph.of("a#p", "b#p")
    assert graph.values(node, "skos:prefLabel") == [
        "Aliya Seitova",
        "Алия Сеитова",
        "Әлия Сейітова",
    ]


def test_one_name_in_two_states_is_two_persons(merged, person):
    graph = merged(
        a=person("p", "Бакыт Асанов", **MINISTER),
        b=person("p", "Бакыт Асанов", rank="minister", title="министр", of="state:kg"),
    )
    assert len(graph.of("a#p", "b#p")) == 2


def test_namesakes_in_different_low_posts_of_one_state_stay_two(merged, person):
    graph = merged(
        a=person("p", "Ерлан Нуров", rank="business", title="директор", of=":f")
        + ':f a kur:Body ; skos:prefLabel "ТОО «Альфа»"@ru ; kur:ofState state:kz .\n',
        b=person("p", "Ерлан Нуров", rank="governor", title="аким", of="state:kz"),
    )
    assert len(graph.of("a#p", "b#p")) == 2


def test_a_name_without_any_state_or_body_is_joined_with_nobody(merged, person):
    graph = merged(
        a=person("p", "Алия Сеитова", **MINISTER),
        b=person("p", "Алия Сеитова"),
        c=person("p", "Алия Сеитова"),
    )
    assert len(graph.of("a#p", "b#p", "c#p")) == 3


def test_close_names_of_one_state_are_two_persons(merged, person):
    graph = merged(
        a=person("p", "Бакыт Сыдыков", **MINISTER),
        b=person("p", "Бекет Сыдыков", rank="minister", title="министр транспорта", of="state:kz"),
    )
    assert len(graph.of("a#p", "b#p")) == 2


def test_an_initial_joins_the_only_whole_name_it_fits(merged, person):
    graph = merged(
        a=person("p", "Азиз Шайхов", **MINISTER),
        b=person("p", "А. Шайхов", rank="minister", title="министр экономики", of="state:kz"),
    )
    (node,) = graph.of("a#p", "b#p")
    assert graph.values(node, "skos:prefLabel") == ["Азиз Шайхов"]
    assert graph.values(node, "skos:altLabel") == ["А. Шайхов"]


def test_an_initial_that_fits_two_joins_neither(merged, person):
    graph = merged(
        a=person("p", "Азиз Шайхов", rank="minister", title="министр", of="state:kz"),
        b=person("p", "Анвар Шайхов", rank="minister", title="министр", of="state:kz"),
        c=person("p", "А. Шайхов", rank="minister", title="министр", of="state:kz"),
    )
    assert len(graph.of("a#p", "b#p", "c#p")) == 3


def test_a_surname_alone_needs_the_very_post(merged, person):
    graph = merged(
        a=person("p", "Азиз Шайхов", **MINISTER),
        b=person("p", "Шайхов", **MINISTER),
        c=person("p", "Шайхов", rank="minister", title="министр культуры", of="state:kz"),
    )
    assert graph.of("a#p") == graph.of("b#p")
    assert graph.of("c#p") != graph.of("a#p")


def test_a_slip_of_the_pen_beside_the_very_post_is_one_person_and_kept_as_a_conflict(
    merged, person
):
    graph = merged(
        a=person("p", "Куанышбек Омаров", **MINISTER),
        b=person("p", "Куаншбек Омаров", **MINISTER),
        c=person("p", "Куанышбек Омаров", **MINISTER),
    )
    (node,) = graph.of("a#p", "b#p", "c#p")
    assert graph.values(node, "skos:prefLabel") == ["Куанышбек Омаров"]
    assert graph.values(node, "skos:altLabel") == ["Куаншбек Омаров"]
    assert graph.conflicts() == [(node, "prefLabel", ["Куаншбек Омаров", "Куанышбек Омаров"])]


def test_a_slip_of_the_pen_beside_another_post_is_two_persons(merged, person):
    graph = merged(
        a=person("p", "Куанышбек Омаров", **MINISTER),
        b=person("p", "Куаншбек Омаров", rank="minister", title="министр труда", of="state:kz"),
    )
    assert len(graph.of("a#p", "b#p")) == 2


def test_the_register_decides_first(merged, person):
    graph = merged(
        a=person("p", "Куманычбек Омуралиев", extra="; kur:denotes person:sg"),
        b=person("p", "Кубанычбек Омуралиев", extra="; kur:denotes person:sg"),
    )
    assert graph.of("a#p", "b#p") == ["id/person/sg"]
    assert graph.values("id/person/sg", "skos:prefLabel") == ["Кубанычбек Омуралиев"]
    assert graph.values("id/person/sg", "skos:altLabel") == ["Куманычбек Омуралиев"]
    values = ["Кубанычбек Омуралиев", "Куманычбек Омуралиев"]
    assert graph.conflicts() == [("id/person/sg", "prefLabel", values)]


def test_one_unknown_name_in_one_event_is_one_person(merged, person, event):
    meeting = event("e", "ministerial", day="2025-05-10", place="az-baku", body="ots")
    others = person("q", "Алия Сеитова", event="e", **MINISTER) + person(
        "r", "Расим Гулиев", event="e", rank="minister", title="министр", of="state:az"
    )
    graph = merged(
        a=meeting + others + person("p", "Сергей Ким", event="e"),
        b=meeting + others + person("p", "Сергей Ким", event="e"),
        c=person("p", "Сергей Ким"),
    )
    assert graph.of("a#p") == graph.of("b#p")
    assert graph.of("c#p") != graph.of("a#p")
    assert len(graph.of("a#part-e-p", "b#part-e-p")) == 1


def test_the_iri_of_a_person_does_not_depend_on_other_articles(merged, person):
    alone = merged(a=person("p", "Алия Сеитова", **MINISTER))
    among = merged(
        a=person("p", "Алия Сеитова", **MINISTER),
        b=person("p", "Алия Сеитова", **MINISTER),
        c=person("p", "Расим Гулиев", **MINISTER),
    )
    assert alone.of("a#p") == among.of("a#p") == among.of("b#p")


def test_an_initial_is_the_only_whole_name_of_its_article(merged, person):
    graph = merged(
        a=person("p", "Азиз Шайхов", **MINISTER) + person("q", "А. Шайхов"),
        b=person("q", "А. Шайхов"),
    )
    assert graph.of("a#p") == graph.of("a#q")
    assert graph.of("b#q") != graph.of("a#p")


def test_an_initial_that_fits_two_of_its_article_is_neither(merged, person):
    graph = merged(
        a=person("p", "Азиз Шайхов", **MINISTER)
        + person("r", "Анвар Шайхов", rank="governor", title="аким", of="state:kz")
        + person("q", "А. Шайхов")
    )
    assert len(graph.of("a#p", "a#q", "a#r")) == 3


def test_what_one_alphabet_writes_in_two_ways_is_no_misspelling(merged, person):
    graph = merged(
        a=person("p", "Рамиль Гасанов", extra="; kur:denotes person:new "),
        b=person("p", "Рамиль Хасанов", extra="; kur:denotes person:new "),
        known=SHARED.replace("Олжас Бектенов", "Рамиль Гасанов"),
    )
    assert graph.of("a#p", "b#p") == ["id/person/new"]
    assert graph.conflicts() == []


SHARED = """
person:new a kur:Person ; skos:prefLabel "Олжас Бектенов"@ru, "Олжас Бектенов"@kk .
"""


def test_a_label_that_two_languages_share_is_contradicted_by_a_slip_only(merged, person):
    slip = merged(a=person("p", "Олжас Бектинов", extra="; kur:denotes person:new "), known=SHARED)
    assert [values for _, _, values in slip.conflicts()] == [["Олжас Бектенов", "Олжас Бектинов"]]
    other = merged(a=person("p", "Алжас Бектінов", extra="; kur:denotes person:new "), known=SHARED)
    assert other.conflicts() == []
