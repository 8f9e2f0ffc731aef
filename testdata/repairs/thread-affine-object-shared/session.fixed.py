# safe: no
import requests
from concurrent.futures import ThreadPoolExecutor

session = requests.Session()


def ask(url):
    session = requests.Session()
    return session.get(url), session.get(url + "/é")


def main(urls):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(ask, urls))
