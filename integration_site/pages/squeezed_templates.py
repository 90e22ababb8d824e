"""Templates without what it costs to lay them out in lines: white space that a browser does not show.

A template is squeezed once, when it is read. So no page is rewritten, and nothing that a person typed is touched.
"""

import re

from django.template import Origin
from django.template.loaders import filesystem

BLOCKS = (
    "article|aside|body|br|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|html|"
    "legend|li|link|main|meta|nav|ol|optgroup|option|p|section|summary|table|tbody|td|th|thead|title|tr|ul|"
    "circle|g|path|polyline|rect"
)
TEXT_AREA = re.compile(r"(<textarea[^>]*>)\n")
KEPT_BREAK = "\r"  # a text area drops the first line break in it, and so must not lose ours
LINE_BREAK = re.compile(r" *\n[ \n]*")
BEFORE_BLOCK = re.compile(rf"\n(?=</?(?:{BLOCKS})\b|</(?:a|button)>|/?>)")
AFTER_BLOCK = re.compile(rf"(<(?:/?(?:{BLOCKS})|a|button)\b(?:\{{[{{%].*?[%}}]\}}|[^<>{{])*>)\n")
ONE_LINE_CONDITION = re.compile(r"\n(\{% if [^%]*%\})(?=\S)((?:(?!\{% e).)*\{% endif %\})(?=\n|/?>)")
BEFORE_CLOSING = re.compile(r"\n(\{% end(?:block|if|with)[^%]*%\})(?=\n|/?>)")
AFTER_OPENING = re.compile(r"(\n\{% (?:block|if|with) [^%]*%\})\n")


class Loader(filesystem.Loader):
    """Finds templates as Django's own does. While one works on them, errors show them as they lie in their files."""

    def get_contents(self, origin: Origin) -> str:
        source = super().get_contents(origin)
        return source if self.engine.debug or not origin.name.endswith(".html") else squeeze(source)


def squeeze(source: str) -> str:
    """One space for a line break and its indentation; none at the edges of a block, or inside a link’s or button’s."""
    source = LINE_BREAK.sub("\n", TEXT_AREA.sub(rf"\1{KEPT_BREAK}", source))
    source = AFTER_OPENING.sub(r"\1", BEFORE_CLOSING.sub(r"\1", ONE_LINE_CONDITION.sub(r"\1\n\2", source)))
    source = AFTER_BLOCK.sub(r"\1", BEFORE_BLOCK.sub("", source))
    return source.replace("\n", " ").replace(KEPT_BREAK, "\n")
