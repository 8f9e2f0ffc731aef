import os
import threading

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


class Settings:
    port = 80
    host = "localhost"
    loads = 0

    @classmethod
    def load(cls):
        cls.port = int(os.environ.get("PORT", cls.port))  # what was there is only the default
        cls.host = os.getenv("HOST", cls.host)
        cls.loads = cls.loads + len(cls.host)  # want "two threads can update cls.loads"


class Run:
    """One at a time, which the handler sees to."""

    busy = False
    rows: list[str] = []

    @classmethod
    def go(cls):
        cls.rows = [r for r in cls.rows if r]


def in_background():
    Run.busy = True
    Run.go()
    Run.busy = False


@app.post("/run")
async def start(tasks: BackgroundTasks):
    if not Run.busy:
        tasks.add_task(in_background)


def main():
    for _ in range(3):
        threading.Thread(target=Settings.load).start()
