"""Pages about the site itself, and the page for managers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.inactive_guests import UNUSED_DAYS
from accounts.models import UNDO_HOURS
from accounts.sign_in import device_codes
from accounts.sign_in import email_links as mail_links
from articles.ledger.page import MEANINGS
from articles.models import NOTE_DAYS, Article, Claim, Source
from articles.pages.views import article_context
from articles.parsing.evidence import STATE_CLASSES, STATES
from coaching.model import client as model_client
from commitments.sharing.page import DAYS_AFTER
from integration_site.ask.model.consent import DAYS
from integration_site.personal_data.erasing.email_files import MAIL_HOURS
from integration_site.personal_data.registry import PERSONAL_DATA


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    articles = list(Article.objects.defer("parts", "contents", "tally").order_by("pk"))
    today = timezone.localdate()
    context = {
        "guide": next((article for article in articles if article.kind == "guide"), None),
        "reviews": [(article, article.review_due_on < today) for article in articles],
        "states": [(STATES[state], STATE_CLASSES[state], meaning) for state, meaning in MEANINGS.items()],
        "claim_count": Claim.objects.count(),
        "source_count": Source.objects.count(),
        "unseen_count": Source.objects.filter(seen=False).count(),
        "days": NOTE_DAYS,
    }
    return render(request, "integration_site/pages/about.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    context = {
        "days": NOTE_DAYS,
        "unused_days": UNUSED_DAYS,
        "undo_hours": UNDO_HOURS,
        "backup_days": settings.BACKUP_DAYS,
        "mail_minutes": mail_links.MINUTES,
        "mail_hours": MAIL_HOURS,
        "code_minutes": device_codes.MINUTES,
        "share_days": DAYS_AFTER,
        "session_cookie": settings.SESSION_COOKIE_NAME,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "theme_cookie": settings.THEME_COOKIE_NAME,
        "notice_cookie": settings.NOTICE_COOKIE_NAME,
        "log_addresses": settings.LOG_ADDRESSES,
        "sends_mail": settings.SENDS_MAIL,
        "model": model_client.model_name() if model_client.is_on() else "",
        "agreement_days": DAYS,
        "words": [holding.description for holding in PERSONAL_DATA],
    }
    return render(request, "integration_site/pages/privacy.html", context)


@require_safe
def for_managers(request: HttpRequest) -> HttpResponse:
    article = get_object_or_404(Article.objects.defer("markdown"), kind="pages", slug="for-managers")
    return render(request, "integration_site/pages/for_managers.html", article_context(article, timezone.localdate()))
