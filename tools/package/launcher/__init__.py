"""Concurrency hints for Python. The program itself is not written in Python; pip puts it beside the other scripts."""
