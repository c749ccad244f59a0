"""Emergency numbers by region: what stands on the emergency screen (clinical.md 7: "make it a setting")."""

from dataclasses import dataclass

OTHER = "other"  # the person types the number of another place


@dataclass(frozen=True, slots=True)
class Region:
    """Countries that share a number for an ambulance.

    Attributes:
        id: kept as a setting, and the text key ``regions.ID``.
        number: what to dial there.
        territories: ISO 3166 codes, to put the system's own region first in the list; never to choose it.
    """

    id: str
    number: str
    territories: frozenset[str]


_NEAR_EUROPE = frozenset(
    {
        "AT",
        "BE",
        "BG",
        "CH",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
        "TR",
        "UA",
    }
)

# From general knowledge, as clinical.md 7 marks its own three; the person sees the number and can write another.
REGIONS: tuple[Region, ...] = (
    Region("eu", "112", _NEAR_EUROPE),
    Region("us", "911", frozenset({"US", "CA", "MX"})),
    Region("gb", "999", frozenset({"GB"})),
    Region("au", "000", frozenset({"AU"})),
    Region("nz", "111", frozenset({"NZ"})),
    Region("in", "112", frozenset({"IN"})),
    Region("jp", "119", frozenset({"JP"})),
    Region("kr", "119", frozenset({"KR"})),
    Region("cn", "120", frozenset({"CN"})),
    Region("sg", "995", frozenset({"SG"})),
    Region("br", "192", frozenset({"BR"})),
    Region("za", "112", frozenset({"ZA"})),
)


def regions_for(territory: str) -> tuple[Region, ...]:
    """All regions, the one of this territory first.

    Args:
        territory: an ISO 3166 code such as "DE"; one that is in no region changes nothing.
    """
    return tuple(sorted(REGIONS, key=lambda region: territory not in region.territories))


def number_of(region: str) -> str:
    """The number of a region; '' for another place or none."""
    return next((known.number for known in REGIONS if known.id == region), "")
