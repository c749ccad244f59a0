"""The colours of the anatomy pictures, light and dark."""

from dataclasses import dataclass

from sciatimer.figure.anatomy import Tissue


@dataclass(frozen=True, slots=True)
class AnatomyLook:
    """Every colour, as #rrggbb: tissues, the panel behind them, words and the lines that lead to them."""

    tissues: dict[Tissue, str]
    panel: str
    text: str
    leader: str
    dot: str


_LIGHT = {
    Tissue.BODY: "#f1dfce", Tissue.BODY_SHADE: "#e9d2bd", Tissue.FOLD: "#dcc2a9",
    Tissue.BONE: "#fbf6e8", Tissue.BONE_SHADE: "#ece1c9", Tissue.BONE_DEEP: "#d3c3a0",
    Tissue.TENDON: "#f7ecd6", Tissue.TENDON_RIM: "#bfa583",
    Tissue.SEMITENDINOSUS: "#d57f70", Tissue.SEMITENDINOSUS_SHADE: "#bf6759",
    Tissue.SEMIMEMBRANOSUS: "#b45d56", Tissue.SEMIMEMBRANOSUS_SHADE: "#9c4b46",
    Tissue.BICEPS: "#e0998a", Tissue.BICEPS_SHADE: "#cb8070",
    Tissue.PIRIFORMIS: "#b27795", Tissue.PIRIFORMIS_SHADE: "#99607e", Tissue.NERVE: "#f6c336",
    Tissue.NERVE_RIM: "#573c00",
}  # fmt: skip
_DARK = {
    Tissue.BODY: "#504744", Tissue.BODY_SHADE: "#453d3b", Tissue.FOLD: "#393231",
    Tissue.BONE: "#c9c0ad", Tissue.BONE_SHADE: "#aca28d", Tissue.BONE_DEEP: "#847a65",
    Tissue.TENDON: "#d8c7a6", Tissue.TENDON_RIM: "#5f5140",
    Tissue.SEMITENDINOSUS: "#cc7567", Tissue.SEMITENDINOSUS_SHADE: "#b05d51",
    Tissue.SEMIMEMBRANOSUS: "#a9544e", Tissue.SEMIMEMBRANOSUS_SHADE: "#8c4340",
    Tissue.BICEPS: "#dc9584", Tissue.BICEPS_SHADE: "#c17b6b",
    Tissue.PIRIFORMIS: "#b97f9c", Tissue.PIRIFORMIS_SHADE: "#9b6581", Tissue.NERVE: "#ffd45c",
    Tissue.NERVE_RIM: "#3a2c05",
}  # fmt: skip


def anatomy_look(dark: bool) -> AnatomyLook:
    """The colours for a theme."""
    if dark:
        return AnatomyLook(_DARK, "#232d33", text="#f1eee8", leader="#a9b5bc", dot="#12181c")
    return AnatomyLook(_LIGHT, "#dfe9e4", text="#1f2b33", leader="#54606a", dot="#fffdf9")
