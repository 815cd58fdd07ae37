"""To be replaced by the briefing or page that is being written beside this."""

from __future__ import annotations

from tracker.formats.markdown import render as render
