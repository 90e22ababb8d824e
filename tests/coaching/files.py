"""The library of suggestions as it stands, and with a fault planted."""

from coaching.suggestions.library import library_files

FILES = library_files()


def planted(name, old, new):
    assert old in FILES[name]
    return FILES | {name: FILES[name].replace(old, new, 1)}
