import * as vscode from 'vscode';
import type { Server } from './server';

const scheme = 'parahint';

/** The pages of rules, as documents that VS Code previews. */
export class Pages implements vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration: vscode.Disposable;

  constructor(private readonly server: () => Server | undefined) {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.changed.event,
      provideTextDocumentContent: (uri) => this.texts.get(uri.path) ?? '',
    });
  }

  /** Shows the page of a rule beside the editor. */
  async show(rule: string): Promise<void> {
    const server = this.server();
    if (!server) {
      return;
    }
    await this.preview(rule, await server.page(rule));
  }

  /** Previews a text in Markdown beside the editor. */
  async preview(name: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${name}.md` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  /** Shows the page of a rule: of the one that is named, of the finding at the cursor, or of one that the user chooses. */
  async choose(rule?: string): Promise<void> {
    const chosen = rule ?? this.atCursor() ?? (await this.ask());
    if (chosen) {
      await this.show(chosen);
    }
  }

  private atCursor(): string | undefined {
    const editor = vscode.window.activeTextEditor;
    const found = editor && findingAt(editor);
    return found && idOf(found);
  }

  private async ask(): Promise<string | undefined> {
    const manifest = vscode.extensions.getExtension('parahint.parahint')?.packageJSON as Manifest | undefined;
    const rules = Object.keys(manifest?.contributes.configuration.properties['parahint.severity']?.properties ?? {});
    return vscode.window.showQuickPick(rules, { placeHolder: vscode.l10n.t('Which rule?') });
  }

  dispose(): void {
    this.registration.dispose();
  }
}

interface Manifest {
  contributes: { configuration: { properties: Record<string, { properties?: Record<string, unknown> } | undefined> } };
}

/** The name of the rule of a finding. */
export function idOf(d: vscode.Diagnostic): string {
  return String(typeof d.code === 'object' ? d.code.value : d.code);
}

/** The finding at the cursor, else the first one on its line. */
export function findingAt(editor: vscode.TextEditor): vscode.Diagnostic | undefined {
  const at = editor.selection.active;
  const own = vscode.languages.getDiagnostics(editor.document.uri).filter((d) => d.source === 'parahint');
  return own.find((d) => d.range.contains(at)) ?? own.find((d) => d.range.start.line === at.line);
}
