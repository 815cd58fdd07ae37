"""JUnit XML as GitLab reads it: every case names its file."""

from __future__ import annotations

from functools import partial

from tracker.formats import junit

render = partial(junit.render, files=True)
render_findings = partial(junit.render_findings, files=True)
