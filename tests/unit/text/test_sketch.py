"""Sketches of texts, by which copies of one report are found."""

import pytest

from kurultay.text import sketch

WORDS = [f"w{number}" for number in range(400)]


def text(words):
    return " ".join(words)


def test_a_text_is_like_itself_whatever_its_marks_and_capitals():
    one = sketch.draw(text(WORDS))
    two = sketch.draw(text(WORDS).upper().replace(" ", ", "))
    assert one == two
    assert sketch.likeness(one, two) == 1.0


def test_two_texts_without_a_run_of_words_in_common_are_unlike():
    other = [f"v{number}" for number in range(400)]
    assert sketch.likeness(sketch.draw(text(WORDS)), sketch.draw(text(other))) == 0.0


@pytest.mark.parametrize(
    ("changed", "least", "most"),
    # A changed word breaks five runs: of 396 in each text 396 - 5n stay.
    [(5, 0.75, 1.0), (60, 0.0, 0.35)],
)
def test_likeness_falls_with_every_word_that_is_changed(changed, least, most):
    step = len(WORDS) // changed
    edited = [f"{word}x" if place % step == 0 else word for place, word in enumerate(WORDS)]
    found = sketch.likeness(sketch.draw(text(WORDS)), sketch.draw(text(edited)))
    assert least <= found <= most


def test_a_sketch_has_a_bounded_size_and_its_hashes_ascend():
    drawn = sketch.marks(sketch.draw(text(WORDS)))
    assert len(drawn) == sketch.KEPT
    assert list(drawn) == sorted(set(drawn))
    assert max(drawn) < 2**32


def test_a_text_of_few_words_has_no_sketch():
    assert sketch.draw("Four words are few") == ""
    assert sketch.likeness("", "") == 0.0
