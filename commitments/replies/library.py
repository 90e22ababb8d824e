"""The authored replies, read once per process. No Django."""

from functools import cache
from pathlib import Path

from assessments import library
from assessments.loading.toml_tables import ContentIssue, read_folder
from commitments.replies.loading import RepliesFileError, load_replies
from commitments.replies.scripts import Replies

FOLDER = Path(__file__).resolve().parent / "content"


def reply_files() -> dict[str, str]:
    return read_folder(FOLDER, RepliesFileError)


@cache
def replies() -> Replies:
    return load_replies(reply_files(), library.profiles().profiles)


def all_issues() -> tuple[ContentIssue, ...]:
    """Everything wrong with the files; empty when they can be served."""
    try:
        replies()
    except RepliesFileError as problem:
        return problem.issues
    return ()
