from collections.abc import Iterator

from django.urls import NoReverseMatch, get_resolver, reverse

from articles.parsing.evidence import Claim
from articles.rendering.notes import Links


class SiteLinks(Links):
    """Addresses from the site's own URL names. `page:` takes a view name that needs no arguments."""

    def names(self) -> set[str]:
        return {name for name in _view_names() if _address(name)}

    def page(self, name: str) -> str:
        return _address(name)

    def claim(self, claim: Claim) -> str:
        return row_url(claim.origin, claim.id)

    def source(self, key: str) -> str:
        return reverse("articles:source", args=[key])

    def diagram(self, slug: str) -> str:
        return reverse("articles:diagram", args=[slug])


def row_url(origin: str, claim_id: str) -> str:
    """Where a claim stands in the ledger: its row, on the tab for claims of its origin."""
    tab = "popular_claim_list" if origin == "source-guide" else "claim_list"
    return f"{reverse(f'articles:{tab}')}#{claim_id}"


def _view_names() -> Iterator[str]:
    resolver = get_resolver()
    yield from (name for name in resolver.reverse_dict if isinstance(name, str))
    for namespace, (_, inner) in resolver.namespace_dict.items():
        if namespace != "admin":
            yield from (name for name in inner.reverse_dict if isinstance(name, str))


def _address(name: str) -> str:
    for namespace in ["", *get_resolver().namespace_dict]:
        try:
            return reverse(f"{namespace}:{name}" if namespace else name)
        except NoReverseMatch:
            continue
    return ""
