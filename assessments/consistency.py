"""Whether the authored files of this app agree with one another and with what was published. No Django."""

from collections.abc import Callable, Mapping, Sequence

from assessments import library
from assessments.codes import LAYOUTS
from assessments.library import FULL, QUICK
from assessments.loading.advice import gaps
from assessments.loading.insights import Insights
from assessments.loading.instruments import Instrument
from assessments.loading.method_texts import MethodText
from assessments.loading.profiles import Profiles
from assessments.loading.published import changed, unrecorded
from assessments.loading.toml_tables import ContentIssue, DataFileError
from assessments.scales import STYLE, ScaleInstrument
from assessments.scoring.quick_validation import validate_instrument


def all_issues() -> list[ContentIssue]:
    """Everything wrong with the files of this app; empty when they can be served."""
    loads = (
        library.instruments,
        library.full_instruments,
        library.profiles,
        library.advice,
        library.insights,
        library.method_texts,
        library.published,
    )
    issues = [issue for load in loads for issue in _issues_of(load)]
    if not issues:
        quick = [instrument for (slug, _), instrument in library.instruments().items() if slug == QUICK]
        issues = [
            issue
            for instrument in quick
            for issue in [*missing_keys(instrument, library.profiles()), *validate_instrument(instrument)]
        ]
        issues += [
            issue
            for full in library.full_instruments().values()
            for issue in missing_profile_names(full, library.profiles())
        ]
        missing = sorted(set(LAYOUTS) - {instrument.version for instrument in quick})
        issues += [
            ContentIssue(library.INSTRUMENTS.name, "", f"lacks quick-{n}.toml, which has codes; put it back.")
            for n in missing
        ]
        issues += missing_method_texts(library.method_texts())
    if not issues:
        issues = [
            *missing_insights(library.newest(QUICK), library.insights()),
            *_issues_of(library.together),
            *gaps(library.advice()),
        ]
    return issues


def _issues_of(load: Callable[[], object]) -> Sequence[ContentIssue]:
    try:
        load()
    except DataFileError as problem:
        return problem.issues
    return ()


def changed_files() -> list[ContentIssue]:
    """Published instruments that are no longer what was published."""
    return changed(library.published(), _instrument_files())


def unrecorded_files() -> list[ContentIssue]:
    """Instruments that are served and not recorded as published, so that nothing would notice a change."""
    return unrecorded(library.published(), _instrument_files())


def _instrument_files() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in library.INSTRUMENTS.glob("*.toml") if file.is_file()}


def missing_profile_names(full: ScaleInstrument, words: Profiles) -> list[ContentIssue]:
    """Style scales whose portrait profiles.toml lacks, or calls otherwise."""
    where, names = f"{full.slug}-{full.version}.toml", {slug: profile.name for slug, profile in words.profiles.items()}
    return [
        ContentIssue(
            where, f"scale {key}", f"is named differently in {library.PROFILES.name}; give both one key and name."
        )
        for key in sorted({*full.keys(STYLE), *names})
        if key not in full.keys(STYLE) or names.get(key) != full.scale(key).name
    ]


def missing_keys(quick: Instrument, words: Profiles) -> list[ContentIssue]:
    """Keys of the quick assessment for which the codes or profiles.toml have nothing to offer."""
    where = f"{quick.slug}-{quick.version}.toml"
    keys = {question.key: {option.key for option in question.options} for question in quick.questions}
    layout = {key: set(options) for key, options in LAYOUTS.get(quick.version, {}).items()}
    issues = []
    if keys != layout:
        issues.append(ContentIssue(where, "question", "differs from its entry in codes.LAYOUTS; make the keys equal."))
    needed = {
        "profile": (set(quick.profiles), set(words.profiles)),
        "opening": (keys.get("experience", set()), set(words.openings)),
        "boundary": (keys.get("priority", set()), set(words.boundaries)),
    }
    for table, (wanted, offered) in needed.items():
        issues += [
            ContentIssue(library.PROFILES.name, f"{table}.{key}", "is missing; add it.")
            for key in sorted(wanted - offered)
        ]
    return issues


def missing_method_texts(texts: Mapping[str, MethodText]) -> list[ContentIssue]:
    """Assessments without words for their method page, and words for none. Earlier versions may have their own."""
    versions = {f"{slug}-{n}" for slug, n in [*library.instruments(), *((FULL, n) for n in library.full_instruments())]}
    odd = sorted({QUICK, FULL} ^ (set(texts) - versions))
    return [
        ContentIssue(library.METHODS.name, slug, "has no assessment or no text; add or remove one.") for slug in odd
    ]


def missing_insights(quick: Instrument, insights: Insights) -> list[ContentIssue]:
    """Answers about which insights.toml has nothing to say."""
    answers = [(question.key, option.key) for question in quick.questions for option in question.options]
    return [
        ContentIssue(library.INSIGHTS.name, f"{question}.{option}", "is missing; write a text for it.")
        for question, option in answers
        if option not in insights.get(question, {})
    ]
