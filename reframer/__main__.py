"""``python -m reframer`` is ``reframe``."""

from reframer.cli import main

main()
