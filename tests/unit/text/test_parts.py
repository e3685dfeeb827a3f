"""Title, dateline, caption, byline and note are set apart from the body."""

from __future__ import annotations

import pytest

from kurultay.text.article import PartKind
from kurultay.text.parts import PartWords, divide

WORDS = PartWords.of(
    {
        "caption": ["фото", "сурет"],
        "caption_inside": ["фото"],
        "byline": ["соб. корр", "өз тілшіміз", "специальный корреспондент"],
        "note": ["новость обновляется"],
    }
)
BODY = "В Баку проходит второе заседание министров промышленности тюркских государств."


def parts(text):
    return [(part.kind, part.span.of(text)) for part in divide(text, WORDS)]


@pytest.mark.parametrize(
    "dateline",
    [
        "БАКУ/Trend/ -",
        "Астана. 28 ноября. KAZAKHSTAN TODAY –",
        "АНКАРА. inbusiness.kz –",
        "САМАРКАНД, 22 октября 2024 года.",
        "БАКУ. ҚазАқпарат –",
        "ТАШКЕНТ.",
        "АСТАНА, 11 қыркүйек – Sputnik.",
        "ШОЛПАН-АТА. ERNUR.KZ –",
        "ШУША /соб. корр./",
        "Баку, 24 октября, АЗЕРТАДЖ –",
        "НУР-СУЛТАН, 15.10.2025.",
        "Якутск, Июнь 24 (Новая Область, Иван Дубов) –",
        "Казань, 24 июня (Вести) –",
        "Ташкент, Узбекистан – 12 ноября 2025 года –",
    ],
)
def test_a_dateline_is_cut_from_the_first_paragraph(dateline):
    assert parts(f"{dateline} {BODY}") == [(PartKind.DATELINE, dateline), (PartKind.BODY, BODY)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Астана и Баку обсудили торговлю, сообщает пресс-служба правительства страны.",
        "ОТГ объединяет пять государств, и её секретариат работает в Стамбуле с 2009 года.",
        "Казахстан, Кыргызстан – члены организации, которая провела встречу в Бишкеке.",
        "24 октября в Баку прошло заседание министров промышленности тюркских государств.",
    ],
)
def test_a_sentence_is_no_dateline(sentence):
    assert parts(sentence) == [(PartKind.BODY, sentence)]


def test_the_first_line_without_a_final_stop_is_the_title():
    assert parts(f"Бектенов прибыл в Бишкек\n\n{BODY}")[0] == (
        PartKind.TITLE,
        "Бектенов прибыл в Бишкек",
    )


def test_a_dateline_may_stand_behind_the_title():
    text = f"Сенаты приняли дорожную карту\nТАШКЕНТ, 18 авг — Sputnik. {BODY}"
    assert [kind for kind, _ in parts(text)] == [PartKind.TITLE, PartKind.DATELINE, PartKind.BODY]


def test_rubric_counter_author_and_caption_under_a_title_are_no_body():
    text = (
        "Бектенов принял участие во встрече\n\nПравительство\n43\nДана Аменова\n"
        f"специальный корреспондент\n\nФото: t.me/gov\n\n{BODY}"
    )
    assert [kind for kind, _ in parts(text)] == [
        PartKind.TITLE,
        PartKind.NOTE,
        PartKind.NOTE,
        PartKind.BYLINE,
        PartKind.BYLINE,
        PartKind.CAPTION,
        PartKind.BODY,
    ]


@pytest.mark.parametrize(
    "line", ["Д.АЙДАР.", "Нұрлан ҚОЖАБЕК", "Соб. корр.", "Өз тілшіміз", "А.НҰРЛАН", "Ян Романов"]
)
def test_a_last_line_with_an_author_is_a_byline(line):
    assert parts(f"{BODY}\n{line}")[-1] == (PartKind.BYLINE, line)


@pytest.mark.parametrize(
    "line",
    ["Фото: пресс-служба", "Сурет: Ақорда", "Шавкат Мирзиёев и Ильхам Алиев. Фото пресс-службы"],
)
def test_a_line_about_a_picture_is_a_caption(line):
    assert parts(f"{BODY}\n\n{line}\n\n{BODY}")[1] == (PartKind.CAPTION, line)


def test_a_line_that_ends_with_a_photographer_and_his_agency_is_a_caption():
    line = "Министр на церемонии встречи глав государств в Актау, 12 августа Иван Дубов/РИА Новости"
    assert parts(f"{BODY}\n{line}\n{BODY}")[1] == (PartKind.CAPTION, line)
    other = "Сообщает агентство, что в столице прошла встреча министров ОТГ/Тюркского совета."
    assert parts(f"{BODY}\n{other}\n{BODY}")[1] == (PartKind.BODY, other)


def test_a_line_that_tells_nothing_of_the_event_is_a_note():
    assert parts(f"{BODY}\nНовость обновляется")[-1][0] is PartKind.NOTE


def test_a_sentence_that_names_a_photographer_in_passing_stays_body():
    line = "Фотографии с заседания министров разошлись по всему миру, сообщает агентство Trend."
    assert parts(line) == [(PartKind.BODY, line)]


def test_parts_leave_out_white_space_only():
    text = f"\n  Заголовок статьи \n\n БАКУ/Trend/ - {BODY}  \n"
    rest, at = "", 0
    for part in divide(text, WORDS):
        rest += text[at : part.span.start]
        at = part.span.end
    assert not (rest + text[at:]).strip()


def test_a_text_of_white_space_has_no_parts():
    assert divide(" \n ", WORDS) == ()


def test_the_captions_of_a_photo_report_are_its_text():
    captions = [f"Фото {number}. {BODY}" for number in (1, 2, 3)]
    text = "\n".join(["Саммит в кадрах", *captions])
    assert [kind for kind, _ in parts(text)] == [PartKind.TITLE, *[PartKind.BODY] * 3]
    assert parts(f"{BODY}\n{captions[0]}\n{captions[1]}")[1][0] is PartKind.CAPTION
