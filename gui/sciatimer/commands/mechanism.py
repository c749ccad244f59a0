"""``mechanism NAME``: tries one mechanism of this machine, for the doctor, which ends this process if it hangs.

The last line that was printed counts, so a line goes out before each step that may hang.
"""

from sciatimer.commands import console


def show(name: str) -> int:
    """Prints what is known of a mechanism, more with every line; 1 for one that cannot be tried here."""
    from sciatimer.desktop.probes import PROBES

    if name not in PROBES:
        return 1
    for line in PROBES[name]():
        console.out(line)
        console.finish()
    return 0
