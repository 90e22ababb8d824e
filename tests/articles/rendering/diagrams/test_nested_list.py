from hypothesis import given

from articles.rendering.diagrams import outline, parse
from tests.articles.rendering.diagrams.samples import small_trees


@given(small_trees())
def test_outline_names_every_edge_of_any_small_tree_once(source):
    listing = outline(parse(source))

    assert listing.count("<li>") == len(parse(source).edges) + 1
