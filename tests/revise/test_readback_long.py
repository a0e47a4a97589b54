"""The laws of the long run over random editing: what they call lost, and what not."""

from __future__ import annotations

import pytest

from tests.revise.long_readback import says_so, typed_instead

WHY = "40 修订稿《修订稿.docx》由“1222.0万人”改为“40”"


def test_words_round_a_corrected_number_are_said_as_the_number_is_printed():
    assert says_so("修订40，占", "用手机的修订40.0万人，占3.2%", typed_instead([WHY]))


def test_words_told_as_typed_in_the_place_of_a_number_leave_the_number_there():
    typed = typed_instead(["“约345万人”处写成了“（改62）”"])
    assert says_so("，有（改62），其后是", "甲市居首，有约345万人，其后是乙市", typed)


@pytest.mark.parametrize(
    "says", ["用手机的有40.0万人，占3.2%", "修订一遍。全省各地用手机上网的人数是这样的：40.0万人，占", ""]
)
def test_words_round_a_corrected_number_that_the_manuscript_does_not_say_are_lost(says):
    assert not says_so("修订40，占", says, typed_instead([WHY]))


def test_a_number_that_nobody_told_of_is_lost():
    assert not says_so("修订40，占", "修订40.0万人，占", typed_instead(["批注40"]))
