"""Charts as SVG: pure functions from a drawing (`tracker.pages.drawings`) to text.

Built at the size at which they are shown, with classes of `page/tokens.css` and presentation
attributes only; no id, no address, no script. Large charts say in a title and a description what
they show; small ones stand beside words that say it, and are hidden from whoever listens.
"""
