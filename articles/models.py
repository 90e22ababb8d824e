"""What is published, as rows. Files are the only source: `load_content` makes these rows equal to them."""

from django.db import models
from django.urls import reverse

from articles.evidence import ORIGINS, STATE_CLASSES, STATES


class Article(models.Model):
    """`parts` is what the page is made of (see articles.rendering); `contents` has each section's anchor and label."""

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
    content_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="article_once")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
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
    html = models.TextField()
    reviewed_on = models.DateField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


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

    class Meta:
        ordering = ["authors", "year"]

    def __str__(self) -> str:
        return self.short_name


class Claim(models.Model):
    slug = models.SlugField("id", max_length=40, unique=True)
    position = models.PositiveSmallIntegerField()
    origin = models.CharField(max_length=20, choices=list(ORIGINS.items()))
    section = models.SlugField(max_length=60)
    statement = models.TextField()
    figure = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=20, choices=list(STATES.items()))
    sources = models.ManyToManyField(Source, related_name="claims")
    note = models.TextField()
    detail = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.slug}: {self.statement}"

    @property
    def css(self) -> str:
        """The class that draws this state's underline and mark."""
        return STATE_CLASSES[self.state]
