"""Small content folders for tests: one guide, one question, a ledger with two claims."""

import pytest

from articles.loading.library import read_library
from articles.parsing.documents import ContentError

LEDGER = """
[[source]]
key = "moen2016"
authors = "Moen, P.; Kelly, E. L.; Fan, W."
year = 2016
title = "Does a flexibility initiative improve well-being?"
container = "American Sociological Review"
volume = "81(1)"
pages = "134-164"
doi = "10.1177/0003122415622391"
url = "https://example.org/moen"
finding = "Less burnout in one group."
checked_on = 2026-11-22
seen = true

[[claim]]
id = "g01"
origin = "guide"
section = "what"
statement = "In a trial with 867 staff, more say went with less burnout."
figure = "867"
state = "traced"
sources = ["moen2016"]
checked_on = 2026-11-22
note = "One firm."

[[claim]]
id = "c01"
origin = "source-guide"
section = "intro"
statement = "Integrators burn out 35 per cent less."
figure = "35%"
state = "not-traced"
sources = []
checked_on = 2026-11-22
note = "No source found."
"""

AUTHORS = """
[editors]
name = "The editors"
initials = "WH"
role = "Team"
bio = "They write."
"""

TOPICS = """
[harmony]
title = "Harmony"
sentence = "One table."
"""

GUIDE_FRONT = """+++
title = "A guide"
lead = "A lead."
description = "A description."
author = "editors"
published_on = 2026-11-22
reviewed_on = 2026-11-22
review_due_on = 2027-05-22
topics = ["harmony"]

[[changes]]
on = 2026-11-22
note = "First."
+++
"""

GUIDE_BODY = """
## What it is {#what toc="What"}

A plain paragraph with "quotes".

Fit counts. [In a trial with 867 staff, more say went with less burnout](claim:g01). See [the steps](#steps).

::: insight
One line.
:::

## Steps {#steps toc="Steps" art="cup"}

::: steps
### First {#step-1}

Do this.

### Second {#step-2}

Do that, then [ask](page:help).
:::

::: questions
:::

::: sources
:::
"""

QUESTION = """+++
title = "Why?"
description = "Because."
group = "About"
order = 1
in_guide = true
reviewed_on = 2026-11-22
+++
An answer. [In a trial with 867 staff, more say went with less burnout](claim:g01).
"""


class FakeLinks:
    def names(self):
        return {"help", "home"}

    def page(self, name):
        return f"/{name}/"

    def claim(self, claim):
        return f"/evidence/#{claim.id}"

    def source(self, key):
        return f"/evidence/sources/{key}/"

    def diagram(self, slug):
        return f"/diagrams/{slug}/"


def write_content(
    folder,
    *,
    guide=GUIDE_FRONT + GUIDE_BODY,
    question=QUESTION,
    ledger=LEDGER,
    authors=AUTHORS,
    topics=TOPICS,
    extra="",
):
    """Write the files below `folder` and return it; `extra` is added to the end of the guide."""
    for kind in ("guide", "questions"):
        (folder / kind).mkdir(exist_ok=True)
    (folder / "guide" / "a-guide.md").write_text(guide + extra)
    (folder / "questions" / "why.md").write_text(question)
    (folder / "evidence.toml").write_text(ledger)
    (folder / "authors.toml").write_text(authors)
    (folder / "topics.toml").write_text(topics)
    return folder


def issues_of(folder):
    """What is wrong with the files below `folder`; something has to be, and each is said in whole sentences."""
    with pytest.raises(ContentError) as problem:
        read_library(folder, FakeLinks())
    assert all(issue.message.endswith((".", "?", ")")) for issue in problem.value.issues), problem.value.issues
    return problem.value.issues
