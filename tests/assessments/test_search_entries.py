from assessments.search_entries import search_entries


def test_portraits_are_offered_with_what_their_page_says():
    entries = {entry["address"]: entry for entry in search_entries()}
    assert list(entries) == [
        "/profiles/boundary/",
        "/profiles/blender/",
        "/profiles/purpose/",
        "/profiles/multitasker/",
    ]
    boundary = entries["/profiles/boundary/"]
    assert (boundary["kind"], boundary["title"], boundary["state"]) == ("portrait", "Boundary Specialist", "")
    assert "with a screen between" in boundary["text"]
    assert "The private telephone goes into the locker." in boundary["text"]
