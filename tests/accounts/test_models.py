import pytest
from django.core.exceptions import ValidationError

from accounts.models import Person, validate_time_zone


@pytest.mark.django_db
def test_guest_has_neither_e_mail_nor_password():
    guest = Person.objects.create_guest(time_zone="Asia/Kolkata")
    assert (guest.email, guest.time_zone, guest.is_staff, guest.is_active) == (None, "Asia/Kolkata", False, True)
    assert not guest.has_usable_password()
    assert str(guest) == f"Guest {guest.pk}"


@pytest.mark.django_db
def test_guests_without_e_mail_do_not_collide():
    guests = [Person.objects.create_guest(time_zone="Europe/London") for _ in range(2)]
    assert len({str(guest) for guest in guests}) == 2


@pytest.mark.django_db
def test_staff_sign_in_to_the_admin_with_a_password(client):
    staff = Person.objects.create_superuser("Staff@Example.org", "long enough")
    assert (str(staff), staff.email) == (f"Staff {staff.pk}", "staff@example.org")
    assert (staff.is_staff, staff.is_superuser, staff.time_zone) == (True, True, "")
    assert client.login(username="Staff@example.org", password="long enough")
    assert client.get("/admin/accounts/person/").status_code == 200


@pytest.mark.django_db
def test_admin_shows_a_guest(client):
    guest = Person.objects.create_guest(time_zone="Europe/London")
    client.force_login(Person.objects.create_superuser("staff@example.org", "long enough"))
    assert str(guest) in client.get("/admin/accounts/person/").content.decode()
    assert client.get(f"/admin/accounts/person/{guest.pk}/change/").status_code == 200


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "europe/london", "Europe/London\n"])
def test_time_zone_is_an_iana_name(name):
    validate_time_zone("Europe/London")
    with pytest.raises(ValidationError) as problem:
        validate_time_zone(name)
    assert problem.value.code == "time_zone"
