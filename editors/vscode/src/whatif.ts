import * as vscode from 'vscode';
import type { Pages } from './pages';
import type { Server } from './server';

const command = 'parahint.whatIf';

/** Asks what the function at the cursor would gain, and shows the answer. */
export async function whatIf(server: Server, pages: Pages): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return;
  }
  if (!server.has(command)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This version of the server cannot answer that.'));
    return;
  }
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('What if…'), value: 'workers=1,2,4,8 start=spawn',
    prompt: vscode.l10n.t('Also: piece=5ms pieces=100 bytes=64k cores=8 ram=16G import=300ms build=free-threaded'),
  });
  if (text === undefined) {
    return;
  }
  const answer = await server.execute<{ text: string }>(command, editor.document.uri.toString(), editor.selection.active.line, text);
  await pages.preview('what-if', answer.text);
}
