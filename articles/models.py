"""What is published, as rows. Files are the only source: `load_content` makes these rows equal to them.

Only a Note comes from readers.
"""

from datetime import date, timedelta

from django.db import models
from django.urls import reverse

from articles.parsing.evidence import ORIGINS, STATE_CLASSES, STATES, is_copy

NOTE_DAYS = 180


class Article(models.Model):
    """`parts` is what the page is made of (see rendering.sections); `contents` has each section's anchor and label.

    `markdown` is the whole text again, its links inside the site without the site's address (see
    rendering.markdown_export).
    """

    kind = models.CharField(max_length=20)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=120)
    lead = models.CharField(max_length=300)
    description = models.CharField(max_length=200)
    author = models.JSONField()
    origin = models.TextField(blank=True)
    hero = models.SlugField(max_length=40, blank=True)
    hero_alt = models.CharField(max_length=300, blank=True)
    published_on = models.DateField()
    reviewed_on = models.DateField()
    review_due_on = models.DateField()
    topics = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    contents = models.JSONField(default=list)
    tally = models.JSONField(default=list)
    minutes = models.PositiveSmallIntegerField()
    markdown = models.TextField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="article_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def changed_on(self) -> date:
        """The day of the newest change note."""
        return date.fromisoformat(max(change["on"] for change in self.changes))

    def get_absolute_url(self) -> str:
        if self.kind == "pages":  # each stands at a view of its own name (checked at load)
            return reverse(self.slug.replace("-", "_"))
        return reverse("articles:article", args=[self.slug])


class Diagram(models.Model):
    """A drawing of an article, for the page that shows it large. `article` is the slug of that article."""

    slug = models.SlugField(max_length=60, unique=True)
    article = models.SlugField(max_length=80)
    title = models.CharField(max_length=120)
    description = models.TextField()
    drawing = models.TextField()
    outline = models.TextField()
    caption = models.TextField()

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """A frequently asked question with its answer as HTML."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    description = models.CharField(max_length=200)
    group = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()
    in_guide = models.BooleanField(default=False)
    topics = models.JSONField(default=list)
    html = models.TextField()
    reviewed_on = models.DateField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:question", args=[self.slug])


class Topic(models.Model):
    """What a text can be about; `name` is the word in `topics` of articles and questions."""

    name = models.CharField(max_length=40, unique=True)
    slug = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=60)
    sentence = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:topic", args=[self.slug])


class Source(models.Model):
    key = models.SlugField(max_length=60, unique=True)
    authors = models.TextField()
    year = models.PositiveSmallIntegerField()
    title = models.TextField()
    container = models.TextField(blank=True)
    volume = models.CharField(max_length=40, blank=True)
    pages = models.CharField(max_length=40, blank=True)
    doi = models.CharField("DOI", max_length=120, blank=True)
    url = models.URLField("address", max_length=400, blank=True)
    finding = models.TextField()
    checked_on = models.DateField()
    seen = models.BooleanField("record seen")
    caveat = models.TextField(blank=True)
    short_name = models.CharField(max_length=120)
    reference = models.TextField()

    class Meta:
        ordering = ["authors", "year"]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("articles:source", args=[self.key])

    @property
    def is_copy(self) -> bool:
        """Whether `url` leads to a copy, because neither a DOI nor the publisher's page could be confirmed."""
        return is_copy(self.url)


class Claim(models.Model):
    """`number` is that of its note in the guide `article`; a claim that stands in no guide has neither."""

    slug = models.SlugField("id", max_length=40, unique=True)
    position = models.PositiveSmallIntegerField()
    origin = models.CharField(max_length=20, choices=list(ORIGINS.items()))
    section = models.SlugField(max_length=60)
    section_name = models.CharField(max_length=60)
    article = models.SlugField(max_length=80, blank=True)
    number = models.PositiveSmallIntegerField(null=True)
    statement = models.TextField()
    figure = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=20, choices=list(STATES.items()))
    sources = models.ManyToManyField(Source, related_name="claims")
    checked_on = models.DateField()
    note = models.TextField()
    detail = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.slug}: {self.statement}"

    def get_absolute_url(self) -> str:
        return reverse("articles:claim", args=[self.slug])

    @property
    def name(self) -> str:
        """What readers call it: its number in the guide, or its id."""
        return f"Claim {self.number or self.slug.upper()}"

    @property
    def sentence_url(self) -> str:
        """The address of the sentence it stands on, or nothing."""
        return f"{reverse('articles:article', args=[self.article])}#r{self.number}" if self.number else ""

    @property
    def css(self) -> str:
        """The class that draws this state's underline and mark."""
        return STATE_CLASSES[self.state]


class NoteQuerySet(models.QuerySet["Note"]):
    def due_on(self, day: date) -> "NoteQuerySet":
        """Those to be erased on `day`, late ones included."""
        return self.filter(erase_on__lte=day)

    def keep(self, *, text: str, claim: str, today: date) -> "Note":
        """Store one note for NOTE_DAYS; notes whose time is over go at the same moment."""
        self.due_on(today).delete()
        return self.create(text=text, claim=claim, created_on=today, erase_on=today + timedelta(days=NOTE_DAYS))


class Note(models.Model):
    """A doubt or a missing answer. Nothing here says who wrote it. `claim` is the slug of a claim, or empty."""

    claim = models.SlugField(max_length=40, blank=True)
    text = models.TextField()
    created_on = models.DateField()
    erase_on = models.DateField(db_index=True)
    handled_at = models.DateTimeField(null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    def __str__(self) -> str:
        about = f" on {self.claim}" if self.claim else ""
        return f"Note of {self.created_on:%-d %B %Y}{about}"


from articles.content_version_models import ContentVersion  # noqa: E402, F401 -- a module of its own
