from concurrent.futures import ThreadPoolExecutor

import files


def main(names):
    files.once("out")
    with ThreadPoolExecutor() as pool:
        for name in names:
            pool.submit(files.write, name, "out")
            pool.submit(files.shadowed, "out")
