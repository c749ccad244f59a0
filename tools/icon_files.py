"""Icons in the two forms that Windows and macOS want, put together from the PNG files of assets/icons. Bytes in, bytes out.

Both forms hold PNG pictures as they are: the first since Windows Vista, the second since macOS 10.7.
"""

import struct
from collections.abc import Iterable

ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_KINDS = {
    32: (b"ic11", b"icp5"),
    64: (b"ic12",),
    128: (b"ic07",),
    256: (b"ic08", b"ic13"),
    512: (b"ic09", b"ic14"),
}
ICNS_SIZES = tuple(_ICNS_KINDS)  # a size may stand for itself, and for half of it on a screen of double density
_LARGEST_BYTE = 256  # pixels, which an ICO writes as 0
_HEADER, _ENTRY = 6, 16  # bytes


def ico(pictures: Iterable[tuple[int, bytes]]) -> bytes:
    """An ICO file.

    Args:
        pictures: pixels, at most 256, and the PNG of each.
    """
    entries = list(pictures)
    place = _HEADER + _ENTRY * len(entries)
    head = struct.pack("<HHH", 0, 1, len(entries))  # 1 is an icon, 2 would be a pointer
    for size, png in entries:
        side = size % _LARGEST_BYTE
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), place)
        place += len(png)
    return head + b"".join(png for _, png in entries)


def icns(pictures: Iterable[tuple[int, bytes]]) -> bytes:
    """An ICNS file.

    Args:
        pictures: pixels, one of ICNS_SIZES, and the PNG of each.
    """
    chunks = [(kind, png) for size, png in pictures for kind in _ICNS_KINDS[size]]
    body = b"".join(kind + struct.pack(">I", 8 + len(png)) + png for kind, png in chunks)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body
