from zoneinfo import available_timezones

from commitments.time_zones import groups_with, zone_groups


def names(groups):
    return [name for _, places in groups for name, _ in places]


def test_time_zones_offered_are_all_known():
    assert set(names(zone_groups())) <= available_timezones()
    assert len(names(zone_groups())) == len(set(names(zone_groups()))) > 350


def test_places_are_read_as_they_are_spoken():
    groups = dict(zone_groups())
    assert ("America/New_York", "New York") in groups["America"]
    assert ("America/Argentina/Buenos_Aires", "Buenos Aires") in groups["America"]


def test_time_zone_that_is_no_place_leads_the_groups():
    assert groups_with("Europe/London") == zone_groups()
    assert groups_with("UTC")[0] == ("Yours", [("UTC", "UTC")])
