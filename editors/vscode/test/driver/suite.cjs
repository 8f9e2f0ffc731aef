// Runs in the extension host of a real VS Code: from the first finding to the bytes on disk. Its report is a file in the
// workspace; test/run.mjs waits for it.
const vscode = require('vscode');
const assert = require('node:assert/strict');
const fs = require('node:fs');

const silence = Number(process.env.PARAHINT_PATIENCE ?? 30000);

async function until(what, holds, patience = silence) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((r) => setTimeout(r, 30))) {
    const value = await holds();
    if (value) {
      return value;
    }
  }
  throw new Error(`timed out: ${what}`);
}

exports.activate = async () => {
  const report = { ok: false, steps: [] };
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const step = (what) => report.steps.push(what);
  const french = vscode.env.language.startsWith('fr');
  try {
    const doc = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'shop/app.py'));
    await vscode.window.showTextDocument(doc);
    const found = () => vscode.languages.getDiagnostics(doc.uri).filter((d) => d.source === 'parahint');
    const rule = (d) => (typeof d.code === 'object' ? d.code.value : d.code);
    const ids = () => found().map(rule).sort();
    await until('two findings', () => found().length === 2);
    assert.deepEqual(ids(), ['transitive-blocking-in-async', 'wrong-thread-arguments']);
    step('findings');

    const far = found().find((d) => rule(d) === 'transitive-blocking-in-async');
    assert.equal(far.range.start.line, 10);
    assert.equal(far.range.start.character, 15, 'the column behind an accent');
    assert.ok(far.relatedInformation[0].location.uri.path.endsWith('shop/helpers.py'));
    step('evidence in another file');
    if (french) {
      assert.match(far.message, /finit par appeler/);
    }

    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', doc.uri, far.range.start);
    assert.ok(hovers.some((h) => h.contents.some((c) => /Coroutine (that|qui) bl/.test(c.value))));
    step('hover');

    const near = found().find((d) => rule(d) === 'wrong-thread-arguments');
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', doc.uri, near.range, vscode.CodeActionKind.QuickFix.value);
    const fix = actions.find((a) => a.isPreferred);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await until('one finding left', () => found().length === 1);
    assert.ok(await doc.save());
    assert.match(fs.readFileSync(doc.uri.fsPath, 'utf8'), /args=\(1,\)\)/);
    step('fix, saved');

    const all = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', doc.uri, new vscode.Range(0, 0, 0, 0), 'source.fixAll.parahint');
    assert.equal(all.length, 0, 'nothing safe is left');

    await vscode.commands.executeCommand('parahint.openRule', 'dangling-task');
    await until('the page', () => vscode.window.tabGroups.all.some((g) => g.tabs.some((t) => /dangling-task/.test(t.label))));
    step('page of a rule');

    await vscode.window.showTextDocument(doc, vscode.ViewColumn.One);
    const settings = vscode.workspace.getConfiguration('parahint', folder);
    await settings.update('ignore', ['blocking-in-async'], vscode.ConfigurationTarget.Workspace);
    await until('a setting takes effect', () => found().length === 0);
    await settings.update('ignore', undefined, vscode.ConfigurationTarget.Workspace);
    await until('and is taken back', () => found().length === 1);
    step('settings');

    await vscode.commands.executeCommand('parahint.restart');
    await until('findings after a restart', () => found().length === 1);
    step('restart');

    const before = serverProcesses();
    assert.ok(before.length > 0);
    before.forEach((pid) => process.kill(pid, 'SIGKILL'));
    await until('another server', () => serverProcesses().some((pid) => !before.includes(pid)));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(doc.uri, new vscode.Position(doc.lineCount, 0), '\n\nslow()\n');
    await vscode.workspace.applyEdit(edit);
    await until('findings after a crash', () => found().length === 1);
    step('crash');

    const editor = await vscode.window.showTextDocument(doc, vscode.ViewColumn.One);
    editor.selection = new vscode.Selection(found()[0].range.start, found()[0].range.start);
    await vscode.commands.executeCommand('parahint.suppress');
    await until('suppressed', () => found().length === 0 && doc.lineAt(10).text.includes('# parahint: ignore[transitive-blocking-in-async]'));
    step('suppression');
    report.ok = true;
  } catch (e) {
    report.error = String(e.stack ?? e);
    report.diagnostics = vscode.languages.getDiagnostics().map(([u, d]) => [u.path, d.map((x) => x.message)]);
  }
  fs.writeFileSync(`${folder.fsPath}/.report.json`, JSON.stringify(report, null, 1));
};

// The servers that belong to this extension host.
function serverProcesses() {
  return fs.readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
    try {
      const parent = / (\d+)$/.exec(fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(0, 2).join(' '))[1];
      return Number(parent) === process.pid && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0serve\0');
    } catch {
      return false;
    }
  }).map(Number);
}
