"""Runs parahint: python -m parahint."""

import os
import subprocess
import sys
import sysconfig


def program():
    """Where pip put the program: in this environment, among the user's scripts, or beside a --target folder."""
    name = "parahint" + (sysconfig.get_config_var("EXE") or "")
    target = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    user = "nt_user" if os.name == "nt" else "posix_user"
    folders = [sysconfig.get_path("scripts"), sysconfig.get_path("scripts", scheme=user), os.path.join(target, "bin")]
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    raise SystemExit("parahint: the program is in none of " + ", ".join(folders))


def main():
    command = [program(), *sys.argv[1:]]
    if os.name == "nt":
        # Windows has no exec: a program that ends would give the prompt back before its successor.
        raise SystemExit(subprocess.call(command))
    os.execv(command[0], command)


main()
