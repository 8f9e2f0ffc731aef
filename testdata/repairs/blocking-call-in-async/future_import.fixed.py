# safe: no
"""Reads."""

from __future__ import annotations

import asyncio
import json
import os

import requests
from pathlib import Path


async def main(path: Path):
    return json.loads(await asyncio.to_thread(path.read_text))  # here
