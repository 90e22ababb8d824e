#!/usr/bin/env python3
import os
import sys


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 -- the sentence is for exactly those Pythons
        sys.exit("Work-Life Harmony needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])  # noqa: UP031
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integration_site.settings")
    from django.core.management import execute_from_command_line

    from integration_site.operations.env import SettingError

    os.umask(0o077)  # the database, mails and copies are for nobody else on this machine
    try:
        execute_from_command_line(sys.argv)
    except SettingError as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
