from hypothesis import given
from hypothesis import strategies as st

from practices.values.ranking import move_item, move_to_top, surplus

ORDERS = st.lists(st.integers(0, 20), unique=True, max_size=8)


def test_card_goes_up_and_down_and_stays_at_the_ends():
    assert move_item([1, 2, 3], 3, up=True) == [1, 3, 2]
    assert move_item([1, 2, 3], 1, up=False) == [2, 1, 3]
    assert move_item([1, 2, 3], 1, up=True) == [1, 2, 3]
    assert move_item([1, 2, 3], 3, up=False) == [1, 2, 3]
    assert move_item([1, 2, 3], 9, up=True) == [1, 2, 3]


def test_card_goes_to_the_top_before_the_others_in_their_order():
    assert move_to_top([1, 2, 3], 3) == [3, 1, 2]
    assert move_to_top([1, 2, 3], 1) == [1, 2, 3]
    assert move_to_top([1, 2, 3], 9) == [1, 2, 3]


def test_values_that_may_stay_are_five():
    assert [surplus(count) for count in (0, 5, 6, 32)] == [0, 0, 1, 27]


@given(ORDERS, st.integers(0, 20), st.booleans())
def test_moves_never_lose_or_double_a_card(order, item, up):
    assert sorted(move_item(order, item, up=up)) == sorted(move_to_top(order, item)) == sorted(order)


@given(ORDERS.filter(bool), st.data(), st.booleans())
def test_move_and_its_opposite_end_where_they_began(order, data, up):
    item = data.draw(st.sampled_from(order))
    once = move_item(order, item, up=up)
    assert once == order or move_item(once, item, up=not up) == order
