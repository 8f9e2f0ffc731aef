# safe: no
"""Reads."""

from __future__ import annotations

import json
import os

import requests
from pathlib import Path


async def main(path: Path):
    return json.loads(path.read_text())  # here
