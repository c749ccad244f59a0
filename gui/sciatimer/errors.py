"""The base of every mistake that a person can make or mend."""


class SciatimerError(Exception):
    """Something a person can mend; its text is shown as it stands and says what to do next."""
