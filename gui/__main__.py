"""Runs a bare checkout: `python gui`."""

from sciatimer.__main__ import main

raise SystemExit(main())
