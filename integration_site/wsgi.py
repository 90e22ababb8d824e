import multiprocessing
import os

from django.core.wsgi import get_wsgi_application

# Ctrl-C reaches the whole process group: a worker must hear of it from the server alone, after its answers are out.
if multiprocessing.parent_process() is not None:
    os.setpgrp()

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integration_site.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402 -- settings exist only after the set-up above

if settings.PAGE_FRONT:
    from integration_site.front import looking_each_second, page_front, published_edition

    application = page_front(application, edition=looking_each_second(published_edition))

if settings.TRUSTED_PROXIES:
    from granian.utils.proxies import wrap_wsgi_with_proxy_headers

    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts=settings.TRUSTED_PROXIES)
