"""``python -m hf_lint_functional.hub.serve FOLDER SOCKET``: the process behind :class:`~.process.HubProcess`.

Prints its port, then serves until its standard input ends, as it does when whoever started it is gone.
"""

from __future__ import annotations

import socket
import sys
import threading
from pathlib import Path

from hf_lint.catalog.choice import catalog_for
from hf_lint.settings.model import Settings
from hf_lint_functional.hub.asked import Record
from hf_lint_functional.hub.checkpoint_maker import CheckpointMaker
from hf_lint_functional.hub.placing import Placing
from hf_lint_functional.hub.server import Hub
from hf_lint_functional.hub.stand_ins import HintFolder, StandIns


def main(folder: Path, listening: int) -> None:
    """Serves until standard input ends."""
    with CheckpointMaker() as maker:
        source = StandIns(Placing(catalog_for(Settings())), maker.make, HintFolder(folder / "hints"), maker.pickle)
        hub = Hub(source, Record(folder / "asked.jsonl"), socket.socket(fileno=listening))
        print(hub.server_address[1], flush=True)  # noqa: T201  what the parent reads
        threading.Thread(target=hub.serve_forever, daemon=True).start()
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
