import pytest

from tests.regions import regions, text_of, texts_of

PAGE = """
<ul id="all"><li class="hit first" open>One <b>bo</b>ld<br>word</li><li
  class="hit"><h3>Two</h3><p>of them&nbsp;&amp; more</p></li></ul><input type="text" name="a"><svg><rect class="bar"/>
</svg>
<p class="hits">after</p>
"""


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        (".hit", ["One bold word", "Two of them & more"]),
        ("li", ["One bold word", "Two of them & more"]),
        ("li.hit.first", ["One bold word"]),
        (".hit[open]", ["One bold word"]),
        ("#all", ["One bold word Two of them & more"]),
        ("ul.hit", []),
        ("[type=text]", [""]),
        ("[type=tex]", []),
        ("rect.bar", [""]),
        ("p", ["of them & more", "after"]),
    ],
)
def test_region_is_found_by_tag_class_id_and_attribute(selector, texts):
    assert texts_of(PAGE, selector) == texts


def test_region_that_is_the_only_one_is_asked_for():
    assert text_of(PAGE, "#all") == "One bold word Two of them & more"
    for selector in (".hit", ".none"):
        with pytest.raises(ValueError, match="values to unpack"):
            text_of(PAGE, selector)


def test_attributes_can_be_read():
    assert [each.attributes["name"] for each in regions(PAGE, "input")] == ["a"]


def test_region_refuses_other_selectors():
    with pytest.raises(AssertionError, match="is more than"):
        regions(PAGE, "ul > li")
