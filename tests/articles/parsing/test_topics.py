import pytest

from articles.loading.library import read_library
from articles.parsing.documents import ContentError, ContentIssue, Document
from articles.parsing.topics import Topic, read_topics, topic_issues
from tests.articles.content import GUIDE_BODY, GUIDE_FRONT, QUESTION, TOPICS, FakeLinks, write_content

TWO = TOPICS + '["life quality"]\ntitle = "Life quality"\nsentence = "Good weeks."\n'


def test_topics_in_file_order_with_their_slugs():
    assert read_topics(TWO, "topics.toml") == {
        "harmony": Topic("harmony", "harmony", "Harmony", "One table."),
        "life quality": Topic("life quality", "life-quality", "Life quality", "Good weeks."),
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[harmony", "The topics are not TOML"),
        ('[harmony]\ntitle = "Harmony"\n', "Give topic harmony exactly a title and a sentence."),
        (f'{TOPICS}mood = "good"\n', "Give topic harmony exactly a title and a sentence."),
        ("[harmony]\ntitle = 1\nsentence = 2\n", "Give topic harmony exactly a title and a sentence."),
        ('harmony = "yes"\n', "Give topic harmony exactly a title and a sentence."),
        (TOPICS.replace("[harmony]", "[Harmony]"), "use lower-case words"),
        (TWO + TWO.split("[harmony]")[1].split("[")[0].join(["[life-quality]", ""]), "stand at /topics/life-quality/"),
    ],
)
def test_topics_with_a_fault_are_refused(text, message):
    with pytest.raises(ContentError, match=message) as problem:
        read_topics(text, "topics.toml")
    assert [(each.file, each.line) for each in problem.value.issues] == [("topics.toml", 1)]


def test_topics_that_are_used_must_be_authored_and_the_other_way_round():
    document = Document("guide/a.md", {"topics": ["harmony", "hope"]}, "", 1)
    assert topic_issues([document], read_topics(TWO, "topics.toml"), "topics.toml") == [
        ContentIssue("guide/a.md", 1, "Topic 'hope' is not in topics.toml; add it there or correct the name."),
        ContentIssue("topics.toml", 1, "Nothing is about life quality; give a text this topic or remove it."),
    ]


@pytest.mark.parametrize("topics", ["harmony", 7, [{"name": "harmony"}], [["harmony"]]])
def test_front_matter_of_the_wrong_shape_ends_in_faults_and_not_in_an_error(topics):
    document = Document("guide/a.md", {"topics": topics}, "", 1)
    assert topic_issues([document], read_topics(TOPICS, "topics.toml"), "topics.toml")


def test_question_may_name_topics_and_an_unknown_one_is_refused(tmp_path):
    known = QUESTION.replace("+++\nAn", 'topics = ["harmony"]\n+++\nAn')
    library = read_library(write_content(tmp_path, question=known), FakeLinks())
    assert library.questions[0].fields["topics"] == ["harmony"]
    assert [topic.slug for topic in library.topics] == ["harmony"]
    write_content(tmp_path, question=known.replace('["harmony"]', '["hope"]'))
    with pytest.raises(ContentError, match=r"questions/why\.md:1: Topic 'hope' is not in topics\.toml"):
        read_library(tmp_path, FakeLinks())


def test_topics_that_are_missing_are_refused(tmp_path):
    (write_content(tmp_path) / "topics.toml").unlink()
    with pytest.raises(ContentError, match=r"topics\.toml:1: The file is missing"):
        read_library(tmp_path, FakeLinks())


def test_page_needs_a_view_of_its_name(tmp_path):
    write_content(tmp_path)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "help.md").write_text(GUIDE_FRONT + GUIDE_BODY)
    assert [entry.kind for entry in read_library(tmp_path, FakeLinks()).articles] == ["guide", "pages"]
    (tmp_path / "pages" / "no-where.md").write_text(GUIDE_FRONT + GUIDE_BODY)
    with pytest.raises(ContentError, match=r"pages/no-where\.md:1: No view is named no_where"):
        read_library(tmp_path, FakeLinks())
