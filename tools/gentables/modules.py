"""Prints analysis/knowledge/data/modules.txt: python3 modules.py PYTHON... (one interpreter a version, the oldest first).

A version that was packaged without a part of the library (tkinter, idlelib) is taken to have what the one before had.
"""
import json
import subprocess
import sys

LIST = r"""
import json, os, pkgutil, sys, sysconfig
found = set(sys.builtin_module_names) | {"os.path", "collections.abc"}
folder = sysconfig.get_paths()["stdlib"]
skip = ("test", "tests", "idle_test", "site-packages", "lib-dynload", "sitecustomize", "_distutils_system_mod")
def walk(path, prefix):
    for _, name, package in pkgutil.iter_modules(path):
        if name in skip or name.startswith(("_sysconfigdata", "_test", "xx", "_xx", "__")):
            continue
        found.add(prefix + name)
        if package and prefix + name != "turtledemo":
            walk([os.path.join(p, name) for p in path], prefix + name + ".")
walk([folder, os.path.join(folder, "lib-dynload")], "")
listed = set(getattr(sys, "stdlib_module_names", ()))
packages = sorted(n for n in found if os.path.isdir(os.path.join(folder, n)))
print(json.dumps([sys.version_info[1], sorted(found), sorted(listed - found), packages]))
"""


def main(pythons):
    versions = [json.loads(subprocess.check_output([p, "-I", "-c", LIST])) for p in pythons]
    # An interpreter before 3.10 does not tell the modules of other systems: take what the first that does so tells.
    foreign = next(f for minor, _, f, _ in versions if minor >= 10)
    have = []
    for minor, names, others, packages in versions:
        names = set(names) | set(others or foreign)
        if have:
            names |= {n for n in have[-1][1] if "." in n and n.split(".")[0] in names and n.split(".")[0] not in packages}
        have.append((minor, names))
    minors = {}
    for minor, names in have:
        for name in names:
            minors.setdefault(name, []).append(minor)
    groups = {}
    for name, seen in minors.items():
        clause = "; since 3.%d" % seen[0] if seen[0] != have[0][0] else ""
        clause += "; until 3.%d" % seen[-1] if seen[-1] != have[-1][0] else ""
        groups.setdefault(clause, []).append(name)
    print("# The modules of the standard library, written by tools/gentables/modules.py.")
    for clause in sorted(groups):
        line = "standard"
        for name in sorted(groups[clause]):
            if len(line + name + clause) > 118:
                print(line + clause)
                line = "standard"
            line += " " + name
        print(line + clause)


if __name__ == "__main__":
    main(sys.argv[1:])
