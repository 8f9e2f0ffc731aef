// node test/run.mjs TOOLS VSIX DRIVER [silent]: the extension and the driver, which runs the tests in the extension host of a
// real VS Code. With "silent" the server answers nothing, and the tests must fail.
import fs from 'node:fs';
import path from 'node:path';
import { start, until } from './codeserver.mjs';

const [tools, ...extensions] = process.argv.slice(2, 5).map((p) => path.resolve(p));
const silent = process.argv[5] === 'silent';
const files = {
  'pyproject.toml': '[project]\nname = "shop"\nrequires-python = ">=3.11"\n',
  'shop/__init__.py': '',
  'shop/helpers.py': 'import time\n\n\ndef slow():\n    time.sleep(1)\n',
  'shop/app.py': [
    'import threading', '', 'from shop.helpers import slow', '', '', 'def work(n):', '    return n', '', '',
    'async def main():', "    print('é', slow())", '', '', 'thread = threading.Thread(target=work, args=(1))', 'thread.start()', 'thread.join()', '',
  ].join('\n'),
};
const code = await start({ tools, extensions, files, silent, env: silent ? { PARAHINT_PATIENCE: '3000' } : {} });
try {
  const file = path.join(code.workspace, '.report.json');
  const text = await until('the report', () => fs.existsSync(file) && fs.readFileSync(file, 'utf8'), 180_000);
  const report = JSON.parse(text);
  if (silent) {
    console.log(report.ok ? 'VSCODE FAILED: it passes without a server' : 'ok fails without a server');
  } else {
    report.steps.forEach((step) => { console.log(`ok ${step}`); });
    console.log(report.ok ? 'VSCODE OK' : `VSCODE FAILED ${report.error}\n${JSON.stringify(report.diagnostics)}`);
  }
  process.exitCode = report.ok === silent ? 1 : 0;
} catch (e) {
  console.error(e);
  process.exitCode = 1;
} finally {
  await code.stop();
}
