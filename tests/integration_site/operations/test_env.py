import ast
import re
from contextlib import nullcontext

import pytest
from django.conf import settings

from integration_site.operations import env as environment
from integration_site.operations.env import SettingError


@pytest.mark.parametrize(
    ("word", "expected"), [("true", True), ("YES", True), ("1", True), ("off", False), ("0", False), ("", True)]
)
def test_flag_reads_the_words_for_true_and_false(monkeypatch, word, expected):
    monkeypatch.setenv("SOME_FLAG", word)
    assert environment.flag("SOME_FLAG", default=True) is expected


def test_flag_refuses_a_misspelling(monkeypatch):
    monkeypatch.setenv("SOME_FLAG", "ture")
    with pytest.raises(SettingError, match="SOME_FLAG is 'ture'; write true or false"):
        environment.flag("SOME_FLAG", default=False)


@pytest.mark.parametrize("word", ["0", "65536", "-1", "8000.5", "eight", "8e3"])
def test_number_refuses_what_is_outside_its_range(monkeypatch, word):
    monkeypatch.setenv("PORT", word)
    with pytest.raises(SettingError, match="whole number from 1 to 65535"):
        environment.number("PORT", 8000, least=1, most=65535)


@pytest.mark.parametrize(("word", "expected"), [("", 8000), ("1", 1), (" 65535 ", 65535)])
def test_number(monkeypatch, word, expected):
    monkeypatch.setenv("PORT", word)
    assert environment.number("PORT", 8000, least=1, most=65535) == expected


@pytest.mark.parametrize(("new", "expected"), [("", "false"), ("true", "true")])
def test_variable_that_was_renamed_still_counts_and_says_its_new_name(monkeypatch, new, expected):
    monkeypatch.setenv("OLD_FLAG", "false")
    monkeypatch.setenv("NEW_FLAG", new)
    with nullcontext() if new else pytest.warns(FutureWarning, match="OLD_FLAG is called NEW_FLAG now"):
        environment.renamed("OLD_FLAG", to="NEW_FLAG")
    assert environment.text("NEW_FLAG") == expected


def test_words_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", " 10.0.0.1, ,10.0.0.2")
    assert environment.words("TRUSTED_PROXIES") == ["10.0.0.1", "10.0.0.2"]


@pytest.mark.parametrize("word", ["https://harmony.example", "http://127.0.0.1:8000", "https://harmony.example/"])
def test_address(monkeypatch, word):
    monkeypatch.setenv("SITE_URL", word)
    assert environment.address("SITE_URL", "http://x.example") == word.rstrip("/")


@pytest.mark.parametrize(
    "word", ["harmony.example", "ftp://harmony.example", "https://", "https://a.example/path", "http://a.example:x"]
)
def test_address_refuses_anything_else(monkeypatch, word):
    monkeypatch.setenv("SITE_URL", word)
    with pytest.raises(SettingError, match="SITE_URL is"):
        environment.address("SITE_URL", "http://x.example")


@pytest.mark.parametrize(
    "word", ["http://127.0.0.1:11434/v1", "https://models.example/openai/v1/", "http://ollama:11434"]
)
def test_endpoint(monkeypatch, word):
    monkeypatch.setenv("COACH_MODEL_URL", word)
    monkeypatch.setenv("COACH_MODEL_NAME", "tiny")
    assert environment.endpoint("COACH_MODEL_URL", needs="COACH_MODEL_NAME") == word.rstrip("/")


@pytest.mark.parametrize(
    "word", ["models.example", "ftp://a.example/v1", "https://", "https://me@a.example", "http://a:x/", "http://a/?k=1"]
)
def test_endpoint_refuses_anything_else(monkeypatch, word):
    monkeypatch.setenv("COACH_MODEL_URL", word)
    monkeypatch.setenv("COACH_MODEL_NAME", "tiny")
    with pytest.raises(SettingError, match="COACH_MODEL_URL is"):
        environment.endpoint("COACH_MODEL_URL", needs="COACH_MODEL_NAME")


@pytest.mark.parametrize("only", ["COACH_MODEL_URL", "COACH_MODEL_NAME"])
def test_endpoint_and_what_it_needs_go_together(monkeypatch, only):
    assert environment.endpoint("COACH_MODEL_URL", needs="COACH_MODEL_NAME") == ""
    monkeypatch.setenv(only, "http://127.0.0.1:1")
    with pytest.raises(SettingError, match="go together"):
        environment.endpoint("COACH_MODEL_URL", needs="COACH_MODEL_NAME")


def test_secret_prefers_the_variable_then_the_file(monkeypatch, tmp_path):
    file = tmp_path / "secret-key"
    file.write_text("from-the-file\n")
    assert environment.secret("SECRET_KEY_X", file) == "from-the-file"
    monkeypatch.setenv("SECRET_KEY_X", "v" * 50)
    assert environment.secret("SECRET_KEY_X", file) == "v" * 50


def test_secret_without_either_is_new_each_time(tmp_path):
    assert environment.secret("SECRET_KEY_X", tmp_path / "none") != environment.secret(
        "SECRET_KEY_X", tmp_path / "none"
    )


def test_secret_refuses_a_short_one_and_an_unreadable_file(monkeypatch, tmp_path):
    with pytest.raises(SettingError, match="cannot be read"):
        environment.secret("SECRET_KEY_X", tmp_path)
    monkeypatch.setenv("SECRET_KEY_X", "short")
    with pytest.raises(SettingError, match="too short"):
        environment.secret("SECRET_KEY_X", tmp_path)


def test_setting_is_one_of_a_list(monkeypatch):
    monkeypatch.setenv("EMAIL_TLS", "TLS")
    assert environment.one_of("EMAIL_TLS", "starttls", ["starttls", "tls"]) == "tls"
    monkeypatch.setenv("EMAIL_TLS", "yes")
    with pytest.raises(environment.SettingError, match="write one of starttls, tls"):
        environment.one_of("EMAIL_TLS", "starttls", ["starttls", "tls"])


def test_settings_table_names_every_variable():
    root = settings.BASE_DIR
    read = set()
    for file in (root / "integration_site").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if name.startswith("environment.") and name != "environment.renamed":
                read |= {argument.value for argument in node.args[:1] if isinstance(argument, ast.Constant)}
    rows = [line for line in (root / "docs/operations.md").read_text().splitlines() if line.startswith("| `")]
    told = {name for row in rows for name in re.findall(r"`([A-Z][A-Z_]+)`", row.split("|")[1])}
    assert read == told


def test_contact_is_an_address_or_a_page(monkeypatch):
    for value in ("", "mailto:security@harmony.example", "https://harmony.example/security"):
        monkeypatch.setenv("CONTACT", value)
        assert environment.contact("CONTACT") == value
    for value in ("security@harmony.example", "http://harmony.example/", "mailto:a@b\nExpires: never", "https://a b"):
        monkeypatch.setenv("CONTACT", value)
        with pytest.raises(SettingError, match="write mailto: and an address"):
            environment.contact("CONTACT")


def test_rates_replace_defaults(monkeypatch):
    defaults = {"guest": (100, 3600), "search": (60, 60)}
    assert environment.rates("RATES", defaults) == defaults
    monkeypatch.setenv("RATES", "guest=500/60, search=0/1")
    assert environment.rates("RATES", defaults) == {"guest": (500, 60), "search": (0, 1)}
    for value in ("guest", "guest=5", "guest=5/0", "guest=-5/60", "gest=5/60", "guest=a/60"):
        monkeypatch.setenv("RATES", value)
        with pytest.raises(SettingError, match="for one of guest, search"):
            environment.rates("RATES", defaults)
