"""A name means a register entry only where name, post and state speak for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kurultay.facts.claims import (
    Attendance,
    BodyClaim,
    Event,
    Evidence,
    NameRef,
    Office,
    Participation,
    PlaceClaim,
    RefKind,
    StateClaim,
    Statement,
    When,
)
from kurultay.identity import Registry, resolve
from kurultay.mentions.entries import Entry, TenureEntry
from kurultay.mentions.mention import MentionKind
from kurultay.text.article import PartialDate, Span

EVIDENCE = Evidence(Span(0, 1), Span(0, 2), "test", 1.0)
TODAY = PartialDate(2025, 10, 24)


def person(key, *names):
    return Entry(MentionKind.PERSON, key, tuple(("ru", name) for name in names))


def tenure(who, level, country=None, body=None, start=None, until=None):
    day = PartialDate.parse
    return TenureEntry(
        who, None, "", "", level, country, body,
        day(start) if start else None, day(until) if until else None,
    )  # fmt: skip


ENTRIES = (
    person("omuraliev", "Кубанычбек Омуралиев"),
    person("sadyr", "Садыр Жапаров"),
    person("akylbek", "Акылбек Жапаров"),
    person("ashat", "Асхат Оралов"),
    person("erlan-1", "Ерлан Ахметов"),
    person("erlan-2", "Ерлан Ахметов"),
    Entry(MentionKind.STATE, "KG", (("ru", "Кыргызстан"),)),
    Entry(MentionKind.BODY, "ots", (("ru", "Организация тюркских государств"),), (("ru", "ОТГ"),)),
    Entry(MentionKind.BODY, "ots-secretariat", (("ru", "Секретариат ОТГ"),), part_of="ots"),
    Entry(MentionKind.PLACE, "tr-nicosia", (("ru", "Никосия"),), country="TRNC"),
    Entry(MentionKind.PLACE, "cy-nicosia", (("ru", "Никосия"),), country="CY"),
    Entry(MentionKind.PLACE, "kz-abai", (("ru", "Абайская область"),), country="KZ", code="KZ-10"),
)
TENURES = (
    tenure("omuraliev", "secretary_general", body="ots", start="2022-11-14"),
    tenure("sadyr", "head_of_state", "KG", start="2021-01-28"),
    tenure("akylbek", "head_of_government", "KG", start="2021-10-13", until="2024-12-16"),
    tenure("ashat", "minister", "KZ", start="2023-04"),
    tenure("erlan-1", "minister", "KZ", start="2020"),
    tenure("erlan-2", "deputy_minister", "KZ", start="2020"),
)
REGISTRY = Registry(ENTRIES, TENURES)


def ref(name, kind=RefKind.PERSON, key=None, country=None):
    return NameRef(kind, name, "", key, country)


OTS = ref("ОТГ", RefKind.BODY, "ots")


def office(who, level, country=None, body=None, former=False):
    return Office(who, "t", "T", level, body, country, False, former, EVIDENCE)


def meaning(claims, name, published=TODAY):
    return next(one for one in resolve(claims, REGISTRY, published) if one.ref.name == name)


def test_name_and_post_agree():
    found = meaning([office(ref("К. Омуралиев"), "secretary_general", body=OTS)], "К. Омуралиев")
    assert (found.entity_key, found.how) == ("omuraliev", "name and post agree")


def test_an_initial_and_the_body_agree_whatever_the_rank_is_called():
    delegate = office(ref("К. Омуралиев"), "other", body=OTS)
    found = meaning([delegate], "К. Омуралиев")
    assert (found.entity_key, found.how) == ("omuraliev", "initial and body agree")
    assert meaning([office(ref("Омуралиев"), "other", body=OTS)], "Омуралиев").entity_key is None


def test_a_misspelt_given_name_is_settled_by_post_body_and_surname():
    who = ref("Куманычбек Омуралиев")
    found = meaning([office(who, "secretary_general", body=OTS)], who.name)
    assert found.entity_key == "omuraliev"
    assert "misspelt" in found.how


def test_a_misspelt_given_name_without_the_post_means_nobody():
    who = ref("Куманычбек Омуралиев")
    found = meaning([Statement(who, None, "так", False, EVIDENCE)], who.name)
    assert (found.entity_key, found.rivals) == (None, ("omuraliev",))


def test_an_organ_speaks_for_its_body():
    secretariat = ref("Секретариат ОТГ", RefKind.BODY, "ots-secretariat")
    found = meaning([office(ref("Омуралиев"), "secretary_general", body=secretariat)], "Омуралиев")
    assert found.entity_key == "omuraliev"


def test_a_surname_is_told_by_the_post():
    found = meaning([office(ref("Жапаров"), "head_of_state", "KG")], "Жапаров")
    assert (found.entity_key, found.rivals) == ("sadyr", ("akylbek",))


def test_a_bare_surname_means_nobody():
    found = meaning([Statement(ref("Жапаров"), None, "так", False, EVIDENCE)], "Жапаров")
    assert (found.entity_key, found.rivals) == (None, ("akylbek", "sadyr"))


def test_a_tenure_that_is_over_does_not_speak_for_the_bearer():
    premier = office(ref("Жапаров"), "head_of_government", "KG")
    assert meaning([premier], "Жапаров").entity_key is None
    assert meaning([premier], "Жапаров", PartialDate(2024, 3)).entity_key == "akylbek"
    past = office(ref("Жапаров"), "head_of_government", "KG", former=True)
    assert meaning([past], "Жапаров").entity_key == "akylbek"


def test_a_few_days_after_the_change_of_office_still_speak():
    premier = office(ref("Жапаров"), "head_of_government", "KG")
    assert meaning([premier], "Жапаров", PartialDate(2024, 12, 20)).entity_key == "akylbek"


def test_the_day_of_the_event_comes_before_the_day_of_the_article():
    who = ref("Жапаров")
    premier = office(who, "head_of_government", "KG")
    part = Participation(who, "attendee", Attendance.ATTENDED, (premier,), EVIDENCE)
    event = Event(
        "e1", "summit", "held", None, "Summit", None,
        When(PartialDate(2023, 3, 16), None, "16 марта 2023 года", "stated"),
        None, None, None, None, None, (part,), (), EVIDENCE,
    )  # fmt: skip
    assert meaning([event], "Жапаров").entity_key == "akylbek"


def test_the_whole_name_is_enough_where_no_state_contradicts():
    quoted = Statement(ref("Садыр Жапаров"), None, "так", False, EVIDENCE)
    assert meaning([quoted], "Садыр Жапаров").entity_key == "sadyr"
    moved = office(ref("Асхат Оралов"), "ambassador", "KZ")
    assert meaning([moved], "Асхат Оралов").entity_key == "ashat"


def test_a_namesake_of_another_state_is_somebody_else():
    found = meaning([office(ref("Асхат Оралов"), "minister", "KG")], "Асхат Оралов")
    assert (found.entity_key, found.rivals) == (None, ("ashat",))


def test_two_namesakes_stay_two():
    quoted = Statement(ref("Ерлан Ахметов"), None, "так", False, EVIDENCE)
    found = meaning([quoted], "Ерлан Ахметов")
    assert (found.entity_key, found.rivals) == (None, ("erlan-1", "erlan-2"))
    deputy = office(ref("Ерлан Ахметов"), "deputy_minister", "KZ")
    assert meaning([deputy], "Ерлан Ахметов").entity_key == "erlan-2"


def test_an_unknown_name_has_no_entity_and_a_key_of_its_own():
    found = meaning([office(ref("Иван Петров"), "minister", "KG")], "Иван Петров")
    assert (found.entity_key, found.rivals) == (None, ())
    assert found.slug_key


def test_states_places_and_bodies_go_by_their_key():
    claims = [
        StateClaim(ref("Кыргызстан", RefKind.STATE, "KG"), EVIDENCE),
        BodyClaim(OTS, None, (), EVIDENCE),
        BodyClaim(ref("Совет отцов", RefKind.BODY), None, (), EVIDENCE),
        BodyClaim(ref("Организация тюркских государств", RefKind.BODY), None, (), EVIDENCE),
    ]
    keys = [one.entity_key for one in resolve(claims, REGISTRY, TODAY)]
    assert keys == ["KG", "ots", None, "ots"]


def test_a_place_that_two_states_have_needs_its_state():
    bare = PlaceClaim(ref("Никосия", RefKind.PLACE), EVIDENCE)
    cyprus = PlaceClaim(ref("Никосия", RefKind.PLACE, country="CY"), EVIDENCE)
    found = resolve([bare, cyprus], REGISTRY, TODAY)
    assert [one.entity_key for one in found] == [None, "cy-nicosia"]
    assert found[0].rivals == ("cy-nicosia", "tr-nicosia")


def test_a_region_has_its_code():
    claims = [
        PlaceClaim(ref("Абайская область", RefKind.PLACE, "kz-abai"), EVIDENCE),
        StateClaim(ref("Татарстан", RefKind.STATE, "RU-TA"), EVIDENCE),
    ]
    assert [one.code for one in resolve(claims, REGISTRY, TODAY)] == ["KZ-10", "RU-TA"]


def test_each_name_is_resolved_once_in_the_order_of_the_claims():
    who = ref("Садыр Жапаров")
    claims = [office(who, "head_of_state", "KG"), Statement(who, None, "так", False, EVIDENCE)]
    assert len(resolve(claims, REGISTRY, None)) == 1
    assert resolve((), REGISTRY, None) == ()


@pytest.mark.parametrize("published", [None, PartialDate(2025), PartialDate(2025, 10)])
def test_an_unknown_day_is_no_objection(published):
    found = meaning([office(ref("Жапаров"), "head_of_state", "KG")], "Жапаров", published)
    assert found.entity_key == "sadyr"


def test_a_body_is_of_the_state_whose_posts_people_hold_in_it():
    body = ref("Администрация Президента", RefKind.BODY)
    holder = ref("Жаныбек Осмонов")
    claim = replace(office(holder, "other", country="KG"), body=body)
    found = {each.ref: each for each in resolve((claim,), Registry(ENTRIES, TENURES), TODAY)}
    assert found[body].country == "KG"
    other = replace(office(ref("Иван Ким"), "other", country="KZ"), body=body)
    found = {each.ref: each for each in resolve((claim, other), Registry(ENTRIES, TENURES), TODAY)}
    assert found[body].country is None
