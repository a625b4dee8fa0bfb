"""An audit as its readers want it: one module a format, each pure, ``Audit`` to ``str``."""
