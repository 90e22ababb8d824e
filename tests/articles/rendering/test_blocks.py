from articles.parsing.documents import Piece
from articles.rendering.blocks import render_prose, render_steps


def test_claim_is_marked_numbered_and_followed_by_its_note(notes):
    html = render_prose("Fit counts. [More say](claim:g01). So ask.", notes)
    assert html == (
        '<div class="passage"><div><p>Fit counts. <span class="claim is-traced" id="r1">More say</span>'
        '<a aria-label="Note 1" class="ref is-traced" href="#n1">1</a>'
        '<button aria-label="Note 1" class="ref is-traced" popovertarget="n1">1</button>. So ask.</p></div>'
        '<div class="passage__notes"><p popover role="note" class="note is-traced" id="n1">'
        '<span class="chip is-traced"><span class="mark"></span><span class="vh">Note </span>1. Traced</span> '
        'One firm. <span class="note__src"><a href="/evidence/sources/moen2016/">Moen and others, 2016</a>.</span> '
        '<a href="/evidence/#g01" aria-label="Why, note 1">why</a></p></div></div>'
    )


def test_claim_mentioned_again_points_to_the_same_note(notes):
    first = render_prose("[More say](claim:g01).", notes)
    second = render_prose("[More say](claim:g01).", notes)
    assert 'id="n1"' in first
    assert 'id="n1"' not in second
    assert 'href="#n1"' in second


def test_steps_lead_to_the_next(notes):
    html = render_steps(Piece("steps", "", "### A {#step-1}\n\nDo *a*.\n\n### B {#step-2}\n\nDo b.", 1), notes)
    assert html == (
        '<ol class="steps"><li class="steps__item" id="step-1"><h3 class="steps__name">A</h3>'
        '<details class="phone-fold"><summary aria-label="A"></summary><p>Do <em>a</em>.</p>'
        '<a class="steps__next" href="#step-2">Next: step 2</a></details></li>'
        '<li class="steps__item" id="step-2"><h3 class="steps__name">B</h3>'
        '<details class="phone-fold"><summary aria-label="B"></summary><p>Do b.</p></details></li></ol>'
    )


def test_prose_below_several_headings_can_be_folded(notes):
    html = render_prose("Two parts.\n\n### A {#a}\n\nOne.\n\n### B {#b}\n\nTwo [each](claim:g01).", notes)
    assert html.startswith('<p>Two parts.</p>\n<h3 id="a">A</h3><details class="phone-fold"><summary aria-label="A">')
    assert html.count("</details>") == html.count("<details") == 2
    assert html.index('<h3 id="b">') < html.index('id="r1"') < html.index('id="n1"')


def test_prose_below_one_heading_stands_open(notes):
    assert "<details" not in render_prose("Two parts.\n\n### A {#a}\n\nOne.", notes)
