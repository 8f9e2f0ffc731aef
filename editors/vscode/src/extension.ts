// The extension starts the server, keeps it running, and shows what VS Code has no view for: pages of rules, the heat of
// lines, its state.
import * as vscode from 'vscode';
import { Server } from './server';
import { Heat } from './heat';
import { findingAt, Pages } from './pages';
import { Profiles } from './profiles';
import { profileFile } from './run';
import { Status } from './status';
import { whatIf } from './whatif';
import { debugInformation } from './debug';

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('parahint', { log: true });
  const log = vscode.window.createOutputChannel('parahint server', { log: true });
  const pages = new Pages(() => server);
  const status = new Status();
  const started = new Server(context, output, log, status, (rule) => pages.show(rule));
  server = started;
  const profiles = new Profiles(started, output);
  const heat = new Heat(started, profiles);
  const command = (name: string, run: (...args: never[]) => unknown) => vscode.commands.registerCommand(name, run);
  context.subscriptions.push(
    output,
    log,
    status,
    pages,
    profiles,
    heat,
    command('parahint.restart', () => server?.restart()),
    command('parahint.showOutput', () => { output.show(); }),
    command('parahint.showServerLog', () => { log.show(); }),
    command('parahint.debugInformation', () => debugInformation(context, server)),
    command('parahint.checkWorkspace', () => vscode.commands.executeCommand('workbench.actions.view.problems')),
    command('parahint.openRule', (rule?: string) => pages.choose(rule)),
    command('parahint.suppress', () => suppress()),
    command('parahint.openProfile', (one?: vscode.Uri, all?: vscode.Uri[]) => profiles.open(all ?? (one && [one]))),
    command('parahint.reloadProfiles', () => profiles.reload()),
    command('parahint.forgetProfiles', () => profiles.forget()),
    command('parahint.chooseProfiles', () => profiles.choose()),
    command('parahint.jumpToHottest', () => profiles.hottest()),
    command('parahint.profileFile', () => profileFile(context, (file) => profiles.open([file]))),
    command('parahint.whatIfHere', () => whatIf(started, pages)),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration('parahint.path')) {
        void server?.restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => server?.restart()),
  );
  // Not awaited: commands wait for this function, and must work with a server that does not answer.
  void started.start();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

// suppress applies the server's action that silences the finding at the cursor on its line.
async function suppress(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return;
  }
  const found = findingAt(editor);
  if (!found) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no finding of parahint at the cursor.'));
    return;
  }
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider', editor.document.uri, found.range, vscode.CodeActionKind.QuickFix.value);
  const silences = actions.find((a) => a.edit && /# parahint: ignore\[/.test(textOf(a.edit)));
  if (silences?.edit) {
    await vscode.workspace.applyEdit(silences.edit);
  }
}

function textOf(edit: vscode.WorkspaceEdit): string {
  return edit.entries().flatMap(([, edits]) => edits.map((e) => e.newText)).join('');
}
