// Fails where a text of the extension has no French, or a French text is of nothing.
import fs from 'node:fs';

const folder = new URL('..', import.meta.url);
const french = JSON.parse(fs.readFileSync(new URL('l10n/bundle.l10n.fr.json', folder), 'utf8'));
const source = fs.readdirSync(new URL('src', folder)).map((name) => fs.readFileSync(new URL(`src/${name}`, folder), 'utf8')).join('');
const used = new Set([...source.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map((m) => m[1]));
const wrong = [...used].filter((text) => !(text in french)).concat(Object.keys(french).filter((text) => !used.has(text)));
if (wrong.length > 0) {
  console.error(`texts in one language only:\n${wrong.join('\n')}`);
  process.exitCode = 1;
}
