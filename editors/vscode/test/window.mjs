// What a user does in a window of VS Code, by mouse and by keyboard.
import { until } from './codeserver.mjs';

/** How long the server may take; what it says later is not waited for. */
export class Silence extends Error {}

export class Window {
  constructor(code, patience = 60_000) {
    Object.assign(this, code, { patience });
    this.editor = this.page.locator('.editor-instance .monaco-editor').first();
    this.squiggles = this.page.locator('.editor-instance .squiggly-warning, .editor-instance .squiggly-error');
    this.problems = this.page.locator('.markers-panel .monaco-list-row');
  }

  /** Waits for what only the server can bring about. */
  async served(what, holds) {
    try {
      return await until(what, holds, this.patience);
    } catch (e) {
      throw new Silence(e.message, { cause: e });
    }
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Closes what is open over the editor. */
  async reset() {
    await this.press('Escape', 'Escape', 'Escape');
  }

  async pick(start, text) {
    await this.press(start);
    const box = this.page.locator('.quick-input-widget:visible input:focus');
    await box.fill(text);
    return box;
  }

  /** Opens a file in an editor for text. */
  async open(name) {
    await this.openFile(name);
    await this.focused();
  }

  async openFile(name) {
    await until(`${name} in the list of files`, async () => {
      await this.pick('Control+P', name); // again, for a new file is in the list a little later
      return this.focusedRow(name).waitFor({ timeout: 1_500 }).then(() => true, () => this.press('Escape'));
    });
    await this.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Shortcuts go to whatever has the focus, which moves later than one thinks. */
  async focused(line = '') {
    await until(`the caret ${line}`, async () =>
      new RegExp(`Ln ${line}`).test(await this.page.locator('#status\\.editor\\.selection').innerText()) &&
      (await this.page.locator('.editor-instance .monaco-editor.focused').count()) === 1);
  }

  async caret(line, column) {
    const box = await this.pick('Control+G', `:${line}:${column}`);
    await box.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.focused(`${line}, Col ${column}`);
  }

  async command(title) {
    const box = await this.pick('F1', `>${title}`);
    await this.focusedRow(title).waitFor();
    await box.press('Enter');
  }

  /** The row of a list that Enter would take. */
  focusedRow(text) {
    return this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text }).first();
  }

  async commands(text) {
    await this.pick('F1', `>${text}`);
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    const titles = await this.texts(this.page.locator('.quick-input-list .monaco-list-row'));
    await this.press('Escape');
    return titles;
  }

  /** The texts of rows, with plain spaces. */
  async texts(rows) {
    return (await rows.allInnerTexts()).map((t) => t.replace(/[\s\u00a0]+/g, ' ').trim());
  }

  /** Says whether one of the web views says something. */
  async inFrames(pattern) {
    const texts = await Promise.all(this.page.frames().map((f) => f.locator('body').textContent({ timeout: 500 }).catch(() => '')));
    return texts.some((t) => pattern.test(t));
  }

  async someText(rows, pattern) {
    return (await this.texts(rows)).some((t) => pattern.test(t));
  }

  /** Asks for the hover at the caret until it says what it should. */
  async hover(pattern) {
    await this.served('the hover', async () => {
      await this.press('Control+K', 'Control+I');
      return this.page.locator('.monaco-hover:visible', { hasText: pattern }).first().waitFor({ timeout: 1_500 }).then(() => true, () => false);
    });
  }

  async squiggled(count) {
    await this.served(`${count} squiggles`, async () => (await this.squiggles.count()) === count);
  }
}
