"""A few places to find, in place of all content, which takes half a second to load."""

from integration_site.search.index import rebuild_index

GUIDE = "/guide/work-and-life-integration/"


def entry(kind, title, address, text="", state=""):
    return {"kind": kind, "title": title, "address": address, "text": text, "state": state}


ENTRIES = [
    entry("section", "What is work and life integration?", f"{GUIDE}#what", "A boundary may help. Some like one."),
    entry("section", "Boundary setting", f"{GUIDE}#boundaries", "Say when work ends and why. Don’t hide it."),
    entry("question", "What about shift work?", "/questions/shift-work/", "Protect one hour beside the shift."),
    entry("question", "Why so few messages?", "/questions/messages/", "Your e-mail waits. Mind your well-being."),
    entry("portrait", "Boundary Specialist", "/profiles/boundary/", "A café with a screen in it."),
    entry("claim", "People differ in how much mixing they like", "/evidence/#g02", "Several samples.", "traced"),
    *[
        entry("popular", f"Work tip {number} cuts burnout", f"/evidence/popular/#c{number}", "None.", "not-traced")
        for number in range(1, 9)
    ],
]


def make_index(monkeypatch, entries=ENTRIES):
    monkeypatch.setattr("integration_site.search.index.article_entries", lambda: iter(entries))
    monkeypatch.setattr("integration_site.search.index.assessment_entries", lambda: iter([]))
    monkeypatch.setattr("integration_site.search.index.coaching_entries", lambda: iter([]))
    return rebuild_index()
