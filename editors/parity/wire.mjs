// What a user was shown in a recorded session, whatever the way in which the editor asked for it.
import fs from 'node:fs';

/** Reads a log of record.mjs. */
export function read(log) {
  return fs.readFileSync(log, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/**
 * The answers of a session by what they are of: files without their folder, columns in UTF-16, the last answer where there
 * are several.
 */
export class Session {
  findings = {};
  hovers = {};
  actions = {};
  hints = {};
  lenses = {};
  heat = {};

  #asked = new Map();
  #texts = new Map();
  #root = '';
  #encoding = 'utf-16';

  constructor(messages) {
    for (const { from, message } of messages) {
      if (from === 'editor') {
        this.#request(message);
      } else if (message.method) {
        this.#pushed(message);
      } else {
        this.#answer(this.#asked.get(message.id), message.result);
      }
    }
  }

  #request({ id, method, params }) {
    if (id !== undefined && method) {
      this.#asked.set(id, { method, params });
    }
    if (method === 'initialize') {
      this.#root = decodeURIComponent(params.rootUri);
    } else if (method === 'textDocument/didOpen') {
      this.#texts.set(this.#file(params.textDocument.uri), params.textDocument.text.split('\n'));
    }
  }

  #pushed({ method, params }) {
    if (method === 'textDocument/publishDiagnostics') {
      this.#found(params.uri, params.diagnostics);
    }
  }

  #answer(asked, result) {
    if (!asked || !result) {
      return;
    }
    const { method, params } = asked;
    const file = params?.textDocument && this.#file(params.textDocument.uri);
    switch (method) {
      case 'initialize':
        this.#encoding = result.capabilities.positionEncoding ?? 'utf-16';
        break;
      case 'textDocument/diagnostic':
        if (result.items) {
          this.#found(params.textDocument.uri, result.items);
        }
        break;
      case 'textDocument/hover':
        this.hovers[this.#place(file, params.position)] = result.contents.value;
        break;
      case 'textDocument/codeAction':
        this.actions[this.#place(file, params.range.start)] = result.map(({ title, kind, isPreferred, disabled, edit }) => (
          { title, kind, isPreferred, disabled, edit: this.#plain(edit) }));
        break;
      case 'textDocument/inlayHint':
        this.#keep(this.hints, file, result.map(({ position, label, tooltip }) => ({ at: this.#place(file, position), label, tooltip })));
        break;
      case 'textDocument/codeLens':
        this.#keep(this.lenses, file, result.map(({ range, command }) => ({ at: this.#place(file, range.start), title: command.title })));
        break;
      case 'parahint/heat':
        this.#keep(this.heat, file, result);
        break;
    }
  }

  /** Before the profile is there, nothing is shown. */
  #keep(all, file, items) {
    if (items.length > 0) {
      all[file] = items;
    }
  }

  /** Only documents that are open are told of by every editor. */
  #found(uri, items) {
    const file = this.#file(uri);
    if (this.#texts.has(file)) {
      this.findings[file] = items.map((d) => ({
        from: this.#place(file, d.range.start), to: this.#place(file, d.range.end), severity: d.severity, code: d.code,
        message: d.message, evidence: (d.relatedInformation ?? []).map((r) => this.#step(r)),
      })).sort((a, b) => (a.from + a.code < b.from + b.code ? -1 : 1));
    }
  }

  #step({ location, message }) {
    return `${this.#place(this.#file(location.uri), location.range.start)} ${message}`;
  }

  #file(uri) {
    return decodeURIComponent(uri).replace(`${this.#root}/`, '');
  }

  #place(file, { line, character }) {
    const text = this.#texts.get(file)?.[line];
    const column = text !== undefined && this.#encoding === 'utf-8' ? Buffer.from(text).subarray(0, character).toString().length : character;
    return `${file}:${line}:${column}`;
  }

  /** An edit without versions, which count what the editor did. */
  #plain(edit) {
    const changes = edit?.documentChanges ?? Object.entries(edit?.changes ?? {}).map(([uri, edits]) => ({ textDocument: { uri }, edits }));
    return changes.map(({ textDocument, edits }) => {
      const file = this.#file(textDocument.uri);
      return edits.map((e) => ({ from: this.#place(file, e.range.start), to: this.#place(file, e.range.end), text: e.newText }));
    });
  }
}

/** Says what differs between two sessions, or what they both lack: nothing at all is no agreement. */
export function differences(a, b) {
  const all = [];
  for (const view of Object.keys(a)) {
    // An editor asks for more than the session does, a light bulb for one; what both asked for must agree.
    const common = Object.keys(a[view]).filter((key) => key in b[view]);
    if (common.length === 0) {
      all.push(`${view}: nothing was recorded in both`);
    }
    for (const key of common) {
      const [left, right] = [JSON.stringify(a[view][key]), JSON.stringify(b[view][key])];
      if (left !== right) {
        all.push(`${view} ${key}:\n  ${left}\n  ${right}`);
      }
    }
  }
  return all;
}
