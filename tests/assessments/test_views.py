import pytest
from django.test import Client

from tests.regions import regions

PUBLIC = ["/profiles/", "/profiles/blender/"]


@pytest.fixture
def visitor():
    """A browser without cookies that checks CSRF as a real site would."""
    return Client(enforce_csrf_checks=True)


def body(response):
    return response.content.decode()


@pytest.mark.parametrize("path", PUBLIC)
def test_pages_are_the_same_for_everyone(visitor, path):
    response = visitor.get(path)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies
    assert visitor.head(path).status_code == 200


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_profile_page_refuses_other_methods(path, method):
    assert getattr(Client(), method)(path).status_code == 405


def test_profile_list(visitor):
    page = body(visitor.get("/profiles/"))
    for slug in ("boundary", "blender", "purpose", "multitasker"):
        assert f'href="/profiles/{slug}/"' in page
        assert f'aria-labelledby="t-{slug}"' in page
    assert "no categories from research" in page
    assert "Not for hiring" in page


@pytest.mark.parametrize("slug", ["boundary", "blender", "purpose", "multitasker"])
def test_profile(visitor, slug):
    page = body(visitor.get(f"/profiles/{slug}/"))
    assert "One of four portraits that we drew ourselves." in page
    assert len(regions(page, ".day__time")) == 9
    assert "no categories from research" in page
    assert f'href="/commitments/new/?portrait={slug}"' in page
    assert 'href="/guide/work-and-life-integration/#' in page
    assert "Not for hiring" in page


@pytest.mark.parametrize("slug", ["hermit", "Blender", "blender.html"])
def test_profile_that_is_unknown(slug):
    assert Client(raise_request_exception=False).get(f"/profiles/{slug}/").status_code == 404
