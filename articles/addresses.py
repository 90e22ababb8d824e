from collections.abc import Iterator

from django.urls import NoReverseMatch, get_resolver, reverse

from articles.rendering import Links


class SiteLinks(Links):
    """Addresses from the site's own URL names. `page:` takes a view name that needs no arguments."""

    def names(self) -> set[str]:
        return {name for name in _view_names() if _address(name)}

    def page(self, name: str) -> str:
        return _address(name)

    def claim(self, claim_id: str) -> str:
        return f"{reverse('articles:claim_list')}#{claim_id}"

    def diagram(self, slug: str) -> str:
        return reverse("articles:diagram", args=[slug])


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
