"""Public pages in fewer bytes."""

import gzip
from functools import lru_cache

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from integration_site.middleware.caching import SAME_FOR_EVERYONE
from integration_site.middleware.content_encoding import negotiate_encoding
from integration_site.middleware.headers import Handler

NO_INDEX = b'name="robots" content="noindex"'
WINDOW_BITS = 18  # 256 kB, more than any page; the default takes 32 MB while it works
MIN_BYTES = 500


def compress_public_pages(get_response: Handler) -> Handler:
    """Compress what is the same for everyone. GZipMiddleware takes all others, and hides their length."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.get("Cache-Control") != SAME_FOR_EVERYONE:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = negotiate_encoding(request.headers.get("Accept-Encoding", ""))
        if encoding and len(response.content) >= MIN_BYTES and not response.has_header("Content-Encoding"):
            response.content = _compressed(response.content, encoding)
            response.headers["Content-Encoding"] = encoding
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return middleware


@lru_cache(maxsize=8)
def _compressed(body: bytes, encoding: str) -> bytes:
    """Brotli at its best takes 40 ms for a page: only where many will read what comes out."""
    if encoding == "gzip":
        return gzip.compress(body, compresslevel=6, mtime=0)
    return brotli.compress(body, quality=5 if NO_INDEX in body else 11, lgwin=WINDOW_BITS)
