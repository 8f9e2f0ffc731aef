import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Server } from './server';

/** What the server says of a profile; of one that it could not read, the error. */
interface Loaded {
  uri: string;
  error?: string;
  tool?: string;
  total?: number;
  unit?: string;
  here: number;
  notes?: string[];
}

interface HotPlace {
  uri: string;
  range: { start: { line: number } };
  function: string;
  share: number;
  text: string;
}

/** The views that numbers of profiles may have in a document. */
export function shows(document: vscode.TextDocument): { inlay: boolean; lens: boolean } {
  const chosen = vscode.workspace.getConfiguration('parahint', document).get<string>('show-profiles', 'both');
  return { inlay: chosen === 'inlay' || chosen === 'both', lens: chosen === 'lens' || chosen === 'both' };
}

/** How long a file must rest before it is read again: profilers write in several steps. */
const rest = 300;

/** The profiles that the user opened, which are watched here, and those that the settings name, which the server loads by itself. */
export class Profiles implements vscode.Disposable {
  /** All of them, by URI, and whether they are shown; those of the settings have no watcher. */
  private readonly known = new Map<string, { shown: boolean; watcher?: vscode.Disposable | undefined }>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private updating: NodeJS.Timeout | undefined;
  private readonly item = vscode.languages.createLanguageStatusItem('parahint.profiles', { language: 'python' });
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  /** Fires when other profiles are shown than before. */
  readonly onChange = this.changed.event;

  constructor(private readonly server: Server, private readonly output: vscode.LogOutputChannel) {
    this.item.name = vscode.l10n.t('Profiles of parahint');
    this.show([]);
    this.subscriptions = [
      // Tells a server that just began what was opened.
      server.onRunning(() => { void this.load(this.shown().filter((uri) => this.known.get(uri)?.watcher), false); }),
      server.onAsked(() => {
        clearTimeout(this.updating);
        this.updating = setTimeout(() => { void this.update().catch(() => undefined); }, rest);
      }),
      vscode.workspace.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration('parahint.show-profiles')) {
          this.server.refresh();
        }
      }),
    ];
  }

  /** Shows the profiles in these files, or in those that the user picks. */
  async open(files?: readonly vscode.Uri[]): Promise<void> {
    const chosen = files ?? (await vscode.window.showOpenDialog({
      canSelectMany: true, openLabel: vscode.l10n.t('Show over the source'), title: vscode.l10n.t('Profiles to show over the source'),
    }));
    if (chosen?.length) {
      await this.load(chosen.map(String), true);
    }
  }

  async reload(): Promise<void> {
    await this.load(this.shown(), true);
  }

  async forget(): Promise<void> {
    this.known.forEach((one) => { one.watcher?.dispose(); });
    this.known.clear();
    await this.clear([]);
  }

  /** Lets the user choose which of the opened profiles are shown. */
  async choose(): Promise<void> {
    if (this.known.size === 0) {
      await this.open();
      return;
    }
    const items = [...this.known].map(([uri, { shown }]) => ({ label: path.posix.basename(uri), description: relative(uri), uri, picked: shown }));
    const picked = await vscode.window.showQuickPick(items, { canPickMany: true, placeHolder: vscode.l10n.t('Which profiles?') });
    if (!picked) {
      return;
    }
    const wanted = picked.map((i) => i.uri);
    const unwanted = this.shown().filter((uri) => !wanted.includes(uri));
    if (unwanted.length > 0) {
      this.mark(unwanted, false);
      await this.clear(unwanted);
    }
    await this.load(wanted.filter((uri) => !this.known.get(uri)?.shown), true);
  }

  /** Lets the user jump to one of the hottest functions. */
  async hottest(): Promise<void> {
    const places = await this.server.execute<HotPlace[]>('parahint.hottest');
    const percent = new Intl.NumberFormat(vscode.env.language, { style: 'percent', maximumFractionDigits: 1 });
    const items = places.map((place) => ({
      label: `${percent.format(place.share)}  ${place.function}`, description: relative(place.uri), detail: place.text, place,
    }));
    if (items.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No profile is shown over a file of this window.'));
      return;
    }
    const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Where to?'), matchOnDescription: true });
    if (picked) {
      const at = new vscode.Position(picked.place.range.start.line, 0);
      await vscode.window.showTextDocument(vscode.Uri.parse(picked.place.uri), { selection: new vscode.Range(at, at) });
    }
  }

  private watch(pattern: vscode.RelativePattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    watcher.onDidCreate((uri) => { this.later(uri); });
    watcher.onDidChange((uri) => { this.later(uri); });
    watcher.onDidDelete((uri) => { void this.drop(uri.toString()); });
    return watcher;
  }

  private later(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.known.get(key)?.shown === false) {
      return;
    }
    clearTimeout(this.waiting.get(key));
    this.waiting.set(key, setTimeout(() => {
      this.waiting.delete(key);
      void this.load([key], false);
    }, rest));
  }

  private async drop(uri: string): Promise<void> {
    if (this.known.has(uri)) {
      await this.clear([uri]);
      this.known.get(uri)?.watcher?.dispose();
      this.known.delete(uri);
    }
  }

  /** Has the server read files. Where the user asked for it, what is wrong with them is told in a message. */
  private async load(uris: string[], asked: boolean): Promise<void> {
    if (uris.length === 0 || !this.server.running) {
      return;
    }
    const replies = await this.server.execute<Loaded[]>('parahint.loadProfile', ...uris);
    const read = replies.filter((r) => r.error === undefined).map((r) => r.uri);
    for (const uri of read) {
      const file = vscode.Uri.parse(uri);
      const watcher = this.known.get(uri)?.watcher ??
        this.watch(new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), path.posix.basename(file.path).replace(/[*?{}[\]]/g, '?')));
      this.known.set(uri, { shown: true, watcher });
    }
    this.tell(replies, asked);
    await this.update();
    this.changed.fire();
  }

  private async clear(uris: string[]): Promise<void> {
    if (this.server.running) {
      await this.server.execute('parahint.clearProfiles', ...uris);
      await this.update();
      this.changed.fire();
    }
  }

  private tell(replies: Loaded[], asked: boolean): void {
    for (const reply of replies) {
      const name = path.posix.basename(vscode.Uri.parse(reply.uri).path);
      const said = reply.error === undefined ? (reply.notes ?? []).map((note) => `${name}: ${note}`) : [reply.error];
      said.forEach((text) => { this.output.warn(text); });
      if (!asked || said.length === 0) {
        continue;
      }
      if (reply.error === undefined) {
        void vscode.window.showWarningMessage(said.join('\n'));
      } else {
        void vscode.window.showErrorMessage(reply.error);
      }
    }
  }

  /** Brings what is known up to what the server has. */
  private async update(): Promise<void> {
    if (!this.server.running) {
      return;
    }
    const loaded = await this.server.execute<Loaded[]>('parahint.profiles');
    const uris = loaded.map((p) => p.uri);
    const before = this.shown();
    uris.filter((uri) => !this.known.has(uri)).forEach((uri) => this.known.set(uri, { shown: true }));
    before.filter((uri) => !uris.includes(uri) && !this.known.get(uri)?.watcher).forEach((uri) => this.known.delete(uri));
    this.show(loaded);
  }

  private show(loaded: Loaded[]): void {
    this.item.text = loaded.length === 0 ? vscode.l10n.t('No profile') : loaded.map((p) => path.posix.basename(vscode.Uri.parse(p.uri).path)).join(', ');
    this.item.detail = loaded.map((p) => p.tool).join(', ');
    this.item.command = loaded.length === 0
      ? { command: 'parahint.openProfile', title: vscode.l10n.t('Open') }
      : { command: 'parahint.chooseProfiles', title: vscode.l10n.t('Choose') };
  }

  private shown(): string[] {
    return [...this.known].filter(([, one]) => one.shown).map(([uri]) => uri);
  }

  private mark(uris: string[], shown: boolean): void {
    for (const uri of uris) {
      const one = this.known.get(uri);
      if (one) {
        one.shown = shown;
      }
    }
  }

  dispose(): void {
    clearTimeout(this.updating);
    this.waiting.forEach((t) => { clearTimeout(t); });
    [...this.subscriptions, this.item, this.changed].forEach((d) => { d.dispose(); });
    this.known.forEach((one) => { one.watcher?.dispose(); });
  }
}

function relative(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
