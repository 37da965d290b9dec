"""Readers of the formats that people have their translations in, one module a format.

Each takes the bytes of one file and tells a ``Collector`` what it meets.
"""
