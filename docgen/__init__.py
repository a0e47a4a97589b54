"""Statistical yearbooks from sourced facts."""

__version__ = "0.1.0"
