"""Where the packed program begins: the same entry as the command ``sciatimer`` of the wheel."""

from sciatimer.__main__ import main

raise SystemExit(main())
