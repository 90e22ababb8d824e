"""What htmx says with a request."""


def from_htmx(target, *, shown=""):
    """The headers of a request for the region `target`, from a page whose address the browser shows as `shown`."""
    headers = {"HX-Request": "true", "HX-Target": target}
    return headers | {"HX-Current-URL": f"http://testserver{shown}"} if shown else headers
