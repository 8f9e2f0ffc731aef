package project

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
)

// rewritten are the texts after the rewrites at the cursor <|> in the source, and the reasons of those that are refused.
func rewritten(t *testing.T, source string) (texts, reasons []string) {
	t.Helper()
	at := strings.Index(source, "<|>")
	f := syntax.NewFile([]byte(strings.Replace(source, "<|>", "", 1)))
	s := NewSession(Config{Target: py.Target{Version: py.V311}, Table: knowledge.Default(), Roots: []string{"."}})
	s.Set("a.py", f)
	if _, err := s.Analyze(context.Background()); err != nil {
		t.Fatal(err)
	}
	p := position(f, at)
	found, err := s.Refactorings(context.Background(), "a.py", Range{p, p})
	if err != nil {
		t.Fatal(err)
	}
	for i := range found {
		if r := &found[i]; r.Refused.EN != "" {
			reasons = append(reasons, r.Refused.EN)
		} else {
			texts = append(texts, string(applied(f, r.Edits)))
		}
	}
	return texts, reasons
}

func TestRefactorings(t *testing.T) {
	const work = "def square(x):\n    return x * x\n\n\n"
	for name, c := range map[string]struct {
		before string
		after  []string
	}{
		"processes": {
			"\"\"\"Doc.\"\"\"\nimport sys\n\n\n" + work + "def main(xs):\n    ys = [<|>square(x) for x in xs]  # all\n    return ys\n\n\nif __name__ == \"__main__\":\n    print(main([1, 2, 3]))\n",
			[]string{"\"\"\"Doc.\"\"\"\nimport concurrent.futures\nimport sys\n\n\n" + work + "def main(xs):\n    with concurrent.futures.ProcessPoolExecutor() as executor:\n        ys = list(executor.map(square, xs))  # all\n    return ys\n\n\nif __name__ == \"__main__\":\n    print(main([1, 2, 3]))\n",
				"\"\"\"Doc.\"\"\"\nimport concurrent.futures\nimport sys\n\n\n" + work + "def main(xs):\n    with concurrent.futures.ProcessPoolExecutor() as executor:\n        ys = list(executor.map(square, xs, chunksize=16))  # all\n    return ys\n\n\nif __name__ == \"__main__\":\n    print(main([1, 2, 3]))\n"},
		},
		"threads in a method, with tabs": {
			"import time\nfrom concurrent.futures import ThreadPoolExecutor\n\n\nclass A:\n\tdef wait(self, x):\n\t\ttime.sleep(0.01)\n\t\treturn x\n\n\tdef all(self, xs):\n\t\tys = []\n\t\tfor x in xs:<|>\n\t\t\tys.append(self.wait(x))\n\t\treturn ys\n\n\nprint(A().all([1, 2]))\n",
			nil,
		},
		"threads": {
			"import time\n\n\ndef wait(x):\n\ttime.sleep(0.01)\n\treturn x\n\n\ndef main(xs):\n\tys = []\n\tfor x in xs:<|>\n\t\tys.append(wait(x))\n\treturn ys\n\n\nprint(main([1, 2]))\n",
			[]string{"import concurrent.futures\nimport time\n\n\ndef wait(x):\n\ttime.sleep(0.01)\n\treturn x\n\n\ndef main(xs):\n\tys = []\n\twith concurrent.futures.ThreadPoolExecutor() as executor:\n\t\tys.extend(executor.map(wait, xs))\n\treturn ys\n\n\nprint(main([1, 2]))\n"},
		},
		"two lists": {
			"import time\n\n\ndef wait(x):\n    time.sleep(0.01)\n    return x\n\n\ndef rest(x):\n    time.sleep(0.01)\n    return -x\n\n\ndef main(xs):\n    ys = []\n    zs = []\n    for x in xs:<|>\n        ys.append(wait(x))\n        zs.append(rest(x))\n    return ys, zs\n\n\nprint(main(iter([1, 2])))\n",
			[]string{"import concurrent.futures\nimport time\n\n\ndef wait(x):\n    time.sleep(0.01)\n    return x\n\n\ndef rest(x):\n    time.sleep(0.01)\n    return -x\n\n\ndef main(xs):\n    ys = []\n    zs = []\n    turns = list(xs)\n    with concurrent.futures.ThreadPoolExecutor() as executor:\n        ys.extend(executor.map(wait, turns))\n        zs.extend(executor.map(rest, turns))\n    return ys, zs\n\n\nprint(main(iter([1, 2])))\n"},
		},
		"two lists by processes": {
			"import sys\n\n\n" + work + "def cube(x):\n    return x * x * x\n\n\ndef main(xs):\n    ys, zs = list(), list()\n    for x in range(3):<|>\n        ys.append(square(x))\n        zs.append(cube(x))\n    return ys, zs\n\n\nif __name__ == \"__main__\":\n    print(main(sys.argv))\n",
			[]string{"import concurrent.futures\nimport sys\n\n\n" + work + "def cube(x):\n    return x * x * x\n\n\ndef main(xs):\n    ys, zs = list(), list()\n    turns = list(range(3))\n    with concurrent.futures.ProcessPoolExecutor() as executor:\n        ys.extend(executor.map(square, turns))\n        zs.extend(executor.map(cube, turns))\n    return ys, zs\n\n\nif __name__ == \"__main__\":\n    print(main(sys.argv))\n"},
		},
		"gather and a group": {
			"import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    ys = [await f(x) <|>for x in xs]\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n",
			[]string{
				"import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    ys = await asyncio.gather(*[f(x) for x in xs])\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n",
				"import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    async with asyncio.TaskGroup() as group:\n        tasks = [group.create_task(f(x)) for x in xs]\n    ys = [task.result() for task in tasks]\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n",
				"import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    semaphore = asyncio.Semaphore(10)\n\n    async def limited(x):\n        async with semaphore:\n            return await f(x)\n\n    ys = await asyncio.gather(*[limited(x) for x in xs])\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n",
			},
		},
		"gather that is an operand": {
			"import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    return sum([await f(x)<|> for x in xs])\n\n\nprint(asyncio.run(main([1, 2])))\n",
			[]string{"import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    return sum(await asyncio.gather(*[f(x) for x in xs]))\n\n\nprint(asyncio.run(main([1, 2])))\n", "import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    semaphore = asyncio.Semaphore(10)\n\n    async def limited(x):\n        async with semaphore:\n            return await f(x)\n\n    return sum(await asyncio.gather(*[limited(x) for x in xs]))\n\n\nprint(asyncio.run(main([1, 2])))\n"},
		},
		"a group takes coroutines only": {
			"import asyncio\n\n\ndef f(x):\n    return asyncio.sleep(0, x)\n\n\nasync def main(xs):\n    ys = [await f(x) <|>for x in xs]\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n",
			[]string{"import asyncio\n\n\ndef f(x):\n    return asyncio.sleep(0, x)\n\n\nasync def main(xs):\n    ys = await asyncio.gather(*[f(x) for x in xs])\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n", "import asyncio\n\n\ndef f(x):\n    return asyncio.sleep(0, x)\n\n\nasync def main(xs):\n    semaphore = asyncio.Semaphore(10)\n\n    async def limited(x):\n        async with semaphore:\n            return await f(x)\n\n    ys = await asyncio.gather(*[limited(x) for x in xs])\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n"},
		},
		"gather of a loop": {
			"import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    ys = []\n    for x in xs<|>:\n        ys.append(await f(x))\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n",
			[]string{
				"import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    ys = []\n    ys.extend(await asyncio.gather(*[f(x) for x in xs]))\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n",
				"import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    ys = []\n    async with asyncio.TaskGroup() as group:\n        tasks = [group.create_task(f(x)) for x in xs]\n    ys.extend([task.result() for task in tasks])\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n",
				"import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    ys = []\n    semaphore = asyncio.Semaphore(10)\n\n    async def limited(x):\n        async with semaphore:\n            return await f(x)\n\n    ys.extend(await asyncio.gather(*[limited(x) for x in xs]))\n    return ys\n\n\nprint(asyncio.run(main([1, 2])))\n",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			texts, reasons := rewritten(t, c.before)
			if strings.Join(texts, "\n----\n") != strings.Join(c.after, "\n----\n") {
				t.Fatalf("refused: %v\n%s", reasons, strings.Join(texts, "\n----\n"))
			}
			before := runPython(t, strings.Replace(c.before, "<|>", "", 1))
			for _, after := range texts {
				if got := runPython(t, after); got != before && !strings.Contains(after, "TaskGroup") && !strings.Contains(after, "as_completed") {
					t.Errorf("prints %q, before %q", got, before)
				}
			}
		})
	}
}

// TestShapesOfLoops looks for the lines of each rewrite, and runs it.
func TestShapesOfLoops(t *testing.T) {
	const plain = "import time\n\n\ndef square(x):\n    return x * x\n\n\ndef power(x, y):\n    return x ** y\n\n\ndef wait(x):\n    time.sleep(0.01)\n    return x\n\n\n"
	const awaited = "import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\n"
	for name, c := range map[string]struct {
		head, body string
		want       []string
	}{
		"dict of processes": {plain, "def main(xs):\n    d = {}\n    for x in xs:<|>\n        d[x] = square(x)\n    return d\n", []string{
			"    turns = list(xs)\n    with concurrent.futures.ProcessPoolExecutor() as executor:\n        d.update(zip(turns, executor.map(square, turns)))\n",
			"        d.update(zip(turns, executor.map(square, turns, chunksize=16)))\n",
			"        futures = {executor.submit(square, x): x for x in xs}\n        for future in concurrent.futures.as_completed(futures):\n            d[futures[future]] = future.result()\n",
		}},
		"dict of threads by another key": {plain, "def main(xs):\n    d = {}\n    for k, x in enumerate(xs):<|>\n        d[(k, 1)] = wait(x)\n    return d\n", []string{
			"    turns = list(enumerate(xs))\n    with concurrent.futures.ThreadPoolExecutor() as executor:\n        d.update(zip([(k, 1) for k, x in turns], executor.map(wait, [x for k, x in turns])))\n",
			"futures = {executor.submit(wait, x): (k, 1) for k, x in enumerate(xs)}",
		}},
		"set of processes":   {plain, "def main(xs):\n    return {<|>square(x) for x in xs}\n", []string{"        return set(executor.map(square, xs))\n", "chunksize=16))\n"}},
		"dict comprehension": {plain, "def main(xs):\n    return {x: <|>wait(x) for x in xs}\n", []string{"    turns = list(xs)\n    with concurrent.futures.ThreadPoolExecutor() as executor:\n        return dict(zip(turns, executor.map(wait, turns)))\n"}},
		"zip":                {plain, "def main(xs):\n    return [<|>power(x, y) for y, x in zip(xs, xs)]\n", []string{"list(executor.map(power, xs, xs))", "list(executor.map(power, xs, xs, chunksize=16))"}},
		"enumerate":          {plain, "def main(xs):\n    return [<|>power(i, x) for i, x in enumerate(xs, 1)]\n", []string{"list(executor.map(power, itertools.count(1), xs))", "chunksize=16"}},
		"set of coroutines":  {awaited, "async def main(xs):\n    return {<|>await f(x) for x in xs}\n", []string{"return set(await asyncio.gather(*[f(x) for x in xs]))\n", "return set([task.result() for task in tasks])\n"}},
		"dict of coroutines": {awaited, "async def main(xs):\n    d = {}\n    for x in xs:<|>\n        d[x] = await f(x)\n    return d\n", []string{
			"    turns = list(xs)\n    d.update(zip(turns, await asyncio.gather(*[f(x) for x in turns])))\n",
			"        tasks = [group.create_task(f(x)) for x in turns]\n    d.update(zip(turns, [task.result() for task in tasks]))\n",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			run := "\n\nif __name__ == \"__main__\":\n    print(main([1, 2, 3]))\n"
			if c.head == awaited {
				run = "\n\nprint(asyncio.run(main([1, 2, 3])))\n"
			}
			texts, reasons := rewritten(t, c.head+c.body+run)
			if len(texts) != len(c.want) {
				t.Fatalf("refused: %v\n%s", reasons, strings.Join(texts, "\n----\n"))
			}
			before := runPython(t, c.head+strings.Replace(c.body, "<|>", "", 1)+run)
			for i, after := range texts {
				if !strings.Contains(after, c.want[i]) {
					t.Errorf("want %s in\n%s", c.want[i], after)
				}
				if got := runPython(t, after); got != before && !strings.Contains(after, "TaskGroup") && !strings.Contains(after, "as_completed") {
					t.Errorf("prints %q, before %q", got, before)
				}
			}
		})
	}
}

func runPython(t *testing.T, source string) string {
	t.Helper()
	folder := t.TempDir()
	path := folder + "/a.py"
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("python3", path).CombinedOutput()
	if err != nil && !strings.Contains(source, "TaskGroup") {
		t.Errorf("python3: %v\n%s\n%s", err, out, source)
	}
	return string(out)
}

func TestRefactoringsAreRefused(t *testing.T) {
	const head = "import asyncio\ntotal = 0\nseen = []\n\n\ndef square(x):\n    return x * x\n\n\ndef count(x):\n    global total\n    total += x\n    return total\n\n\ndef tell(x):\n    print(x)\n    return x\n\n\n"
	for name, c := range map[string]struct{ body, why string }{
		"writes":         {"def main(xs):\n    return [<|>count(x) for x in xs]\n", "total changes what other turns can see"},
		"order":          {"def main(xs):\n    return [<|>tell(x) for x in xs]\n", "the order of print(x) shows"},
		"unknown":        {"def main(xs, f):\n    return [<|>f(x) for x in xs]\n", "not known what f(x) does"},
		"break":          {"def main(xs):\n    for x in xs:<|>\n        if x:\n            break\n", "break ends the loop early"},
		"yield":          {"def main(xs):\n    for x in xs:<|>\n        yield x\n", "yield x ends the loop early"},
		"sum":            {"def main(xs):\n    s = 0\n    for x in xs:<|>\n        s += square(x)\n    return s\n", "s += square(x) carries a value"},
		"lambda":         {"def main(xs):\n    f = lambda x: x\n    return [<|>f(x) for x in xs]\n", "given a function of a module"},
		"module":         {"ys = [<|>square(x) for x in [1, 2]]\n", "put it in a function"},
		"comment":        {"def main(xs):\n    ys = []\n    for x in xs:<|>\n        # why\n        ys.append(square(x))\n    return ys\n", "a comment inside"},
		"used":           {"def main(xs):\n    ys = []\n    for x in xs:<|>\n        ys.append(square(x))\n    return ys, x\n", "x is used after the loop"},
		"mixed":          {"import time\n\n\ndef rest(x):\n    time.sleep(0.01)\n    return x\n\n\ndef main(xs):\n    ys, zs = [], []\n    for x in xs:<|>\n        ys.append(square(x))\n        zs.append(rest(x))\n    return ys, zs\n", "one of the calls waits"},
		"one of two":     {"def main(xs):\n    ys, zs = [], []\n    for x in xs:<|>\n        ys.append(square(x))\n        zs.append(tell(x))\n    return ys, zs\n", "the order of print(x) shows"},
		"one list twice": {"def main(xs):\n    ys = []\n    for x in xs:<|>\n        ys.append(square(x))\n        ys.append(square(x))\n    return ys\n", "only a loop that keeps the result"},
		"two parts":      {"def main(xs):\n    return [<|>square(x) for x in xs if x]\n", "only a loop that keeps the result"},
	} {
		t.Run(name, func(t *testing.T) {
			texts, reasons := rewritten(t, head+c.body)
			if len(texts) > 0 || len(reasons) != 1 || !strings.Contains(reasons[0], c.why) {
				t.Errorf("%q, want %q\n%s", reasons, c.why, strings.Join(texts, "\n"))
			}
		})
	}
}
