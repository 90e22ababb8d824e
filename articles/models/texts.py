from datetime import date

from django.db import models
from django.urls import reverse


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
