"""Records what the tools' own readers say of the files that are tables, for the tests of analysis/profile.

    python -m venv V && V/bin/pip install line_profiler==5.1.0 && V/bin/python record_tables.py

Run with Python 3.14, which reads what Python 3 wrote, in this folder. The file of the pure profile module holds a code
object of 3.12, and is left out. pstats files are read by marshal as pstats does, snapshots by tracemalloc,
.lprof files by line_profiler, the CSV of memray by csv, Scalene's JSON by json, and what -X importtime prints by a pattern.
"""

import collections
import csv
import json
import marshal
import pathlib
import pickle
import pstats
import re
import tracemalloc

HERE = pathlib.Path(__file__).parent
SAMPLES = HERE.parent
TOP = 25


def hottest(rows):
    rows.sort(key=lambda r: (-r["self"], -r["total"], r["file"], r["line"], r["name"]))
    return rows[:TOP]


def of_pstats(path):
    """The rows of cProfile, yappi and pyinstrument; Tachyon's are lines, which are added up by function."""
    stats = marshal.loads(path.read_bytes())
    sampled = ("__sampled__",) in stats
    rows, functions = [], collections.defaultdict(lambda: [0.0, 0.0, 0, 0, 0])
    for key, value in stats.items():
        if len(key) != 3 or not isinstance(key[2], str):
            continue
        primitive, calls, self, total = value[:4]
        if sampled:
            f = functions[key[0], key[2]]
            f[0] += self
            f[1] += total
            f[2] += primitive
            f[3] += calls
            f[4] = min(f[4] or key[1], key[1]) or key[1]
        else:
            rows.append({"file": key[0], "line": key[1], "name": key[2], "self": self, "total": total, "calls": calls, "primitive": primitive})
    whole = sum(v[2] for k, v in stats.items() if len(k) == 3 and isinstance(k[2], str))
    for (file, name), (self, total, primitive, calls, line) in functions.items():
        rows.append({"file": file, "line": line, "name": name, "self": self, "total": min(total, whole), "samples": primitive})
    if not sampled and all(isinstance(k[2], str) for k in stats):
        # pstats itself must agree.
        assert abs(pstats.Stats(str(path)).total_tt - whole) < 1e-9
    return {"functions": len(rows), "whole": whole, "top": hottest(rows)}


def of_lprof(path):
    from line_profiler import load_stats

    stats = load_stats(str(path))
    lines = []
    for (file, _, name), timings in stats.timings.items():
        for line, hits, time in timings:
            lines.append({"file": file, "line": line, "name": name, "self": time * stats.unit, "total": time * stats.unit, "calls": hits})
    return {"functions": len(stats.timings), "lines": len(lines), "top_lines": hottest(lines)}


def of_snapshot(path):
    snapshot = tracemalloc.Snapshot.load(str(path))
    lines = [
        {"file": s.traceback[0].filename, "line": s.traceback[0].lineno, "name": "", "self": s.size, "samples": s.count, "total": -1}
        for s in snapshot.statistics("lineno")
    ]
    return {"whole": sum(s["self"] for s in lines), "top_lines": hottest(lines)}


def of_memray_csv(path):
    self, total, count = collections.Counter(), collections.Counter(), collections.Counter()
    whole = 0
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            size = int(row["size"])
            whole += size
            if not row["stack_trace"]:
                continue
            frames = [frame.rsplit(";", 1)[0] for frame in row["stack_trace"].split("|")]
            self[frames[0]] += size
            count[frames[0]] += int(row["num_allocations"])
            for frame in set(frames):
                total[frame] += size
    rows = []
    for frame in total:
        name, file = frame.split(";", 1)
        rows.append({"file": file, "line": -1, "name": name, "self": self[frame], "total": total[frame], "samples": count[frame]})
    return {"functions": len(rows), "whole": whole, "top": hottest(rows)}


def of_scalene(path):
    profile = json.loads(path.read_text())
    lines, functions = [], []
    seconds = profile["elapsed_time_sec"] / 100
    for file, content in profile["files"].items():
        for entries, into in (content["lines"], lines), (content["functions"], functions):
            for e in entries:
                self = (e["n_cpu_percent_python"] + e["n_cpu_percent_c"] + e["n_sys_percent"]) * seconds
                name = e["line"] if into is functions else ""
                into.append({"file": file, "line": e["lineno"], "name": name, "self": self, "total": self})
    lines = [row for row in lines if row["self"]]
    functions = [row for row in functions if row["self"]]
    return {"whole": sum(r["self"] for r in lines), "top": hottest(functions), "top_lines": hottest(lines)}


def of_importtime(path):
    """The modules with the sums of their own and of all their microseconds; the tool has no reader of its own."""
    self, total, count = collections.Counter(), collections.Counter(), collections.Counter()
    for line in path.read_text().splitlines():
        found = re.fullmatch(r"import time: +(\d+) \| +(\d+) \| +(\S+)", line)
        if found:
            self[found[3]] += int(found[1])
            total[found[3]] += int(found[2])
            count[found[3]] += 1
    rows = [{"file": "", "line": 0, "name": m, "self": self[m] / 1e6, "total": total[m] / 1e6, "calls": count[m]} for m in self]
    return {"functions": len(rows), "whole": sum(self.values()) / 1e6, "top": hottest(rows)}


class Inert(dict):
    """Stands for any class of yappi."""

    def __hash__(self):
        return id(self)


class Inertly(pickle.Unpickler):
    def find_class(self, module, name):
        assert module == "yappi", module
        return Inert


def of_ystat(path):
    """The functions of yappi: by number their name, file, line, calls, calls without recursion, total and own time."""
    stats, _ = Inertly(path.open("rb")).load()
    rows = [
        {"file": f[1], "line": f[2], "name": f[0], "self": f[7], "total": f[6], "calls": f[3], "primitive": f[4]}
        for f in stats._as_list
    ]
    return {"functions": len(rows), "top": hottest(rows)}


READERS = {
    "cprofile/[!p]*py3*.prof": of_pstats,
    "tachyon/*.pstats": of_pstats,
    "yappi/*.prof": of_pstats,
    "yappi/*.ystat": of_ystat,
    "pyinstrument/*.prof": of_pstats,
    "line_profiler/*.lprof": of_lprof,
    "tracemalloc/*.snapshot": of_snapshot,
    "memray/*.csv": of_memray_csv,
    "scalene/scalene-[12].*[!y].json": of_scalene,
    "importtime/*.txt": of_importtime,
}

recorded = {}
for pattern, read in READERS.items():
    for path in sorted(SAMPLES.glob(pattern)):
        recorded[path.relative_to(SAMPLES).as_posix()] = read(path)
(HERE / "tables.json").write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n")
