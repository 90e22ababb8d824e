import gc
import multiprocessing
import os
import threading
from multiprocessing.process import BaseProcess

from django.core.wsgi import get_wsgi_application


def end_after(server: BaseProcess) -> None:
    server.join()
    os._exit(1)


server = multiprocessing.parent_process()
if server is not None:
    # Ctrl-C reaches the whole process group: a worker must hear of it from the server alone, after its answers are out.
    os.setpgrp()
    # A server that was killed told nobody: a worker left behind would answer on, and hold the port that the next needs.
    threading.Thread(target=end_after, args=[server], daemon=True).start()

os.umask(0o077)  # as in manage.py
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integration_site.settings")
gc.disable()  # what is loaded now stays: looking through it for garbage takes a sixth of the start
site = get_wsgi_application()

from django.conf import settings  # noqa: E402 -- settings exist only after the set-up above
from django.urls import get_resolver  # noqa: E402

_ = get_resolver().url_patterns  # all views, so that the first request finds them there
gc.freeze()
gc.enable()

if settings.PAGE_CACHE:
    from integration_site.page_cache.wsgi import PageCacheMiddleware, Polled, published_version

    site = PageCacheMiddleware(site, content_version=Polled(published_version))

application = site
if settings.TRUSTED_PROXIES:
    from granian.utils.proxies import wrap_wsgi_with_proxy_headers

    application = wrap_wsgi_with_proxy_headers(site, trusted_hosts=settings.TRUSTED_PROXIES)
