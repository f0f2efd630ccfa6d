"""Errors that a user can cause and should read in one line.

CrossclaimError
├── InputError           a named path is missing, unreadable, binary, empty of text
│   └── FrontMatterError broken YAML between the fences
├── SettingsError        unknown key, bad value
├── EncoderError         the model cannot be had or loaded
├── StoreError           the store is damaged, newer, another program's, or cannot be written
└── MissingExtraError    an optional dependency is not installed; carries the pip line
"""

from __future__ import annotations


class CrossclaimError(Exception):
    """Base of all errors with a message for the user."""


class InputError(CrossclaimError):
    """An article could not be read. `path` is as given, `reason` is one short sentence."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class FrontMatterError(InputError):
    """The front matter of a file is not valid YAML."""


class SettingsError(CrossclaimError):
    """A setting is unknown or has a bad value."""


class EncoderError(CrossclaimError):
    """The encoder cannot be prepared or loaded."""


class StoreError(CrossclaimError):
    """The store at `path` cannot be used; `reason` is one short sentence, `unwritable` where only the place is at fault."""

    def __init__(self, path: object, reason: str, *, unwritable: bool = False) -> None:
        super().__init__(f"store {path}: {reason}")
        self.path = path
        self.reason = reason
        self.unwritable = unwritable


class MissingExtraError(CrossclaimError):
    """An optional dependency is missing."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"{package} is not installed; run: pip install 'crossclaim[{extra}]' (in a checkout: pip install -e '.[{extra}]')"
        )
        self.package = package
        self.extra = extra
