"""The pages of the site; the folder is the registry.

Each page is a module with `view(record, route)`, which makes a value with every word chosen (and
raises NoPage where the route's key names nothing), and `routes(record, base)`: every page of it
that there is, in the language and as of the days of `base`.
"""
