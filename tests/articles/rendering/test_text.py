from articles.rendering.text import readable_text, text_sections

HTML = """
<p>Before.</p>
<section id="rest"><h2>Real <em>rest</em></h2>
<p>Sleep is <span class="claim" id="r1">one half</span><a class="ref" href="#n1">1</a>.</p>
<p class="note" id="n1"><span class="chip">Traced</span> A survey. <a href="/evidence/#g01">why</a></p>
<h3 id="walks">Walks</h3><p>Ten<br>minutes.</p>
<svg><text>drawn</text><path d="M0 0"/></svg>
<ol><li id="step-1"><h3>Begin</h3><div><p>Shoes on.</p></div></li></ol>
<details><summary>Read as text</summary><ul><li>Door</li><li>Path</li></ul></details>
<ol class="sources"><li>Moen, 2016.<br>A title.</li></ol>
</section>
"""


def test_text_is_cut_where_an_anchor_begins():
    assert [(passage.anchor, passage.title, passage.text) for passage in text_sections(HTML)] == [
        ("", "", "Before."),
        ("rest", "Real rest", "Sleep is one half."),
        ("walks", "Walks", "Ten minutes."),
        ("step-1", "Begin", "Shoes on. Door Path"),
    ]


def test_text_leaves_out_what_stands_beside_it():
    text = readable_text(HTML)
    assert not [word for word in ("Traced", "survey", "why", "drawn", "Read as text", "Moen", "#") if word in text]


def test_entities_are_characters_again_and_quoted_tags_stay_text():
    assert readable_text("<p>Tea &amp; time, &lt;b&gt;</p>") == "Tea & time, <b>"


def test_text_of_nothing_is_nothing():
    assert text_sections("") == []
    assert readable_text("<p> </p>") == ""
