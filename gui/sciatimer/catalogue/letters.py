"""Signs that have no place in a sentence on the screen or in a terminal."""

import unicodedata

# Invisible, yet rightly used: no-break spaces, the soft hyphen, and the joiners of Persian and Indian scripts
_INVISIBLE_BUT_RIGHT = frozenset("\u00a0\u202f\u00ad\u200c\u200d")


def has_stray_sign(text: str) -> bool:
    """Whether a text holds line breaks, control characters, or marks that turn the direction of writing."""
    return not text.isprintable() and any(map(_is_stray, text))


def _is_stray(sign: str) -> bool:
    if sign in _INVISIBLE_BUT_RIGHT:
        return False
    return unicodedata.category(sign)[0] == "C" or unicodedata.category(sign) in {"Zl", "Zp"}
