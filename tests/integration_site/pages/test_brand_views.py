import json

import pytest
from django.core import mail

from accounts.sign_in.email_links import request_sign_in_email
from articles.models import ContentVersion
from tests.commitments.factories import NOW

pytestmark = pytest.mark.django_db
GUIDE = "/guide/work-and-life-integration/"


@pytest.fixture
def branded(settings, tmp_path):
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "imprint.md").write_text("Anna & Sons\n*1 Quiet Lane*.\n\n<script>alert(1)</script>")
    settings.SITE_NAME = "Fair Hours"
    settings.SITE_ACCENT = "#1d3f6f"
    settings.SITE_LOGO_FILE = str(tmp_path / "logo.svg")
    settings.OPERATOR_NAME = "Anna & Sons"
    settings.OPERATOR_CONTACT = settings.SECURITY_CONTACT = "mailto:anna@h.example"
    settings.OPERATOR_IMPRINT_FILE = str(tmp_path / "imprint.md")
    settings.HELP_COUNTRY = "Germany"
    ContentVersion.objects.renew()
    return settings


@pytest.mark.parametrize("path", ["/", GUIDE, "/about/", "/privacy/", "/week/", "/evidence/", "/imprint/"])
def test_branded_page_says_whose_it_is(client, branded, path):
    html = client.get(path).content.decode()
    assert "Work-Life Harmony</title>" not in html
    assert " · Fair Hours</title>" in html
    assert '<img class="brand__mark" src="/brand/logo" alt="">' in html
    assert '<link rel="icon" href="/brand/logo" type="image/svg+xml">' in html
    foot = html.partition("<footer")[2]
    links = ' <a href="mailto:anna@h.example">Contact</a> <a href="/imprint/">Imprint</a>'
    assert f"This copy is run by Anna &amp; Sons.{links}" in foot
    assert "og:image" not in html


def test_branded_page_has_the_accent_in_both_themes(client, branded):
    assert "--green:light-dark(#1d3f6f,#" in client.get("/").content.decode()
    sheet = client.get("/week/").content.decode().partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    assert "--green:light-dark(#1d3f6f,#" in client.get(sheet).content.decode()


def test_branded_title_comes_with_a_region_too(client, branded):
    headers = {"HX-Request": "true", "HX-Target": "ledger"}
    assert "<title>Evidence: traced · Fair Hours</title>" in client.get("/evidence/state/traced/", headers=headers).text


def test_branded_mail_names_the_site_and_who_runs_it(branded):
    request_sign_in_email("nobody@example.org", now=NOW)
    lines = mail.outbox[0].body.splitlines()
    assert lines[-4:-1] == ["-- ", f"Fair Hours, {branded.SITE_URL}/", "This copy is run by Anna & Sons. "
                            f"anna@h.example {branded.SITE_URL}/imprint/"]  # fmt: skip


def test_branded_files_for_programs(client, branded):
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    assert (manifest["name"], manifest["theme_color"]) == ("Fair Hours", "#1d3f6f")
    assert manifest["icons"] == [{"src": "/brand/logo", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}]
    feed = client.get("/feed.atom").content.decode()
    assert "<title>Fair Hours</title>" in feed
    assert "<name>Anna &amp; Sons</name>" in feed
    assert "Contact: mailto:anna@h.example" in client.get("/.well-known/security.txt").content.decode()
    assert '"name":"Fair Hours"' in client.get(GUIDE).content.decode()


def test_branded_help_begins_with_the_operator_s_country(client, branded):
    for path in ("/help/", "/help/now/"):
        html = client.get(path).content.decode()
        assert html.index("TelefonSeelsorge") < html.index("Samaritans")


def test_brand_logo_is_the_operator_s_file(client, branded):
    response = client.get("/brand/logo")
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert response.content.startswith(b"<svg")
    assert "script-src 'self'" in response["Content-Security-Policy"]


def test_brand_picture_is_what_links_show(client, branded, tmp_path):
    (tmp_path / "card.png").write_bytes(b"\x89PNG")
    branded.SITE_PICTURE_FILE = str(tmp_path / "card.png")
    html = client.get("/").content.decode()
    assert f'<meta property="og:image" content="{branded.SITE_URL}/brand/picture">' in html
    assert '<meta property="og:image:alt" content="Fair Hours">' in html
    assert client.get("/brand/picture").content == b"\x89PNG"


def test_imprint_is_markdown_without_html(client, branded):
    html = client.get("/imprint/").content.decode()
    assert "<p>Anna &amp; Sons<br />\n<em>1 Quiet Lane</em>.</p>" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_imprint_may_be_a_page_elsewhere(client, settings):
    settings.OPERATOR_IMPRINT_URL = "https://h.example/imprint"
    assert '<a href="https://h.example/imprint">Imprint</a>' in client.get("/about/").content.decode()


@pytest.mark.parametrize("path", ["/brand/logo", "/brand/picture", "/imprint/"])
def test_brand_is_not_found_where_nobody_set_it(client, path):
    assert client.get(path).status_code == 404


def test_page_of_a_copy_that_nobody_named(client):
    html = client.get("/").content.decode()
    assert "This copy is run by nobody who has said so.</p>" in html.partition("<footer")[2]
