# safe: no
import os
import threading


def make(path="été"):
    if not os.path.exists(path):
        os.makedirs(path)  # here


def main():
    for _ in range(3):
        threading.Thread(target=make).start()
