// node parity/run.mjs TOOLS VSIX DRIVER PARAHINT [silent]: the same session in Neovim and in VS Code, recorded at the wire,
// shows the same. With "silent" the server answers nothing, and the comparison must fail.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { start, until, write } from '../vscode/test/codeserver.mjs';
import { Session, differences, read } from './wire.mjs';

const [tools, vsix, driver, binary] = process.argv.slice(2, 6).map((p) => path.resolve(p));
const silent = process.argv[6] === 'silent';
const patience = silent ? 2_000 : 30_000;
const here = import.meta.dirname;
const demo = path.join(here, '../../testdata/projects/demo');
const session = JSON.parse(fs.readFileSync(path.join(here, 'session.json'), 'utf8'));

/** The demonstration project, the session's own files, and a server that is listened to. */
function files() {
  const names = fs.readdirSync(demo, { recursive: true }).map(String).filter((name) => fs.statSync(path.join(demo, name)).isFile());
  const server = silent ? 'exec cat >/dev/null' : `exec '${process.execPath}' '${here}/record.mjs' '$FOLDER/.wire.jsonl' '${binary}' "$@"`;
  return {
    ...Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(demo, name), 'utf8')])),
    ...session.files,
    'session.json': JSON.stringify(session),
    'server.sh': `#!/bin/sh\n${server}\n`,
    '.wire.jsonl': '',
    '.vscode/settings.json': '{ "parahint.path": "$FOLDER/server.sh" }',
  };
}

/** What was said, and the text that the session leaves in each file. */
function outcome(folder) {
  const texts = session.visits.map(({ file }) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]);
  return { ...new Session(read(path.join(folder, '.wire.jsonl'))), texts: Object.fromEntries(texts) };
}

function inNeovim() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parahint-neovim-'));
  try {
    write(folder, files());
    const args = [path.join(here, 'neovim.lua'), folder, path.join(folder, 'server.sh'), String(patience)];
    const run = spawnSync(path.join(tools, 'nvim/bin/nvim'), ['--clean', '--headless', '-u', 'NONE', '-l', ...args], { encoding: 'utf8' });
    return { ok: run.status === 0, said: run.stdout + run.stderr, ...outcome(folder) };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function inCode() {
  const code = await start({ tools, extensions: [vsix, driver], files: files(), env: { PARAHINT_PATIENCE: String(patience) } });
  try {
    const file = path.join(code.workspace, '.report.json');
    const report = JSON.parse(await until('the report', () => fs.existsSync(file) && fs.readFileSync(file, 'utf8'), 180_000));
    return { ok: report.ok, said: report.error, ...outcome(code.workspace) };
  } finally {
    await code.stop();
  }
}

const { ok: neovim, said: neovimSaid, ...shownInNeovim } = inNeovim();
const { ok: code, said: codeSaid, ...shownInCode } = await inCode();
const differ = differences(shownInNeovim, shownInCode);
if (silent) {
  const fails = !neovim && !code && differ.length > 0;
  console.log(fails ? 'ok fails without a server' : 'PARITY FAILED: it passes without a server');
  process.exitCode = fails ? 0 : 1;
} else {
  const wrong = [...(neovim ? [] : [neovimSaid]), ...(code ? [] : [codeSaid]), ...differ];
  const inBoth = (view) => Object.keys(shownInNeovim[view]).filter((key) => key in shownInCode[view]).length;
  const same = Object.keys(shownInNeovim).map((view) => `${inBoth(view)} ${view}`);
  console.log(wrong.length === 0 ? `PARITY OK, the same in both: ${same.join(', ')}` : `PARITY FAILED\n${wrong.join('\n')}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
