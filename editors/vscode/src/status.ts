import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';

/** The state of the server, among the language's items of the status bar. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('parahint', { language: 'python' });

  constructor() {
    this.item.name = 'parahint';
    this.item.command = { command: 'parahint.showOutput', title: vscode.l10n.t('Show the output') };
    this.show(State.Stopped, undefined);
  }

  show(state: State, version: string | undefined): void {
    this.item.busy = state === State.Starting;
    this.item.severity = state === State.Stopped ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    this.item.text = version ? `parahint ${version}` : 'parahint';
    this.item.detail = {
      [State.Stopped]: vscode.l10n.t('stopped'),
      [State.Starting]: vscode.l10n.t('starting'),
      [State.StartFailed]: vscode.l10n.t('stopped'),
      [State.Running]: vscode.l10n.t('running'),
    }[state];
  }

  dispose(): void {
    this.item.dispose();
  }
}
