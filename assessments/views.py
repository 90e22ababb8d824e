from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import library
from assessments.suggestions import portrait_sentence


@require_safe
def profile_list(request: HttpRequest) -> HttpResponse:
    words = library.profiles()
    context = {"profiles": words.profiles.values(), "about": words.about}
    return render(request, "assessments/profile_list.html", context)


@require_safe
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    words = library.profiles()
    if slug not in words.profiles:
        raise Http404("No portrait has this name.")
    portrait = words.profiles[slug]
    context = {
        "profile": portrait,
        "sentence": portrait_sentence(portrait),
        "sections": [(anchor, words.sections[anchor]) for anchor in portrait.sections],
        "about": words.about,
    }
    return render(request, "assessments/profile.html", context)
