"""The register's Turtle is made from its tables, and read as plain entries."""

from __future__ import annotations

import importlib.util
from collections import Counter

import pyoxigraph as ox
import pytest

from kurultay.errors import ResourceError
from kurultay.graph import register, terms
from kurultay.mentions.mention import MentionKind
from kurultay.resources import Home, home
from kurultay.text.article import PartialDate


@pytest.fixture(scope="module")
def make():
    path = home().path("seeds", "register", "make.py")
    spec = importlib.util.spec_from_file_location("register_make", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def read():
    return register.read(home())


def by_key(read, kind, key):
    return next(entry for entry in read[0] if entry.kind is kind and entry.key == key)


def held(read, person):
    return [tenure for tenure in read[1] if tenure.person == person]


def test_the_turtle_is_what_the_tables_give(make):
    files = make.made()
    assert set(files) == {f"{name}.ttl" for name in register.FILES}
    for name, text in files.items():
        assert home().text("seeds", "register", name) == text, f"{name}: run `make register`"


def test_each_row_of_the_tables_is_there(make, read):
    counts = Counter(entry.kind for entry in read[0])
    assert counts[MentionKind.STATE] == len(make.read("states")) == 197
    assert counts[MentionKind.BODY] == len(make.read("bodies")) == 111
    assert counts[MentionKind.PLACE] == len(make.read("places")) == 734
    people = {row["person_id"] for row in make.read("tenures")}
    assert counts[MentionKind.PERSON] == len(people)


def test_a_state_has_its_names_and_signs(read):
    kazakhstan = by_key(read, MentionKind.STATE, "KZ")
    assert kazakhstan.en == "Kazakhstan"
    assert kazakhstan.names_in("ru")[0] == "Казахстан"
    assert "Республика Казахстан" in kazakhstan.names_in("ru")
    assert kazakhstan.acronyms_in("kk") == ("ҚР",)
    assert kazakhstan.adjectives_in("ru") == ("казахстанский",)
    assert kazakhstan.seat == "kz-astana"
    assert by_key(read, MentionKind.STATE, "TRNC").acronyms_in("tr") == ("KKTC",)


def test_a_body_has_former_names_acronyms_and_its_whole(read):
    ots = by_key(read, MentionKind.BODY, "ots")
    assert ots.acronyms_in("ru") == ("ОТГ",)
    assert ots.names_in("ru")[0] == "Организация тюркских государств"
    assert "Тюркский совет" in ots.names_in("ru")
    assert ots.seat == "tr-istanbul"
    elders = by_key(read, MentionKind.BODY, "ots-council-of-elders")
    assert (elders.part_of, elders.subtype) == ("ots", "organ")
    assert by_key(read, MentionKind.BODY, "kz-mfa").country == "KZ"


def test_a_place_has_its_state_and_a_region_its_code(read):
    baku = by_key(read, MentionKind.PLACE, "az-baku")
    assert (baku.country, baku.subtype, baku.code) == ("AZ", "city", None)
    astana = by_key(read, MentionKind.PLACE, "kz-astana")
    assert {"Нур-Султан", "Целиноград"} <= set(astana.names_in("ru"))
    assert "Нұр-Сұлтан" in astana.names_in("kk")
    codes = {entry.code: entry for entry in read[0] if entry.code}
    assert codes["KZ-10"].subtype == "region"


def test_an_office_has_rank_and_place(read):
    premier = by_key(read, MentionKind.POST, "kz-prime-minister")
    assert (premier.level, premier.country, premier.part_of) == ("head_of_government", "KZ", None)
    secretary = by_key(read, MentionKind.POST, "ots-secretary-general")
    assert (secretary.level, secretary.part_of) == ("secretary_general", "ots")


def test_a_tenure_has_its_days(read):
    (omuraliev,) = held(read, "kubanychbek-omuraliev")
    assert omuraliev.office == "ots-secretary-general"
    assert (omuraliev.start, omuraliev.until) == (PartialDate(2022, 11, 14), None)
    assert (omuraliev.open, omuraliev.body) == ("yes", "ots")
    terms_ = held(read, "sadyr-japarov")
    assert PartialDate(2020, 11, 14) in [tenure.until for tenure in terms_]


def test_a_composite_post_is_two_tenures(read):
    now = {
        (tenure.level, tenure.post_en)
        for tenure in held(read, "aida-balayeva")
        if tenure.attested == PartialDate(2026, 2, 17)
    }
    assert now == {
        ("deputy_head_of_government", "Deputy Prime Minister"),
        ("minister", "Minister of Culture and Information"),
    }
    posts = [entry for entry in read[0] if entry.kind is MentionKind.POST]
    assert not [entry.key for entry in posts if any("–" in name for _, name in entry.names)]


def test_a_month_of_attestation_is_a_day_only_where_the_tenure_had_begun(read):
    (jabbarov,) = held(read, "mikayil-jabbarov")
    assert jabbarov.attested == PartialDate(2022, 7, 1)
    (araghchi,) = held(read, "abbas-araghchi")
    assert araghchi.attested == PartialDate(2024, 9)


def test_each_thing_has_one_preferred_name_a_language_and_a_source():
    for name, lines in register.graphs(home()):
        labels: Counter[tuple[str, str]] = Counter()
        typed, derived = set(), set()
        text = "\n".join(lines) + "\n"
        for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS):
            assert quad.graph_name.value == name
            subject = quad.subject.value
            if quad.predicate.value == terms.PREF_LABEL:
                labels[subject, quad.object.language] += 1
            elif quad.predicate.value == terms.TYPE:
                typed.add(subject)
            elif quad.predicate.value == terms.DERIVED_FROM:
                derived.add(subject)
        assert not [key for key, count in labels.items() if count > 1]
        assert typed == derived


def test_no_reference_leads_nowhere():
    base = f"{terms.BASE}id/"
    said, meant = set(), set()
    for _, lines in register.graphs(home()):
        text = "\n".join(lines) + "\n"
        for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS):
            said.add(quad.subject.value)
            if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(base):
                meant.add(quad.object.value)
    assert meant <= said


def test_mirrors_and_ports_are_taken_out_of_addresses(make):
    assert make.plain_address("https://www.trtworld.com:443/a") == "https://www.trtworld.com/a"
    assert make.plain_address("https://eadaily.com./ru/a") == "https://eadaily.com/ru/a"
    assert make.plain_address("https://enwikipedia.net/wiki/X") == "https://en.wikipedia.org/wiki/X"
    assert (
        make.plain_address("http://movatter.jp/mt/?dark=on&url=http%3A%2F%2Fen.wikipedia.org%2FX")
        == "http://en.wikipedia.org/X"
    )


def test_a_source_with_a_semicolon_in_brackets_is_one(make):
    found = list(make.sources("https://a.kz/x (seen; not sure); hand"))
    assert found == ["<https://a.kz/x>", '"seen; not sure"', '"hand"']


def test_a_broken_file_is_named(tmp_path):
    folder = tmp_path / "seeds" / "register"
    folder.mkdir(parents=True)
    (folder / "states.ttl").write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"seeds/register/states\.ttl: not Turtle"):
        register.read(Home(tmp_path))
