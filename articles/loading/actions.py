from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from django.db import models, transaction

from articles.links import SiteLinks
from articles.loading.entries import ContentEntry
from articles.loading.ledger_rows import full_reference, guide_labels, places_in_guides, section_name
from articles.loading.library import Library, read_library
from articles.models import Article, Claim, ContentVersion, Diagram, Question, Source, Topic
from articles.parsing.evidence import short_name
from articles.parsing.ledger import Ledger

CONTENT = Path(__file__).resolve().parent.parent / "content"


def checked_library(folder: Path) -> Library:
    """What the system checks of several apps ask for, read anew only once a file has changed. ContentError."""
    files = [(file, file.stat()) for file in sorted(folder.rglob("*")) if file.is_file()]
    return _read_checked(folder, tuple((file, stat.st_mtime_ns, stat.st_size) for file, stat in files))


@lru_cache(maxsize=1)
def _read_checked(folder: Path, stamps: tuple[tuple[Path, int, int], ...]) -> Library:
    return read_library(folder, SiteLinks())


def load_content(*, folder: Path = CONTENT) -> Library:
    """Make the rows equal to the files below `folder`. Raises ContentError and then changes nothing."""
    library = read_library(folder, SiteLinks())
    with transaction.atomic():
        _store_ledger(library)
        _store_articles(library.articles)
        _replace(Diagram, "slug", [Diagram(slug=entry.slug, **entry.fields) for entry in library.diagrams])
        _replace(Question, "slug", [Question(slug=entry.slug, **entry.fields) for entry in library.questions])
        _replace(Topic, "name", [Topic(**asdict(topic)) for topic in library.topics])
        ContentVersion.objects.renew()
    return library


def _replace(model: type[models.Model], key: str, rows: list[models.Model]) -> None:
    """Insert or update `rows` by their unique `key` and delete all others."""
    model.objects.exclude(**{f"{key}__in": [getattr(row, key) for row in rows]}).delete()
    columns = [field.name for field in model._meta.concrete_fields if field.name not in {"id", key}]
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=[key], update_fields=columns)


def _store_articles(entries: list[ContentEntry]) -> None:
    kept = []
    for entry in entries:
        article, _ = Article.objects.update_or_create(kind=entry.kind, slug=entry.slug, defaults=entry.fields)
        kept.append(article.pk)
    Article.objects.exclude(pk__in=kept).delete()


def _store_ledger(library: Library) -> None:
    _replace(
        Source,
        "key",
        [
            Source(**asdict(source), short_name=short_name(source), reference=full_reference(source))
            for source in library.ledger.sources.values()
        ],
    )
    _replace(Claim, "slug", _claim_rows(library))
    _link_sources(library.ledger)


def _claim_rows(library: Library) -> list[Claim]:
    labels = guide_labels(library.articles)
    places = places_in_guides(library.articles)
    rows = []
    for position, claim in enumerate(library.ledger.claims.values()):
        fields = asdict(claim)
        fields.pop("sources")
        article, number = places.get(claim.id, ("", None))
        fields |= {"article": article, "number": number, "section_name": section_name(claim.section, labels)}
        rows.append(Claim(slug=fields.pop("id"), position=position, **fields))
    return rows


def _link_sources(ledger: Ledger) -> None:
    source_ids = dict(Source.objects.values_list("key", "pk"))
    claim_ids = dict(Claim.objects.values_list("slug", "pk"))
    link = Claim.sources.through
    link.objects.all().delete()
    link.objects.bulk_create(
        link(claim_id=claim_ids[claim.id], source_id=source_ids[key])
        for claim in ledger.claims.values()
        for key in dict.fromkeys(claim.sources)
    )
