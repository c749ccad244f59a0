"""Which settings are other than usual."""

from dataclasses import fields

from sciatimer.history.settings import Settings

USUAL = Settings()


def unusual(settings: Settings) -> dict[str, bool]:
    """Whether each setting is other than its default, by its key."""
    return {field.name: getattr(settings, field.name) != getattr(USUAL, field.name) for field in fields(Settings)}
