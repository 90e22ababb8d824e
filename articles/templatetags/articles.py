from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# Where each object stands in static/img/scene.svg: x, y, width, height.
OBJECT_BOXES = {
    "lamp": "46 222 178 178",
    "books": "142 355 94 45",
    "laptop": "236 375 144 25",
    "plant": "328 166 144 234",
    "pears": "446 313 108 87",
    "teapot": "542 320 105 80",
    "cup": "638 334 48 66",
    "cat": "236 501 195 75",
    "bag": "136 469 76 106",
    "boots": "515 502 92 73",
}


@register.simple_tag
def scene_object(name: str) -> SafeString:
    """One object of the hero drawing, as the opening picture of a section."""
    return format_html(
        '<svg class="art art--cut" viewBox="{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        OBJECT_BOXES[name],
        static("img/scene.svg"),
        name,
    )
