"""Writes down what the formats with stacks hold, as the tools' own readers, or their published layouts, say it.

Run in testdata/profiles with Python 3.11 or newer:
    pip install austin-python==2.4.0 pyinstrument==5.1.3 protobuf==3.20.3
    python recorded/record_stacks.py
This writes recorded/stacks.json. Of each profile: the total, the samples, how many functions and lines there are, and the
rows of the sample program: [name, file, line, self, total] of functions and [file, line, name, self, total] of lines.
The line of a function is its first one where the format has it, else the lowest that was seen.
"""
import gzip
import json
import re
from collections import defaultdict
from io import BytesIO
from pathlib import Path


class Tally:
    def __init__(self, by_first=False, samples=True):
        self.by_first, self.sampled, self.total, self.samples = by_first, samples, 0.0, 0
        self.functions, self.lines, self.seen = defaultdict(lambda: [0.0, 0.0]), defaultdict(lambda: [0.0, 0.0]), {}
        self.cpu = defaultdict(float)

    def add(self, stack, weight, samples=1, cpu=0.0):
        """Counts a stack of (name, file, line, first line or 0), outermost first."""
        self.total += weight
        self.samples += samples
        functions, lines = [], []
        for name, file, line, first in stack:
            key = (name, file, first or (line if self.by_first else 0))
            functions.append(key)
            if line:
                self.seen[key] = first or min(line, self.seen.get(key, line))
            lines.append((file, line, key) if line and not self.by_first else None)
        for key in set(functions):
            self.functions[key][1] += weight
            self.cpu[key] += cpu
        for key in set(lines) - {None}:
            self.lines[key][1] += weight
        if stack:
            self.functions[functions[-1]][0] += weight
            if lines[-1]:
                self.lines[lines[-1]][0] += weight

    def write(self, path):
        def ours(file):
            return "shop/" in file or file.endswith(("main.py", "batch.py", "pricing.py", "fetching.py", "history.py", "pool_long.py"))

        row = {"total": self.total, "samples": self.samples if self.sampled else 0, "functionCount": len(self.functions), "lineCount": len(self.lines)}
        row["functions"] = sorted([n, f, self.seen.get((n, f, l), 0), *v] for (n, f, l), v in self.functions.items() if ours(f))
        row["lines"] = sorted([f, l, k[0], *v] for (f, l, k), v in self.lines.items() if ours(f))
        if any(self.cpu.values()):
            row["cpu"] = sorted([n, f, self.cpu[n, f, l]] for (n, f, l) in self.functions if ours(f))
        RECORDED[str(path)] = row


RECORDED = {}
FACTORS = {"microseconds": 1e-6, "seconds": 1.0, "bytes": 1, "none": 1}


def speedscope(path, by_first=False):
    """https://www.speedscope.app/file-format-schema.json"""
    data = json.load(open(path))
    frames = [(f["name"], f.get("file") or "", f.get("line") or 0, 0) for f in data["shared"]["frames"]]
    units = {p["unit"] for p in data["profiles"]}
    unit = next(u for u in ("seconds", "microseconds", "bytes", "none") if u in units)
    tally = Tally(by_first, samples=unit != "bytes" and data["profiles"][0]["type"] == "sampled")
    for profile in data["profiles"]:
        if profile["unit"] != unit or "deallocation" in profile["name"]:
            continue
        beside = "CPU time" in profile["name"]
        if profile["type"] == "sampled":
            for stack, weight in zip(profile["samples"], profile["weights"]):
                weight *= FACTORS[unit]
                tally.add([frames[i] for i in stack], 0 if beside else weight, 0 if beside else 1, weight if beside else 0)
            continue
        stack, last = [], profile["startValue"]
        for event in profile["events"]:
            if stack:
                tally.add([frames[i] for i in stack], event["at"] - last)
            last = event["at"]
            stack.append(event["frame"]) if event["type"] == "O" else stack.pop()
    tally.write(path)


PYSPY = re.compile(r"^(.*) \((.*?)(?::(\d+))?\)$")


def raw(path, by_first=False):
    tally = Tally(by_first)
    for line in open(path):
        stack, _, count = line.rstrip("\n").rpartition(" ")
        frames = [PYSPY.match(f).groups() for f in stack.split(";") if f and not re.match(r"thread \(|process \d+:", f)]
        tally.add([(n, f, int(l or 0), 0) for n, f, l in frames], int(count), int(count))
    tally.write(path)


def austin_text(path):
    from austin.format.collapsed_stack import AustinFileReader

    mode = re.search(r"# mode: (\w+)", Path(path).read_text())[1]
    with AustinFileReader(open(path)) as reader:
        austin(path, reader, mode)


def austin_mojo(path):
    from austin.format.mojo import MojoStreamReader

    reader = MojoStreamReader(BytesIO(Path(path).read_bytes()))
    samples = list(reader)
    austin(path, samples, reader.metadata["mode"])


def austin(path, events, mode):
    from austin.events import AustinSample

    tally = Tally(samples=mode != "memory")
    for event in events:
        if not isinstance(event, AustinSample):
            continue
        stack = [(f.function, f.filename, f.line, 0) if f.function != "GC" else ("<GC>", "", 0, 0) for f in event.frames or ()]
        if event.gc and not (stack and stack[-1][0] == "<GC>"):
            stack.append(("<GC>", "", 0, 0))
        if mode == "memory":
            memory = event.metrics.memory if event.metrics.memory is not None else event.metrics.time
            tally.add(stack, max(memory, 0))
            continue
        time = (event.metrics.time or 0) / 1e6
        tally.add(stack, time, 1, time if mode == "full" and not event.idle else 0)
    tally.write(path)


def tachyon_collapsed(path):
    tally = Tally()
    for line in open(path):
        stack, _, count = line.rstrip("\n").rpartition(" ")
        frames = [f.rsplit(":", 2) if ":" in f else ["", f, 0] for f in stack.split(";")[1:]]
        tally.add([(n, f, max(int(l), 0), 0) for f, n, l in frames], int(count), int(count))
    tally.write(path)


def tachyon_lines(path):
    meta, strings, frames, entries = {}, {}, {}, []
    for record in map(json.loads, open(path)):
        meta |= {k: record[k] for k in ("sample_interval_usec", "samples_total") if k in record}
        strings |= {s["str_id"]: s["value"] for s in record.get("strings", ())}
        frames |= {f["frame_id"]: f for f in record.get("frames", ())}
        entries += record.get("entries", ())
    tally = Tally()
    interval, most = meta["sample_interval_usec"] / 1e6, meta["samples_total"]
    tally.total, tally.samples = most * interval, most
    counts, lines = defaultdict(lambda: [0, 0]), defaultdict(lambda: [0, 0])
    for entry in entries:
        frame = frames[entry["frame_id"]]
        name, file, line = strings[frame["func_str_id"]], strings[frame["path_str_id"]], max(frame["line"], 0)
        for table, key in ((counts, (name, file, 0)), (lines, (file, line, (name, file, 0)))):
            table[key][0] += entry["self"]
            table[key][1] = min(table[key][1] + entry["cumulative"], most)
        if line:
            tally.seen[name, file, 0] = min(line, tally.seen.get((name, file, 0), line))
    tally.functions = {k: [a * interval, b * interval] for k, (a, b) in counts.items()}
    tally.lines = {k: [a * interval, b * interval] for k, (a, b) in lines.items() if k[1]}
    tally.write(path)


def gecko(path):
    data = json.load(open(path))
    strings = data["shared"]["stringArray"]
    longest = max((t["samples"]["time"] for t in data["threads"]), key=len)
    steps = sorted(b - a for a, b in zip(longest, longest[1:]) if b > a)
    interval = data["meta"]["interval"] / 1e3
    if steps[len(steps) // 2] / 1e3 > 2 * interval:  # made by replay, whose interval is another one
        interval = steps[len(steps) // 2] / 1e3
    tally = Tally()
    for t in data["threads"]:
        for at in t["samples"]["stack"]:
            stack = []
            while at is not None:
                frame = t["stackTable"]["frame"][at]
                func = t["frameTable"]["func"][frame]
                file = t["funcTable"]["fileName"][func]
                file = t["resourceTable"]["name"][t["funcTable"]["resource"][func]] if file is None else file
                stack.append((strings[t["funcTable"]["name"][func]], strings[file], t["frameTable"]["line"][frame] or 0, 0))
                at = t["stackTable"]["prefix"][at]
            tally.add(stack[::-1], interval)
    tally.write(path)


def pyinstrument_json(path):
    tally = Tally(by_first=True, samples=False)

    def visit(node, stack):
        stack = stack + [(node["function"], node["file_path"], node["line_no"], 0)]
        children = [c for c in node["children"] if c["function"] != "[self]"]
        tally.add(stack, max(node["time"] - sum(c["time"] for c in children), 0))
        for child in children:
            visit(child, stack)

    data = json.load(open(path))
    visit(data["root_frame"], [])
    tally.sampled, tally.samples = True, data["sample_count"]
    tally.write(path)


def pyinstrument_session(path):
    from pyinstrument.frame import Frame
    from pyinstrument.session import Session

    tally = Tally()
    for identifiers, time in Session.load(path).frame_records:
        stack = []
        for identifier in identifiers:
            frame = Frame(identifier)
            if frame.file_path == "<thread>":
                continue
            current = re.search("\x01l(\\d+)", identifier)
            stack.append((frame.function, frame.file_path, int(current[1]) if current else frame.line_no, frame.line_no))
        tally.add(stack, time)
    tally.write(path)


def trace(path):
    data = json.load((gzip.open if path.endswith(".gz") else open)(path))
    events = data["traceEvents"] if isinstance(data, dict) else data
    calls, open_calls = defaultdict(list), defaultdict(list)
    for event in events:
        where = event.get("pid"), event.get("tid")
        if event["ph"] == "X":
            calls[where].append((event["ts"], event["ts"] + event["dur"], event))
        elif event["ph"] == "B":
            open_calls[where].append(event)
        elif event["ph"] == "E":
            begun = open_calls[where].pop()
            calls[where].append((begun["ts"], event["ts"], begun))
    tally = Tally(samples=False)
    tally.pyspy = isinstance(data, list)
    for where, list_ in calls.items():
        ordered = sorted(enumerate(list_), key=lambda c: (c[1][0], -c[1][1], -c[0]))
        stack = []

        def pop():
            start, end, frame, inner = stack.pop()
            if frame:
                tally.add([f for *_, f, _ in stack if f] + [frame], max(end - start - inner, 0) / 1e6)
                if stack:
                    stack[-1][3] += end - start

        for _, (start, end, event) in ordered:
            while stack and not (start < stack[-1][1] - 5e-4 and end <= stack[-1][1] + 5e-4 or start >= stack[-1][0] and end <= stack[-1][1]):
                pop()
            if tally.pyspy:
                args = event["args"]
                frame = (event["name"], args["filename"], args["line"], 0) if args["filename"] else None
            else:
                name, file, line = (PYSPY.match(event["name"]) or re.match("(.*)()()", event["name"])).groups()
                frame = (name, file, 0, int(line or 0))
                tally.seen[name, file, int(line or 0)] = int(line or 0)
            stack.append([start, end, frame, 0])
        while stack:
            pop()
    tally.write(path)


def pprof(path):
    from austin.format.pprof import profile_pb2

    read = profile_pb2.Profile()
    read.ParseFromString(Path(path).read_bytes())
    text = read.string_table
    functions = {f.id: (text[f.name], text[f.filename], f.start_line) for f in read.function}
    locations = {l.id: [(*functions[x.function_id][:2], x.line, functions[x.function_id][2]) for x in reversed(l.line)] for l in read.location}
    tally = Tally()
    assert text[read.sample_type[-1].unit] == "\u03bcs", text[read.sample_type[-1].unit]
    for sample in read.sample:
        tally.add([f for i in reversed(sample.location_id) for f in locations[i]], sample.value[-1] / 1e6)
    tally.write(path)


def perf(path):
    tally = Tally()
    for block in re.split(r"\n\s*\n", Path(path).read_text().strip()):
        head, *rest = block.split("\n")
        stack = [m.groups() for m in (re.match(r"\s+\w+ py::([^:]*):(.*)\+0x\w+ \(", line) for line in rest) if m]
        period = int(re.search(r":\s+(\d+) cpu-clock", head)[1])
        tally.add([(n, f, 0, 0) for n, f in reversed(stack)] or [("<native>", "", 0, 0)], period / 1e9)
    tally.write(path)


def main():
    for name in ("pyspy", "pyspy-gil", "pyspy-threads-subproc"):
        speedscope(f"pyspy/{name}.speedscope.json")
    speedscope("memray/memray.speedscope.json")
    speedscope("pyinstrument/pyinstrument.speedscope.json", by_first=True)
    speedscope("austin/austin2speedscope.json")
    speedscope("austin/austin2speedscope-full.json")
    for name in ("pyspy", "pyspy-gil", "pyspy-idle"):
        raw(f"pyspy/{name}.raw.txt")
    raw("pyspy/pyspy-function.raw.txt", by_first=True)
    for name in ("wall", "full-children-gc", "sleepless", "memory"):
        austin_text(f"austin/austin-3.7-{name}.collapsed.txt")
    for name in ("3.7-wall", "4.0-wall", "4.0-cpu", "4.0-full-children-gc"):
        austin_mojo(f"austin/austin-{name}.mojo")
    for path in sorted(Path("tachyon").glob("**/*collapsed*")):
        tachyon_collapsed(str(path))
    for path in sorted(Path("tachyon").glob("**/*.jsonl")):
        tachyon_lines(str(path))
    for path in sorted(Path("tachyon").glob("*.gecko.json")):
        gecko(str(path))
    pyinstrument_json("pyinstrument/pyinstrument.json")
    pyinstrument_session("pyinstrument/pyinstrument.pyisession")
    for path in ("pyspy/pyspy.chrometrace.json", "viztracer/viztracer.json", "viztracer/viztracer-async.json", "viztracer/viztracer.json.gz", "viztracer/viztracer-pool.json.gz"):
        trace(path)
    pprof("pprof/austin2pprof.pprof")
    for path in sorted(Path("perf").glob("perf-script*")):
        perf(str(path))
    rows = (f"{json.dumps(name)}:{json.dumps(row, separators=(',', ':'))}" for name, row in sorted(RECORDED.items()))
    Path("recorded/stacks.json").write_text("{\n" + ",\n".join(rows) + "\n}\n")


main()
