import os

from fastapi import FastAPI

app = FastAPI()
FOLDER = "out"


@app.get("/")
def index():
    if not os.path.exists(FOLDER):
        os.makedirs(FOLDER)  # want "^possible hint: another thread.*FOLDER(?s:.*)index runs in a thread"


@app.get("/own")
def own(name: str):
    if not os.path.isdir(name):
        os.mkdir(name)  # want "^possible hint"
