"""What is published, as rows. Files are the only source: `load_content` makes these rows equal to them.

Only a Note comes from readers.
"""

from articles.models.content_version import ContentVersion
from articles.models.ledger import Claim, Source
from articles.models.note import NOTE_DAYS, Note
from articles.models.texts import Article, Diagram, Question, Topic

__all__ = ["NOTE_DAYS", "Article", "Claim", "ContentVersion", "Diagram", "Note", "Question", "Source", "Topic"]
