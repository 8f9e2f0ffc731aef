// The session of session.json in the extension host of a real VS Code. Its report is a file in the workspace.
const vscode = require('vscode');
const fs = require('node:fs');

const patience = Number(process.env.PARAHINT_PATIENCE);

async function until(what, holds) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((r) => setTimeout(r, 50))) {
    const value = await holds();
    if (value) {
      return value;
    }
  }
  throw new Error(`timed out: ${what}`);
}

const ask = (provider, ...args) => vscode.commands.executeCommand(`vscode.execute${provider}Provider`, ...args);
const found = (doc) => vscode.languages.getDiagnostics(doc.uri).filter((d) => d.source === 'parahint');
const place = ([line, character]) => new vscode.Position(line, character);
const actions = (doc, at) => ask('CodeAction', doc.uri, new vscode.Range(place(at), place(at)), undefined, 20);

async function visit(folder, one) {
  const doc = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, one.file));
  await vscode.window.showTextDocument(doc);
  await until(one.file, () => found(doc).length === one.findings);
  if (one.heat) {
    const whole = new vscode.Range(0, 0, doc.lineCount, 0);
    await until('hints', async () => (await ask('InlayHint', doc.uri, whole)).length > 0);
    await until('lenses', async () => (await ask('CodeLens', doc.uri)).length > 0);
  }
  for (const at of one.hover) {
    await ask('Hover', doc.uri, place(at));
  }
  for (const at of one.actions) {
    await actions(doc, at);
  }
  if (one.fix) {
    const fix = (await actions(doc, one.fix.at)).find((a) => a.title.startsWith(one.fix.title));
    await vscode.workspace.applyEdit(fix.edit);
    await doc.save();
    await until('one finding less', () => found(doc).length === one.findings - 1);
  }
}

exports.activate = async () => {
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const report = { ok: false };
  try {
    for (const one of JSON.parse(fs.readFileSync(`${folder.fsPath}/session.json`, 'utf8')).visits) {
      await visit(folder, one);
    }
    await new Promise((r) => setTimeout(r, 1000));
    report.ok = true;
  } catch (e) {
    report.error = String(e.stack ?? e);
  }
  fs.writeFileSync(`${folder.fsPath}/.report.json`, JSON.stringify(report));
};
