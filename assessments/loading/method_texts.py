"""What is authored on a method page: what a result can tell, limits and sources. Pure: no Django, no files."""

from dataclasses import dataclass

from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_toml, repeated


class MethodTextsFileError(DataFileError):
    """A file of method texts that cannot be used."""


@dataclass(frozen=True)
class MethodSource:
    """`key` is a source of the evidence ledger."""

    key: str
    name: str
    taken: str


@dataclass(frozen=True)
class MethodText:
    title: str
    lead: str
    can: str
    limits: tuple[str, ...]
    test: str
    reliability: str
    sources: tuple[MethodSource, ...]


def load_method_texts(text: str, where: str) -> dict[str, MethodText]:
    """By slug of the instrument. MethodTextsFileError carries every issue at once."""
    issues: list[ContentIssue] = []
    top = read_toml(text, where, issues, MethodTextsFileError)
    loaded = {slug: _read(top.table(slug)) for slug in top.unread()}
    if issues:
        raise MethodTextsFileError(issues)
    return loaded


def _read(table: Table) -> MethodText:
    method = MethodText(
        title=table.text("title"),
        lead=table.text("lead"),
        can=table.text("can"),
        limits=table.texts("limits"),
        test=table.text("test"),
        reliability=table.text("reliability"),
        sources=tuple(_read_source(source) for source in table.tables("source")),
    )
    for key in repeated([source.key for source in method.sources]):
        table.report("source", f"names {key!r} twice; remove one.")
    table.close()
    return method


def _read_source(table: Table) -> MethodSource:
    source = MethodSource(table.text("key"), table.text("name"), table.text("taken"))
    table.close()
    return source
