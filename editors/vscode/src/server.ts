import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  CloseAction, CodeLensRequest, ErrorAction, InlayHintRequest, LanguageClient, State,
  type ErrorHandler, type LanguageClientOptions, type LSPAny, type ServerOptions,
} from 'vscode-languageclient/node';
import { shows } from './profiles';
import type { Status } from './status';

/** What the extension itself reads of the section of settings; the server must not see it. */
const own = ['path', 'trace', 'interpreter', 'show-profiles', 'heat'];

/** How often the server may end by itself within three minutes. */
const patience = 5;

/** The language server and the client that speaks to it. */
export class Server {
  private client: LanguageClient | undefined;
  private ended: number[] = [];
  /** Starts the next client, after the last one ended. */
  private next: NodeJS.Timeout | undefined;
  private readonly began = new vscode.EventEmitter<void>();
  /** Fires whenever a server runs that knows nothing of an earlier one. */
  readonly onRunning = this.began.event;
  private readonly asked = new vscode.EventEmitter<vscode.TextDocument>();
  /** Fires when the editor asks for hints or lenses, which it also does when the server says that there are others. */
  readonly onAsked = this.asked.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly output: vscode.LogOutputChannel,
    private readonly log: vscode.LogOutputChannel,
    private readonly status: Status,
    private readonly explain: (rule: string) => unknown,
  ) {}

  /** The program that is run: that of the settings in a trusted workspace, else the bundled one, else the one on the PATH. */
  command(): string {
    const name = process.platform === 'win32' ? 'parahint.exe' : 'parahint';
    const chosen = vscode.workspace.isTrusted ? vscode.workspace.getConfiguration('parahint').get<string>('path') : '';
    const bundled = path.join(this.context.extensionPath, 'bin', name);
    return chosen || (fs.existsSync(bundled) ? bundled : name);
  }

  /** The version that the running server told; undefined while none runs. */
  get version(): string | undefined {
    return this.client?.initializeResult?.serverInfo?.version;
  }

  get running(): boolean {
    return this.client?.state === State.Running;
  }

  async start(): Promise<void> {
    const command = this.command();
    const server: ServerOptions = () => {
      // Its end is watched here: the library misses one that ends before it has listened to it.
      const child = spawn(command, ['serve'], { cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath });
      child.once('exit', () => { this.over(client); });
      child.once('error', (error) => { this.output.error(String(error)); });
      return Promise.resolve(child);
    };
    const client: LanguageClient = new LanguageClient('parahint', 'parahint', server, this.options());
    this.client = client;
    client.onDidChangeState((e) => {
      if (this.client && this.client !== client) {
        return;
      }
      this.status.show(e.newState, this.version);
      if (e.newState === State.Running) {
        this.began.fire();
      }
    });
    try {
      await client.start();
    } catch (error) {
      this.output.error(String(error));
      if (this.client !== client) {
        return; // it ended before it answered, which is not the last word
      }
      const show = vscode.l10n.t('Show the output');
      const chosen = await vscode.window.showErrorMessage(vscode.l10n.t('parahint cannot start {0}.', command), show);
      if (chosen === show) {
        this.output.show();
      }
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    clearTimeout(this.next);
    if (client?.needsStop()) {
      // One that never answered cannot be asked to stop.
      await client.stop().catch((error: unknown) => { this.output.error(String(error)); });
    }
  }

  async restart(): Promise<void> {
    this.ended = [];
    await this.stop();
    await this.start();
  }

  /** Asks the server for the page of a rule. */
  page(rule: string): Promise<string> {
    return this.execute('parahint.explain', rule);
  }

  /** Has the server execute one of its commands. */
  execute<T>(command: string, ...args: LSPAny[]): Promise<T> {
    return this.request('workspace/executeCommand', { command, arguments: args });
  }

  request<T>(method: string, params: LSPAny): Promise<T> {
    if (!this.client || !this.running) {
      throw new Error(vscode.l10n.t('The server is not running.'));
    }
    return this.client.sendRequest<T>(method, params);
  }

  /** Says whether the running server has the command. */
  has(command: string): boolean {
    return this.client?.initializeResult?.capabilities.executeCommandProvider?.commands.includes(command) ?? false;
  }

  /** Lets the editor ask again for hints and lenses. */
  refresh(): void {
    const documents = vscode.workspace.textDocuments.filter((d) => d.languageId === 'python');
    for (const document of documents) {
      this.client?.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire();
      this.client?.getFeature(CodeLensRequest.method).getProvider(document)?.onDidChangeCodeLensEmitter.fire();
    }
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: [
        { scheme: 'file', language: 'python' }, { scheme: 'untitled', language: 'python' }, { notebook: 'jupyter-notebook', language: 'python' },
      ],
      outputChannel: this.log,
      initializationOptions: { parahint: withoutOwn(vscode.workspace.getConfiguration('parahint')) },
      errorHandler: this.errorHandler(),
      initializationFailedHandler: () => false,
      middleware: {
        executeCommand: async (command, args, next): Promise<unknown> =>
          command === 'parahint.explain' ? this.explain(args[0] as string) : ((await next(command, args)) as unknown),
        provideInlayHints: (document, range, token, next) => {
          this.asked.fire(document);
          return shows(document).inlay ? next(document, range, token) : [];
        },
        provideCodeLenses: (document, token, next) => {
          this.asked.fire(document);
          return shows(document).lens ? next(document, token) : [];
        },
        // The page of a rule is previewed here; the server would open it in a browser.
        window: {
          showDocument: (params, token, next) =>
            (params.external ? Promise.resolve({ success: true }) : next(params, token)) as Promise<{ success: boolean }>,
        },
        workspace: {
          configuration: async (params, token, next): Promise<LSPAny[]> => {
            const values = (await next(params, token)) as unknown;
            return Array.isArray(values) ? (values.map(withoutOwn) as LSPAny[]) : [];
          },
        },
      },
    };
  }

  /** Leaves it to the end of the process to start another one. */
  private errorHandler(): ErrorHandler {
    return {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
    };
  }

  /**
   * Starts a server again that ended by itself, up to a limit. It gets a client of its own: one that restarts its server fails
   * for good when that ends before it answered.
   */
  private over(client: LanguageClient): void {
    if (this.client !== client) {
      return;
    }
    const now = Date.now();
    this.ended = [...this.ended.filter((at) => now - at < 180_000), now];
    this.client = undefined;
    if (this.ended.length < patience) {
      this.next = setTimeout(() => { void this.start(); });
      return;
    }
    void vscode.window.showErrorMessage(
      vscode.l10n.t('parahint ended {0} times in three minutes and is not started again.', this.ended.length));
  }
}

/** The settings without those of the extension, and without those that nobody set. */
function withoutOwn(settings: unknown): unknown {
  if (settings === null || typeof settings !== 'object') {
    return settings;
  }
  return Object.fromEntries(
    Object.entries(settings).filter(([key, value]) => !own.includes(key) && typeof value !== 'function' && isSet(value)));
}

function isSet(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length > 0;
  }
  if (value !== null && typeof value === 'object') {
    return Object.keys(value).length > 0;
  }
  return value !== null && value !== undefined && value !== '' && value !== false;
}
