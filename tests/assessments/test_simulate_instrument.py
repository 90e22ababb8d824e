from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assessments import library
from assessments.loading.instruments import load_instrument
from assessments.loading.scales import load_scales
from assessments.management.commands.simulate_instrument import sheets
from assessments.scoring.full import score as scored
from assessments.scoring.quick import score
from tests.assessments.archive import FULL, FULL_TEXT
from tests.assessments.patterns import PATTERNS, QUICK, QUICK_TEXT


def run(*arguments):
    out = StringIO()
    call_command("simulate_instrument", *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def draft(tmp_path):
    """Returns a function that writes the published file with one replacement; gives its path."""

    def write(old, new):
        assert QUICK_TEXT.count(old) == 1
        file = tmp_path / "draft.toml"
        file.write_text(QUICK_TEXT.replace(old, new), encoding="utf-8")
        return str(file)

    return write


def test_distribution():
    assert run("quick") == run("quick-2")
    lines = run("quick-1")
    assert lines[0] == "quick 1: 96 patterns"
    assert [line.split() for line in lines[1:]] == [
        ["profiles:"],
        ["boundary", "29", "30.2", "%"],
        ["blender", "26", "27.1", "%"],
        ["purpose", "19", "19.8", "%"],
        ["multitasker", "22", "22.9", "%"],
        ["leads:"],
        ["clear", "39", "40.6", "%"],
        ["leaning", "22", "22.9", "%"],
        ["close", "35", "36.5", "%"],
        ["ties:"],
        ["decided", "by", "the", "tie", "rule", "7", "7.3", "%"],
    ]


def test_weight_that_is_changed_prints_exactly_the_patterns_that_differ(draft):
    path = draft("points = { blender = 2, multitasker = 2 }", "points = { blender = 3, multitasker = 1 }")
    after = load_instrument(Path(path).read_text(encoding="utf-8"), path)
    pairs = [(pattern, score(QUICK, pattern), score(after, pattern)) for pattern in PATTERNS]
    expected = [
        f"  {' '.join(f'{key}={option}' for key, option in pattern.items())}: "
        f"{one.profile} ({one.lead}) -> {other.profile} ({other.lead})"
        for pattern, one, other in pairs
        if (one.profile, one.lead) != (other.profile, other.lead)
    ]
    lines = run("quick-1", "--against", path)
    assert lines[1:] == expected
    assert lines[0] == f"quick 1 against {path}: {len(expected)} patterns differ"
    assert "  experience=blended priority=several control=rigid: blender (leaning) -> blender (clear)" in lines


def test_simulation_against_itself():
    assert run("quick-1", "--against", "1") == ["quick 1 against 1: 0 patterns differ"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["hermit"], "There is no instrument hermit; use one of "),
        (["quick-9"], "There is no instrument quick-9"),
        (["Quick!"], "There is no instrument Quick!"),
        (["quick", "--against", "9"], "There is no instrument quick-9"),
        (["quick", "--against", "/nowhere/x.toml"], "/nowhere/x.toml cannot be read"),
    ],
)
def test_refusals(arguments, said):
    with pytest.raises(CommandError, match=said):
        run(*arguments)


def test_file_that_is_broken_is_refused_with_its_issues(draft):
    path = draft("minutes = 2\n", "")
    with pytest.raises(CommandError, match="minutes: is missing"):
        run("quick", "--against", path)


def test_file_that_asks_otherwise_is_refused(draft):
    with pytest.raises(CommandError, match="same questions with the same options"):
        run("quick", "--against", draft('key = "rigid"', 'key = "fixed"'))


def test_scales_are_sampled_the_same_way_each_time():
    lines = run("full-1")
    assert lines[0] == "full 1: 2000 sheets filled in by chance"
    assert lines == run("full-1")
    counts = [int(line.split()[-3]) for line in lines[2:6]]
    assert sum(counts) == 2000
    assert all(400 <= count <= 600 for count in counts)


def test_scales_against_a_file(tmp_path):
    """A statement that turns round changes some of the sheets, and the first line counts them."""
    text = FULL_TEXT.replace(
        'key = "clear-end"\nscale = "boundary"\nreverse = false',
        'key = "clear-end"\nscale = "boundary"\nreverse = true',
    )
    text = text.replace(
        'key = "starts-again"\nscale = "boundary"\nreverse = true',
        'key = "starts-again"\nscale = "boundary"\nreverse = false',
    )
    file = tmp_path / "draft.toml"
    file.write_text(text, encoding="utf-8")
    lines = run("full-1", "--against", str(file))
    before, after = FULL, load_scales(text, "draft.toml")
    pairs = [(scored(before, values), scored(after, values)) for values in sheets(before)]
    changed = [n for n, (one, other) in enumerate(pairs, 1) if (one.profile, one.lead) != (other.profile, other.lead)]
    assert [int(line.split()[1].rstrip(":")) for line in lines[1:]] == changed
    assert lines[0] == f"full 1 against {file}: {len(changed)} sheets differ"
    assert changed


def test_scales_that_ask_otherwise_are_refused(tmp_path):
    file = tmp_path / "draft.toml"
    file.write_text(FULL_TEXT.replace('key = "clear-end"', 'key = "other-end"'), encoding="utf-8")
    with pytest.raises(CommandError, match="the same statements"):
        run("full-1", "--against", str(file))


def test_simulated_people_give_the_figures_that_file_and_method_page_name():
    """Spread and reliability within what another 2,000 people would change; shares of a name as they are written."""
    lines = run("full")
    assert lines[0] == "full 2: 2000 sheets filled in by chance"
    start = lines.index("2000 simulated people who answer twice: spread, reliability, and that of the file") + 1
    newest = library.newest_full()
    for line, scale in zip(lines[start:], newest.scales, strict=False):
        key, sd, reliability, named = line.split()
        assert (key, float(named)) == (scale.key, scale.reliability)
        assert float(reliability) == pytest.approx(scale.reliability, abs=0.03)
        assert float(sd) == pytest.approx(newest.sd, abs=1.2) or not scale.is_asked
    same = dict(line.split(None, 1) for line in lines[start + len(newest.scales) + 1 :][:3])
    shares = [f"{float(same[word].split()[0]):.0f} %" for word in ("clear", "leaning", "close")]
    assert all(share in library.method_texts()["full"].reliability for share in shares)


def test_portraits_are_named_about_equally_often_by_chance_and_by_simulated_people():
    lines = run("full")
    for title in ("profiles:", "profiles of the simulated people:"):
        start = lines.index(title) + 1
        assert all(15 <= float(line.split()[-2]) <= 35 for line in lines[start : start + 4])
