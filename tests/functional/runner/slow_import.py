"""A module that is never done with being imported."""

import os
import threading

with open(os.environ["LIFELINE"], "w") as lifeline:  # noqa: PTH123
    lifeline.write("importing")
    lifeline.flush()
    threading.Event().wait()
