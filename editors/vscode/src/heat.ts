import * as vscode from 'vscode';
import { shows, type Profiles } from './profiles';
import type { Server } from './server';

/** A hot line, as the server tells it: heat grows from 0 to 1 with the share of the time. */
interface HeatLine {
  line: number;
  share: number;
  heat: number;
  dim: boolean;
  function: boolean;
  text: string;
}

/** How many colours there are, and how long the text must rest before they are looked up again. */
const levels = 4;
const rest = 300;

/** Colours behind hot lines. A number always goes with them: by the server's hints and lenses, else behind the line. */
export class Heat implements vscode.Disposable {
  private readonly types = [
    ...Array.from({ length: levels }, (_, i) => decoration(`parahint.heat${i + 1}`, i + 1)),
    decoration('parahint.heatDim', 0),
  ];
  private readonly waiting = new Map<vscode.TextEditor, NodeJS.Timeout>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly server: Server, profiles: Profiles) {
    const all = (): void => { vscode.window.visibleTextEditors.forEach((e) => { this.later(e, 0); }); };
    const soon = (document: vscode.TextDocument): void => {
      vscode.window.visibleTextEditors.filter((v) => v.document === document).forEach((v) => { this.later(v, rest); });
    };
    this.subscriptions = [
      profiles.onChange(all),
      server.onAsked(soon),
      vscode.window.onDidChangeVisibleTextEditors(all),
      vscode.workspace.onDidChangeTextDocument((e) => { soon(e.document); }),
      vscode.workspace.onDidChangeConfiguration((e) => {
        if (['parahint.heat', 'parahint.show-profiles', 'editor.inlayHints', 'editor.codeLens'].some((key) => e.affectsConfiguration(key))) {
          all();
        }
      }),
    ];
  }

  private later(editor: vscode.TextEditor, delay: number): void {
    if (editor.document.languageId !== 'python') {
      return;
    }
    clearTimeout(this.waiting.get(editor));
    this.waiting.set(editor, setTimeout(() => {
      this.waiting.delete(editor);
      void this.paint(editor);
    }, delay));
  }

  private async paint(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const version = document.version;
    const lines = await this.lines(document);
    if (document.version !== version) {
      return; // the next change is on its way
    }
    const options: vscode.DecorationOptions[][] = this.types.map(() => []);
    for (const hot of lines) {
      if (hot.line < document.lineCount) {
        options[hot.dim ? levels : Math.min(Math.floor(hot.heat * levels), levels - 1)]?.push(this.option(document, hot));
      }
    }
    this.types.forEach((type, i) => { editor.setDecorations(type, options[i] ?? []); });
  }

  private async lines(document: vscode.TextDocument): Promise<HeatLine[]> {
    if (!this.server.running || !vscode.workspace.getConfiguration('parahint', document).get<boolean>('heat', true)) {
      return [];
    }
    // A server that ends meanwhile tells when it is back.
    return this.server.request<HeatLine[]>('parahint/heat', { textDocument: { uri: document.uri.toString() } }).catch(() => []);
  }

  private option(document: vscode.TextDocument, hot: HeatLine): vscode.DecorationOptions {
    const editor = vscode.workspace.getConfiguration('editor', document);
    const numbered = hot.function
      ? shows(document).lens && editor.get<boolean>('codeLens', true)
      : shows(document).inlay && editor.get<string>('inlayHints.enabled') !== 'off';
    const share = new Intl.NumberFormat(vscode.env.language, { style: 'percent', maximumFractionDigits: 1 }).format(hot.share);
    return {
      range: document.lineAt(hot.line).range,
      hoverMessage: new vscode.MarkdownString().appendText(hot.text),
      ...(numbered ? {} : { renderOptions: { after: { contentText: ` ◂ ${share}`, color: new vscode.ThemeColor('editorInlayHint.foreground') } } }),
    };
  }

  dispose(): void {
    this.waiting.forEach((t) => { clearTimeout(t); });
    [...this.subscriptions, ...this.types].forEach((d) => { d.dispose(); });
  }
}

function decoration(colour: string, edge: number): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    isWholeLine: true, backgroundColor: new vscode.ThemeColor(colour),
    borderColor: new vscode.ThemeColor('parahint.heatEdge'), borderStyle: 'solid', borderWidth: `0 0 0 ${edge}px`,
    overviewRulerColor: new vscode.ThemeColor(colour === 'parahint.heatDim' ? colour : 'parahint.heatRuler'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
}
