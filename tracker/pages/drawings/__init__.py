"""What each chart of a page shows: plain values with every word chosen, before anyone draws it.

`values` are the charts; `roads` (with `figures` and `axes`), `rows` and `times` make them of what
the program knows, and `tracker.formats.charts` draws them.
"""
