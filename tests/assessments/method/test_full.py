from assessments import library
from assessments.loading.scales import load_scales
from assessments.method.full import scale_method_of

TEXT = (library.INSTRUMENTS / "full-1.toml").read_text(encoding="utf-8")


def method():
    return scale_method_of(load_scales(TEXT, "full-1.toml"))


def test_scales():
    found = method()
    assert sum(len(row.statements) for row in (*found.styles, *found.conditions)) == 36
    assert (found.ways, found.is_balanced, found.mixing) == (("“Not at all” to “Very much”",), True, ())
    assert [row.name for row in found.styles] == [
        "Boundary Specialist",
        "Blender",
        "Purpose-Driven",
        "Time-Bound Multitasker",
    ]
    assert [row.name for row in found.conditions] == ["Say over your hours", "Switching off", "Fit"]
    for row in found.styles:
        assert [statement.direction for statement in row.statements].count("speaks for it") == 3
        assert [statement.direction for statement in row.statements].count("speaks against it") == 3


def test_band_by_hand():
    """20 * sqrt(1 - 0.72) is 10.58, times 1.96 is 20.7; 20 * sqrt(1 - 0.63) is 12.17, times 1.96 is 23.8."""
    style, condition = method().styles[0], method().conditions[0]
    assert (style.least, style.reliability, style.band) == ("5 of 6", "0.72", "21 points")
    assert (condition.least, condition.reliability, condition.band) == ("3 of 4", "0.63", "24 points")
    assert style.words == ()
    assert [word.rule for word in condition.words] == ["below 35", "from 35, below 65", "from 65"]


def test_lead_rule_by_hand():
    """The difference of two styles has an error of 10.58 * sqrt(2), 14.97 points; times 1.96 is 29.3."""
    assert [(row.words, row.rule) for row in method().leads] == [
        ("A clear lead", "1.96 standard errors or more, about 29 points"),
        ("Leaning, not certain", "1 standard error or more, about 15 points"),
        ("A close call", "less than 1 standard error"),
    ]


def test_tie_rules():
    assert method().tie_profiles == ("Time-Bound Multitasker", "Boundary Specialist", "Blender", "Purpose-Driven")
    assert method().tie_conditions == ("Say over your hours", "Switching off", "Fit")
