"""Python imports this at start where the folder is on PYTHONPATH: so child processes are guarded, too."""

import no_network  # noqa: F401
