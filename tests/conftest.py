"""One profile for the property tests: the same examples on every machine, others on request."""

from __future__ import annotations

import os

from hypothesis import settings

# A gate that draws other examples each time fails on whoever comes by. `HYPOTHESIS_PROFILE=explore pytest` draws new ones.
settings.register_profile("same", derandomize=True)
settings.register_profile("explore", derandomize=False, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
