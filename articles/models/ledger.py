from django.db import models
from django.urls import reverse

from articles.parsing.evidence import ORIGINS, STATE_CLASSES, STATES, is_copy


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
