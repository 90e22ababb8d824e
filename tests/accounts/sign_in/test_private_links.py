from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from accounts.models import Person, ReturnLink
from accounts.sign_in.private_links import digest_of, find_return_link, has_return_link, replace_return_link

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def make_person():
    return Person.objects.create_guest(time_zone="Europe/London")


def make_link(person, *, now=NOW):
    return replace_return_link(person=person, name="Plan", lands_on="commitments:week", now=now)


def test_link_finds_its_person_and_keeps_only_a_digest():
    person = make_person()
    secret = make_link(person)
    link = find_return_link(secret)
    assert (link.person, link.name, link.lands_on, link.created_at) == (person, "Plan", "commitments:week", NOW)
    assert (link.last_used_at, link.revoked_at) == (None, None)
    assert link.digest == sha256(secret.encode()).hexdigest() == digest_of(secret)
    assert secret not in str(ReturnLink.objects.values())
    assert str(link) == f"Return link {link.pk}"


def test_secret_has_256_bits_and_never_comes_twice():
    person = make_person()
    secrets = {make_link(person) for _ in range(5)}
    assert {len(secret) for secret in secrets} == {43}
    assert len(secrets) == 5


def test_link_that_is_new_ends_this_person_s_earlier_ones_and_nobody_else_s():
    person, other = make_person(), make_person()
    kept = make_link(other)
    old = make_link(person)
    new = make_link(person, now=NOW + timedelta(days=1))
    assert find_return_link(old) is None
    assert find_return_link(new).person == person
    assert find_return_link(kept).person == other
    assert ReturnLink.objects.get(digest=digest_of(old)).revoked_at == NOW + timedelta(days=1)


def test_link_that_opens_is_known_of_a_person():
    person = make_person()
    assert not has_return_link(person)
    make_link(person)
    assert has_return_link(person)
    ReturnLink.objects.update(revoked_at=NOW)
    assert not has_return_link(person)
    assert not ReturnLink.objects.for_person(None).exists()


@pytest.mark.parametrize("secret", ["", "x", "x" * 43, "é", "\x00"])
def test_secret_that_is_another_finds_nothing(secret):
    make_link(make_person())
    assert find_return_link(secret) is None


@pytest.mark.parametrize("field", [{"is_active": False}, {"is_staff": True}])
def test_link_of_staff_or_a_closed_person_opens_nothing(field):
    person = make_person()
    secret = make_link(person)
    Person.objects.filter(pk=person.pk).update(**field)
    assert find_return_link(secret) is None


def test_staff_make_none():
    staff = Person.objects.create_superuser("staff@example.org", "long enough")
    with pytest.raises(ValueError, match="password"):
        make_link(staff)
