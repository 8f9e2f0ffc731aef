import asyncio
import multiprocessing
import os
import subprocess


def work():
    pass


async def starts():
    process = multiprocessing.Process(target=work)
    process.start()  # want "hint: multiprocessing.Process.start\\(\\) takes milliseconds to start a process and stops"
    child = subprocess.Popen(["true"])  # want "hint: subprocess.Popen\\(\\) takes milliseconds to start a process"
    await asyncio.sleep(1)
    process.join()  # want "warning: multiprocessing.Process.join\\(\\) waits for a process"
    child.wait()  # want "warning: subprocess.Popen.wait\\(\\) waits for a process"
    with multiprocessing.Pool(2) as pool:  # want "hint: .*takes milliseconds to start a process"
        pool.map_async(work, [])
    pool = multiprocessing.Pool(2)  # want "takes milliseconds"
    with pool:  # want "hint: .*waits until processes have been ended"
        pool.map_async(work, [])
    with subprocess.Popen(["true"]):  # want "warning: .* waits for a process"
        pass
    os.posix_spawn("/bin/true", ["true"], {})  # want "takes milliseconds"
