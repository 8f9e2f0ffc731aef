import * as vscode from 'vscode';
import type { Server } from './server';

/** Opens a document with what a report of a problem needs, and nothing of the user's code. */
export async function debugInformation(context: vscode.ExtensionContext, server: Server | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('parahint');
  const content = [
    `Extension: ${(context.extension.packageJSON as { version: string }).version}`,
    `Server: ${server?.version ?? 'none'}, ${server?.running ? 'running' : 'not running'}`,
    `Program: ${server?.command() ?? 'none'}`,
    `VS Code: ${vscode.version}, ${vscode.env.language}, ${vscode.env.remoteName ?? 'local'}`,
    `System: ${process.platform} ${process.arch}`,
    `Trusted: ${vscode.workspace.isTrusted}`,
    `Folders: ${vscode.workspace.workspaceFolders?.length ?? 0}`,
    `Settings: ${JSON.stringify(settings, null, 2)}`,
  ].join('\n');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language: 'plaintext' }));
}
