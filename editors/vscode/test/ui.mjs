// node test/ui.mjs TOOLS VSIX NOWHERE [silent]: what a user sees and does in a real VS Code; NOWHERE is the extension of
// test/nowhere. With "silent" the server answers nothing, and each test that asks it something must fail waiting for it.
// Screenshots of the README are written to the folder in SCREENSHOTS.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { start, until, write } from './codeserver.mjs';
import { files, samples, spoiled, mended } from './shop.mjs';
import { Silence, Window } from './window.mjs';

const [tools, extension, nowhere] = process.argv.slice(2, 5).map((p) => path.resolve(p));
const silent = process.argv[5] === 'silent';
const only = process.env.ONLY?.split('|');

const inEnglish = {
  async 'squiggles and the Problems panel'(w) {
    await w.open('orders.py');
    await w.squiggled(2);
    await w.command('Problems: Focus on Problems View');
    await w.served('the rows', async () => (await w.someText(w.problems, /slow\(\).*parahint.*transitive-blocking-in-async/)) &&
      (await w.someText(w.problems, /parahint.*wrong-thread-arguments/)));
  },

  async 'related information jumps to another file'(w) {
    await w.open('orders.py');
    await w.command('Problems: Focus on Problems View');
    const row = w.problems.filter({ hasText: 'transitive-blocking-in-async' }).first();
    await w.served('the row', () => row.isVisible());
    await row.click();
    await w.press('ArrowRight');
    await w.problems.filter({ hasText: 'helpers.py' }).filter({ hasText: 'slow calls time.sleep()' }).first().dblclick();
    await w.page.locator('.tab.active[data-resource-name="helpers.py"]').waitFor();
    await w.focused('5,');
    await w.command('View: Hide Panel');
  },

  async 'hover with the page'(w) {
    await w.open('orders.py');
    await w.caret(11, 17);
    await w.hover(/Coroutine that blocks through the functions it calls/);
    await shot(w, 'findings', 490);
  },

  async 'quick fix by lightbulb'(w) {
    await spoil(w, 'bulb.py');
    await w.squiggled(1);
    await w.caret(9, 50);
    const bulb = w.page.locator('.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible').first();
    await w.served('the bulb', () => bulb.isVisible());
    await bulb.click();
    const row = w.page.locator('.action-widget .monaco-list-row', { hasText: 'Make args a tuple of one' }).first();
    await w.served('the fix', () => row.isVisible());
    await shot(w, 'quick-fix', 340);
    await row.click();
    await saved(w, 'bulb.py', mended);
  },

  async 'quick fix by keyboard'(w) {
    await spoil(w, 'keys.py');
    await w.squiggled(1);
    await w.caret(9, 50);
    const row = w.page.locator('.action-widget .monaco-list-row.focused', { hasText: 'Make args a tuple of one' });
    await w.served('the fix', async () => {
      await w.press('Escape', 'Control+.'); // again, for the editor may have had no findings yet
      return row.waitFor({ timeout: 1_500 }).then(() => true, () => false);
    });
    await w.press('Enter');
    await saved(w, 'keys.py', mended);
  },

  async 'fix all on save'(w) {
    await spoil(w, 'onsave.py');
    write(w.workspace, { '.vscode/settings.json': '{ "editor.codeActionsOnSave": { "source.fixAll.parahint": "explicit" } }' });
    try {
      await w.served('the bytes on disk', async () => {
        await w.press('Control+S');
        return disk(w, 'onsave.py') === mended;
      });
    } finally {
      fs.rmSync(path.join(w.workspace, '.vscode/settings.json'));
    }
  },

  async 'suppression'(w) {
    await spoil(w, 'quiet.py');
    await w.squiggled(1);
    await w.caret(9, 50);
    await w.command('parahint: Suppress the Finding at the Cursor');
    await w.squiggled(0);
    await saved(w, 'quiet.py', spoiled.replace('args=(1))', 'args=(1))  # parahint: ignore[wrong-thread-arguments]'));
  },

  async 'a setting takes effect without a restart'(w) {
    await spoil(w, 'setting.py');
    await w.squiggled(1);
    write(w.workspace, { '.vscode/settings.json': '{ "parahint.ignore": ["wrong-thread-arguments"] }' });
    await w.squiggled(0);
    fs.rmSync(path.join(w.workspace, '.vscode/settings.json'));
    await w.squiggled(1);
  },

  async 'the state of the server, its log, debug information'(w) {
    await w.open('orders.py');
    const state = w.page.locator('.hover-language-status', { hasText: /parahint \d+\.\d+\.\d+/ });
    await w.served('the state', async () => {
      await w.page.locator('[id="status.languageStatus"]').hover({ timeout: 2_000 }).catch(() => undefined);
      return state.first().waitFor({ timeout: 1_500 }).then(() => true, () => w.page.mouse.move(640, 400));
    });
    await w.page.mouse.move(640, 790);
    await w.command('parahint: Show the Server');
    await w.page.locator('.panel .monaco-editor.focused').waitFor();
    await w.command('View: Hide Panel');
    await w.command('parahint: Show Debug Information');
    await w.served('the information', () => w.someText(w.page.locator('.view-line'), /^Server: \d+\.\d+\.\d+, running$/));
    await w.command('View: Revert and Close Editor');
  },

  async 'server killed and back'(w) {
    await spoil(w, 'killed.py');
    await w.squiggled(1);
    const before = servers(w);
    assert.equal(before.length, 1);
    process.kill(before[0], 'SIGKILL');
    await until('another server', () => servers(w).some((pid) => !before.includes(pid)));
    await w.caret(9, 1);
    await w.press('End', 'Enter');
    await w.page.keyboard.type('again = threading.Thread(target=work, args=(2))');
    await w.squiggled(2);
  },

  async 'a message after five crashes, and the command that restarts'(w) {
    await spoil(w, 'crashes.py');
    await w.squiggled(1);
    const message = w.page.locator('.notifications-toasts', { hasText: 'parahint ended 5 times' });
    await until('the message', async () => {
      servers(w).forEach((pid) => { process.kill(pid, 'SIGKILL'); });
      return message.isVisible();
    }, 120_000);
    await until('no server', () => servers(w).length === 0);
    await w.command('Notifications: Clear All Notifications');
    await w.command('parahint: Restart the Server');
    await until('a server', () => servers(w).length === 1);
    await w.caret(9, 1);
    await w.press('End', 'Enter');
    await w.page.keyboard.type('again = threading.Thread(target=work, args=(2))');
    await w.squiggled(2);
  },

  async 'a cell of a notebook'(w) {
    await w.openFile('book.ipynb');
    const cell = (i) => w.page.locator('.notebookOverlay .code-cell-row').nth(i).locator('.squiggly-warning, .squiggly-error');
    await w.served('the squiggle', async () => (await cell(1).count()) === 1);
    assert.equal(await cell(0).count(), 0, 'the cell above');
  },

  async 'a profile over the source'(w) {
    await w.open('pricing.py');
    write(w.workspace, { 'shop.collapsed': samples });
    const file = w.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'shop.collapsed' });
    await file.click({ button: 'right' });
    const item = w.page.locator('.monaco-menu .action-item', { hasText: 'Show a Profile over the Source' });
    await item.waitFor();
    await until('the menu taken', async () => { // a menu that opens just now swallows clicks
      await item.click({ timeout: 1_500 }).catch(() => undefined);
      return item.waitFor({ state: 'hidden', timeout: 1_500 }).then(() => true, () => false);
    });
    await w.served('the lens', () => w.someText(w.lenses(), /^self .*\(6\d\s?%\) · total/));
    await w.served('the number behind a line', () => w.someText(w.page.locator('.view-line'), /◂ 6\d\s?% self/));
    await w.served('the colours', async () => (await w.heat()).length >= 2);
    await w.caret(1, 1);
    await shot(w, 'profile-dark');
  },

  async 'the overlay follows edits, and themes'(w) {
    await w.open('pricing.py');
    await w.served('the colours', async () => (await w.heat()).length >= 2);
    const before = await w.hotLine();
    await w.caret(1, 1);
    await w.page.keyboard.type('# above\n');
    await w.served('the heat moved', async () => (await w.hotLine()) === before + 1);
    await w.press('Control+Z', 'Control+Z', 'Control+Z');
    const seen = [(await w.heat()).join()];
    for (const [theme, name] of [['Light Modern', 'profile-light'], ['High Contrast', 'high-contrast'], ['High Contrast Light', 'high-contrast-light']]) {
      write(w.workspace, { '.vscode/settings.json': JSON.stringify({ 'workbench.colorTheme': `Default ${theme}` }) });
      await w.served(`colours of ${theme}`, async () => !seen.includes((await w.heat()).join()));
      seen.push((await w.heat()).join());
      const edges = theme.startsWith('High') ? ['4px', '2px', '1px'] : ['none'];
      await w.served(`the edges in ${theme}`, async () => {
        const all = await w.edges();
        return edges.every((edge) => all.includes(edge));
      });
      await shot(w, name);
    }
    fs.rmSync(path.join(w.workspace, '.vscode/settings.json'));
  },

  async 'each view of profiles can be turned off'(w) {
    await w.open('pricing.py');
    const numbers = () => w.someText(w.page.locator('.view-line'), /◂ 6\d/);
    await w.served('all of it', async () => (await numbers()) && (await w.lenses().count()) > 0 && (await w.heat()).length >= 2);
    write(w.workspace, { '.vscode/settings.json': '{ "parahint.show-profiles": "off", "parahint.heat": false }' });
    await w.served('nothing', async () => !(await numbers()) && (await w.lenses().count()) === 0 && (await w.heat()).length === 0);
    fs.rmSync(path.join(w.workspace, '.vscode/settings.json'));
    await w.served('all of it again', async () => (await numbers()) && (await w.lenses().count()) > 0 && (await w.heat()).length >= 2);
  },

  async 'profiles survive a crash; jump to the hottest, clear'(w) {
    await w.open('orders.py');
    servers(w).forEach((pid) => { process.kill(pid, 'SIGKILL'); });
    const row = w.focusedRow('score');
    await w.served('the list', async () => {
      await w.reset();
      await w.command('parahint: Jump to the Hottest Function');
      return row.waitFor({ timeout: 1_500 }).then(() => true, () => false);
    });
    assert.match((await w.texts(row))[0], /6\d(\.\d)?%.*score.*self/);
    await w.press('Enter');
    await w.page.locator('.tab.active[data-resource-name="pricing.py"]').waitFor();
    await w.served('the colours', async () => (await w.heat()).length >= 2);
    await w.command('parahint: Clear the Profiles');
    await w.served('no colours', async () => (await w.heat()).length === 0);
  },

  async 'a profile that the settings name, read again when it changes'(w) {
    await w.open('pricing.py');
    write(w.workspace, { '.vscode/settings.json': '{ "parahint.profiles": ["prof/*.collapsed"] }', 'prof/a.collapsed': samples });
    try {
      await w.served('the colours', async () => (await w.heat()).length >= 2);
      write(w.workspace, { 'prof/a.collapsed': samples.split('\n').slice(0, 1).join('\n') + '\n' });
      await w.served('other numbers', () => w.someText(w.lenses(), /\(100\s?%\)/));
      fs.rmSync(path.join(w.workspace, 'prof/a.collapsed'));
      await w.served('no colours', async () => (await w.heat()).length === 0);
    } finally {
      fs.rmSync(path.join(w.workspace, '.vscode/settings.json'));
    }
  },

  async 'the file under a profiler, and what if'(w) {
    await w.open('work.py');
    await w.command('parahint: Run the File under a Profiler');
    await w.focusedRow('cProfile').waitFor();
    await w.press('Enter');
    await w.page.locator('.terminal-wrapper.active').waitFor();
    await w.served('the lens', () => w.someText(w.lenses(), /^self .* · total/));
    await w.open('work.py');
    await w.caret(1, 5);
    await w.command('parahint: What If the Function at the Cursor Had More Workers');
    await w.page.locator('.quick-input-widget:visible', { hasText: 'piece=5ms' }).waitFor();
    await w.press('Enter');
    await w.served('the answer', () => w.inFrames(/What if burn/));
  },
};

// What asks nothing of the server.
const alone = {
  async 'the walkthrough'(w) {
    await w.command('Welcome: Open Walkthrough');
    await w.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Get started with parahint' }).click();
    await w.page.locator('.getting-started-step', { hasText: 'Measure' }).click();
    await until('its picture', () => w.inFrames(/◂ 62 %/));
    await w.command('View: Close All Editors');
  },
};

// A workspace of two folders that is not trusted, whose settings name a program.
const inFrench = {
  async 'French, untrusted: findings, and nothing is run'(w) {
    await w.open('orders.py');
    await w.squiggled(2);
    await w.caret(11, 17);
    await w.hover(/Coroutine qui bloque par les fonctions qu'elle appelle/);
    assert.ok(!fs.existsSync(path.join(w.workspace, 'was-run')), 'a program of the settings was run');
    await w.reset();
    assert.ok(await w.someTitle('parahint: ', /Afficher un profil sur le source/));
    assert.ok(!(await w.someTitle('parahint: ', /Exécuter le fichier sous un profileur/)), 'a profiler is offered');
  },

  async 'two folders, each with its settings'(w) {
    await w.open('quiet.py');
    await w.squiggled(1);
    await w.open('orders.py');
    await w.squiggled(2);
    write(w.workspace, { 'other/.vscode/settings.json': '{}' });
    await w.open('quiet.py');
    await w.squiggled(2);
  },
};

// A folder that is on no disk.
const onNoDisk = {
  async 'a virtual workspace: nothing starts, and the reason is told'(w) {
    await w.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'app.py' }).dblclick();
    await w.focused();
    assert.deepEqual((await w.commands('parahint: ')).filter((t) => t.startsWith('parahint')), []);
    assert.deepEqual(servers(w), []);
    await w.command('Extensions: Show Installed Extensions');
    await w.page.locator('.extensions-list .monaco-list-row', { hasText: 'Concurrency hints' }).hover();
    await w.page.locator('.monaco-hover:visible', { hasText: 'The analysis reads files from the disk' }).first().waitFor();
  },
};

Object.assign(Window.prototype, {
  lenses() {
    return this.page.locator('.codelens-decoration');
  },
  /** The colours of lines, the topmost first. */
  heat() {
    return this.page.evaluate(() => [...globalThis.document.querySelectorAll('.view-overlays .cdr[class*="ced-"]')]
      .map((e) => globalThis.getComputedStyle(e).backgroundColor).filter((c) => c !== 'rgba(0, 0, 0, 0)'));
  },
  /** The widths of the edges left of coloured lines. */
  edges() {
    return this.page.evaluate(() => [...globalThis.document.querySelectorAll('.view-overlays .cdr[class*="ced-"]')].map((e) => globalThis.getComputedStyle(e))
      .filter((s) => s.backgroundColor !== 'rgba(0, 0, 0, 0)').map((s) => (s.borderLeftColor === 'rgba(0, 0, 0, 0)' ? 'none' : s.borderLeftWidth)));
  },
  /** The height of the topmost coloured line, in lines; -1 where none is coloured. */
  hotLine() {
    return this.page.evaluate(() => {
      const all = [...globalThis.document.querySelectorAll('.view-overlays .cdr[class*="ced-"]')];
      const line = all.find((e) => globalThis.getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)')?.parentElement;
      return line ? Math.round(line.offsetTop / line.offsetHeight) : -1;
    });
  },
  async someTitle(text, pattern) {
    return (await this.commands(text)).some((t) => pattern.test(t));
  },
});

/** Opens a new file with a finding. */
async function spoil(w, name) {
  write(w.workspace, { [`shop/${name}`]: spoiled });
  await w.open(name);
}

function disk(w, name) {
  return fs.readFileSync(path.join(w.workspace, 'shop', name), 'utf8');
}

async function saved(w, name, want) {
  await w.focused();
  await w.press('Control+S');
  await until('the bytes on disk', () => disk(w, name) === want, 10_000).catch(() => assert.equal(disk(w, name), want));
}

/** The servers of this window, by their working directories or homes. */
function servers(w) {
  const home = path.join(w.workspace, '..');
  return fs.readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
    try {
      const [program, what] = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return program.startsWith(home) && what === 'serve';
    } catch {
      return false;
    }
  }).map(Number);
}

async function shot(w, name, height = 440) {
  if (process.env.SCREENSHOTS && !silent) {
    await new Promise((r) => setTimeout(r, 500));
    fs.mkdirSync(process.env.SCREENSHOTS, { recursive: true });
    await w.page.screenshot({ path: path.join(process.env.SCREENSHOTS, `${name}.png`), clip: { x: 352, y: 64, width: 924, height } });
  }
}

/** Runs tests in one window; one that fails does not keep the others from running. */
async function run(tests, options) {
  const chosen = Object.entries(tests).filter(([name]) => !only || only.some((part) => name.includes(part)));
  if (chosen.length === 0) {
    return;
  }
  const code = await start({ tools, extensions: [extension], silent, ...options });
  const w = new Window(code, silent ? 1_200 : 60_000);
  try {
    await w.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    await w.page.mouse.move(640, 790);
    for (const [name, test] of chosen) {
      const began = performance.now();
      let failure;
      try {
        await w.reset();
        await test(w);
      } catch (e) {
        failure = e;
      }
      if (silent ? failure instanceof Silence : !failure) {
        console.log(`ok ${name}${silent ? ' fails without a server' : ''} (${Math.round(performance.now() - began)} ms)`);
        continue;
      }
      process.exitCode = 1;
      console.log(`FAILED ${name}: ${failure?.stack ?? 'passes without a server'}`);
      if (process.env.OUT) {
        fs.mkdirSync(process.env.OUT, { recursive: true });
        await w.page.screenshot({ path: path.join(process.env.OUT, `${name.replace(/\W+/g, '-')}.png`) });
      }
    }
  } finally {
    await code.stop();
  }
}

await run({ ...inEnglish, ...(silent ? {} : alone) }, { files });
await run(inFrench, {
  files: {
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`one/${name}`, text])),
    'other/quiet.py': `${spoiled}\n\nasync def wait():\n    import time\n    time.sleep(1)\n`,
    'other/.vscode/settings.json': '{ "parahint.ignore": ["wrong-thread-arguments"] }',
    'two.code-workspace': JSON.stringify({
      folders: [{ path: 'one' }, { path: 'other' }],
      settings: { 'parahint.path': '$FOLDER/program.sh', 'parahint.interpreter': '$FOLDER/program.sh' },
    }),
    'program.sh': '#!/bin/sh\ntouch $FOLDER/was-run\n',
  },
  folders: 'two.code-workspace', trust: false, locale: 'fr',
});
if (!silent) {
  await run(onNoDisk, {
    files: { 'nowhere.code-workspace': '{ "folders": [{ "uri": "nowhere:/shop" }] }' },
    folders: 'nowhere.code-workspace', extensions: [extension, nowhere],
  });
}
console.log(process.exitCode ? 'VSCODE WINDOW FAILED' : 'VSCODE WINDOW OK');
