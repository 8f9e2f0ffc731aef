"""Notes in which contexts the functions of one program run.

Python imports this module at the start of every process that has its folder on PYTHONPATH, spawned children included; a
forked child has it from its parent. PARAHINT_TRACE_PROGRAM is the file of the program, PARAHINT_TRACE_OUTPUT the file to
which each new observation is added: the first line of the function, its name and the context, parted by blanks.
"""
import os
import sys
import threading

PROGRAM = os.environ.get("PARAHINT_TRACE_PROGRAM")
seen = set()


def context():
    events = sys.modules.get("asyncio.events")
    if events is not None and events._get_running_loop() is not None:
        return "loop"
    if threading.get_ident() != threading.main_thread().ident:
        return "thread"
    if os.getpid() != int(os.environ["PARAHINT_TRACE_PID"]):
        return "process"
    return "main"


def importing(frame):
    """A spawned child runs the code of the program's module under another name."""
    while frame is not None:
        if frame.f_code.co_name == "<module>" and frame.f_globals.get("__name__") == "__mp_main__":
            return True
        frame = frame.f_back
    return False


def profile(frame, event, arg):
    code = frame.f_code
    if event != "call" or code.co_filename != PROGRAM:
        return
    where = context()
    if where == "process" and importing(frame):
        where = "main"
    key = code.co_firstlineno, code.co_name, where, os.getpid()
    if key in seen:
        return
    seen.add(key)
    out = os.open(os.environ["PARAHINT_TRACE_OUTPUT"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(out, ("%d %s %s\n" % key[:3]).encode())
    os.close(out)


if PROGRAM:
    os.environ.setdefault("PARAHINT_TRACE_PID", str(os.getpid()))
    threading.setprofile(profile)
    sys.setprofile(profile)
