import concurrent.futures as cf

import jobs


def main(urls):
    download = jobs.Download(urls[0])
    with cf.ProcessPoolExecutor() as pool:
        return pool.submit(jobs.fetch, download).result()  # want "download.context along, but an object of type ssl.SSLContext.*\njobs.py: "
