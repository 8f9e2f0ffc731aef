// The extension starts the server, keeps it running, and shows what VS Code has no view for: pages of rules, its state.
import * as vscode from 'vscode';
import { Server } from './server';
import { Pages } from './pages';
import { Status } from './status';
import { debugInformation } from './debug';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('parahint', { log: true });
  const pages = new Pages(() => server);
  const status = new Status();
  server = new Server(context, output, status, (rule) => pages.show(rule));
  const command = (name: string, run: (...args: never[]) => unknown) => vscode.commands.registerCommand(name, run);
  context.subscriptions.push(
    output,
    status,
    pages,
    command('parahint.restart', () => server?.restart()),
    command('parahint.showOutput', () => { output.show(); }),
    command('parahint.debugInformation', () => debugInformation(context, server)),
    command('parahint.checkWorkspace', () => vscode.commands.executeCommand('workbench.actions.view.problems')),
    command('parahint.openRule', (rule?: string) => pages.choose(rule)),
    command('parahint.suppress', () => suppress()),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration('parahint.path')) {
        void server?.restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => server?.restart()),
  );
  await server.start();
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
  const found = vscode.languages
    .getDiagnostics(editor.document.uri)
    .find((d) => d.source === 'parahint' && d.range.contains(editor.selection.active));
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
