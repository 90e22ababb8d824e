"""Whole result pages of two people whose answers were recorded: what is named, what is advised, what is not said."""

import tomllib
from pathlib import Path

import pytest
from django.test import Client

from tests.assessments.sheets import NEWEST
from tests.regions import regions

pytestmark = pytest.mark.django_db
RUNS = Path(__file__).with_name("runs")
SECTION, REVIEW = "/assessments/full/section/{}/", "/assessments/full/review/"


def run(name):
    """Answered in a browser, section by section."""
    said = tomllib.loads((RUNS / f"{name}.toml").read_text(encoding="utf-8"))["answers"]
    assert list(said) == list(NEWEST.asked)
    client = Client()
    for number, section in enumerate(NEWEST.sections, 1):
        data = {item.key: NEWEST.points_of(item.key).index(said[item.key]) + 1 for item in section.items}
        assert client.post(SECTION.format(number), data).status_code in {200, 303}
    page = client.get(client.post(REVIEW)["Location"])
    return client, page


def words(page):
    return " ".join(page.content.decode().split())


def texts(page, selector):
    return [" ".join(each.text.split()) for each in regions(page, selector)]


def test_nurse_on_shifts():
    client, page = run("nurse")
    found = words(page)
    assert "<h1>Boundary Specialist</h1>" in found
    assert "Unbroken time came out lowest." in found
    for said in [
        "Other people interrupt most of what you do.",
        "Others set most of your hours.",
        "Work seldom comes into your free time.",
        "What happens is partly what you would like.",
    ]:
        assert said in found, said
    advised = texts(page, ".advice__item")
    assert [each.split(" Because ")[0] for each in advised] == [
        "Swap a quarter of an hour with somebody",
        "Guard the half hour before sleep",
        "Make a small threshold",
    ]
    assert "Because unbroken time came out lowest and you have next to no say over your hours." in found
    for unsaid in [
        "Blender",
        "you have a great deal of say",
        "you have a fair say",
        "you would mostly keep it",
        "you would rather have it otherwise",
        "Not enough answers",
        "Thirty-six",
        "thirty-six",
        "the same answer",
    ]:
        assert unsaid not in found_verdict(found), unsaid
    form = client.get(plan_of(page))
    assert form.context["form"]["what"].value() == "a quarter of an hour that nobody cuts"
    assert form.context["form"]["value"].value() == "rest and health"


def test_freelancer():
    client, page = run("freelancer")
    found = words(page)
    assert "<h1>Blender</h1>" in found
    assert "Fit came out lowest." in found
    for said in [
        "More than you would like.",
        "About as you would like it.",
        "Work often comes into your free time.",
        "Most of your hours are yours to set.",
        "What happens is far from what you would like.",
    ]:
        assert said in found, said
    assert [each.split(" Because ")[0] for each in texts(page, ".advice__item")] == [
        "Close one of the ways by which work comes in",
        "Begin with one door",
        "Give one shared meal a time",
    ]
    assert "work comes into your free time more than you would like" in found
    for unsaid in ["Boundary Specialist", "next to no say", "Others set", "you would mostly keep it", "None of these"]:
        assert unsaid not in found_verdict(found), unsaid
    form = client.get(plan_of(page))
    assert form.context["form"]["value"].value() == "the people close to me"


def found_verdict(found):
    """Without the scores of all four styles and the links to portraits, which name each."""
    scores = found[found.index("How close it was") : found.index("What happens, and what you would like")]
    end = found[found.index("Get a next step") :]
    return found.replace(scores, "").replace(end, "")


def plan_of(page):
    """Where the first advice leads."""
    links = [each.attributes["href"] for each in regions(page, "a[href]")]
    return next(link for link in links if link.startswith("/commitments/new/?"))
