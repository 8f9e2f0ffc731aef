import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';

/** A profiler: the programs to run one after the other, and the file that the last one writes. */
interface Profiler {
  name: string;
  /** The Python package it comes with; none for what is part of Python. */
  package?: string;
  suffix: string;
  steps: (call: Call) => string[][];
}

interface Call {
  python: string;
  script: string;
  out: string;
  version: string;
}

const profilers: Profiler[] = [
  { name: 'cProfile', suffix: '.prof', steps: (c) => [[c.python, '-m', 'cProfile', '-o', c.out, c.script]] },
  {
    name: 'py-spy', package: 'py-spy', suffix: '.speedscope.json',
    steps: (c) => [[beside(c.python, 'py-spy'), 'record', '--threads', '--format', 'speedscope', '--output', c.out, '--', c.python, c.script]],
  },
  {
    name: 'Scalene', package: 'scalene', suffix: '.json',
    steps: (c) => [c.version.startsWith('1.')
      ? [c.python, '-m', 'scalene', '--json', '--no-browser', '--outfile', c.out, c.script]
      : [c.python, '-m', 'scalene', 'run', '--no-browser', '-o', c.out, c.script]],
  },
  { name: 'pyinstrument', package: 'pyinstrument', suffix: '.json', steps: (c) => [[c.python, '-m', 'pyinstrument', '-r', 'json', '-o', c.out, c.script]] },
  {
    name: 'memray', package: 'memray', suffix: '.speedscope.json',
    steps: (c) => [
      [c.python, '-m', 'memray', 'run', '--force', '-o', `${c.out}.bin`, c.script],
      [c.python, '-m', 'memray', 'transform', '--force', '-o', c.out, 'speedscope', `${c.out}.bin`],
    ],
  },
  { name: 'line_profiler', package: 'line_profiler', suffix: '.lprof', steps: (c) => [[c.python, '-m', 'kernprof', '-l', '-p', c.script, '-o', c.out, c.script]] },
];

/** Runs the current file under a profiler in a terminal, then hands over the file that it wrote. */
export async function profileFile(context: vscode.ExtensionContext, show: (file: vscode.Uri) => Promise<void>): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Programs are run in a trusted workspace only.'));
    return;
  }
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'python' || document.uri.scheme !== 'file' || !(await document.save())) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the Python file that is to be run.'));
    return;
  }
  const python = await interpreter(document.uri);
  const versions = await installed(python, document.uri);
  const items = profilers.filter((p) => p.package === undefined || p.package in versions)
    .map((profiler) => ({ label: profiler.name, description: profiler.package && versions[profiler.package], profiler }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Run under which profiler?') });
  if (!picked) {
    return;
  }
  const folder = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'profiles').fsPath;
  fs.mkdirSync(folder, { recursive: true });
  const { profiler } = picked;
  const out = path.join(folder, `${path.basename(document.fileName, '.py')}-${profiler.name}${profiler.suffix}`);
  fs.rmSync(out, { force: true });
  for (const step of profiler.steps({ python, script: document.fileName, out, version: versions[profiler.package ?? ''] ?? '' })) {
    await inTerminal(profiler.name, step, document.uri);
  }
  if (fs.existsSync(out)) {
    await show(vscode.Uri.file(out));
  } else {
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} wrote no profile; the terminal shows what it said.', profiler.name));
  }
}

/** The Python to run: that of the settings, else the one chosen in the Python extension, else the one on the PATH. */
async function interpreter(file: vscode.Uri): Promise<string> {
  const chosen = vscode.workspace.getConfiguration('parahint', file).get<string>('interpreter');
  if (chosen) {
    return chosen;
  }
  const extension = vscode.extensions.getExtension<PythonExtension>('ms-python.python');
  const environments = (await extension?.activate())?.environments;
  const environment = environments && (await environments.resolveEnvironment(environments.getActiveEnvironmentPath(file)));
  return environment?.executable.uri?.fsPath ?? (process.platform === 'win32' ? 'python' : 'python3');
}

interface PythonExtension {
  environments?: {
    getActiveEnvironmentPath: (resource: vscode.Uri) => unknown;
    resolveEnvironment: (path: unknown) => Promise<{ executable: { uri?: vscode.Uri } } | undefined>;
  };
}

/** The versions of the profilers that the interpreter has, by package. */
async function installed(python: string, file: vscode.Uri): Promise<Record<string, string>> {
  const ask = 'import importlib.metadata as m, json, sys\n' +
    'print(json.dumps({d.metadata["Name"]: d.version for d in m.distributions() if d.metadata["Name"] in sys.argv}))';
  const names = profilers.flatMap((p) => p.package ?? []);
  try {
    const { stdout } = await promisify(execFile)(python, ['-c', ask, ...names], { cwd: folderOf(file), timeout: 20_000 });
    return JSON.parse(stdout) as Record<string, string>;
  } catch {
    return {}; // the terminal will say what is wrong with it
  }
}

/** The program that a package puts beside the interpreter, else the one on the PATH. */
function beside(python: string, name: string): string {
  const file = path.join(path.dirname(python), process.platform === 'win32' ? `${name}.exe` : name);
  return path.isAbsolute(python) && fs.existsSync(file) ? file : name;
}

/** Runs a program in a visible terminal, without a shell, and waits for its end. */
async function inTerminal(name: string, [program, ...args]: string[], file: vscode.Uri): Promise<void> {
  const task = new vscode.Task(
    { type: 'process' }, vscode.workspace.getWorkspaceFolder(file) ?? vscode.TaskScope.Workspace,
    vscode.l10n.t('{0} on {1}', name, path.basename(file.fsPath)), 'parahint',
    new vscode.ProcessExecution(program ?? '', args, { cwd: folderOf(file) }));
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Dedicated, clear: true };
  const ended = new Promise<void>((resolve) => {
    const listener = vscode.tasks.onDidEndTask((e) => {
      if (e.execution.task.name === task.name) {
        listener.dispose();
        resolve();
      }
    });
  });
  await vscode.tasks.executeTask(task);
  await ended;
}

function folderOf(file: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(file)?.uri.fsPath ?? path.dirname(file.fsPath);
}
