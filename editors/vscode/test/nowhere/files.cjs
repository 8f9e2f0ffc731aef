// A file system that holds one file, in memory.
const vscode = require('vscode');

const text = Buffer.from('import time\n\n\nasync def main():\n    time.sleep(1)\n');

function stat({ path }) {
  if (path !== '/shop' && path !== '/shop/app.py') {
    throw vscode.FileSystemError.FileNotFound(path);
  }
  return { type: path === '/shop' ? vscode.FileType.Directory : vscode.FileType.File, ctime: 0, mtime: 0, size: text.length };
}

function refuse() {
  throw vscode.FileSystemError.NoPermissions();
}

exports.activate = () => vscode.workspace.registerFileSystemProvider('nowhere', {
  onDidChangeFile: new vscode.EventEmitter().event,
  stat,
  readDirectory: () => [['app.py', vscode.FileType.File]],
  readFile: (uri) => {
    stat(uri);
    return text;
  },
  watch: () => ({ dispose() {} }),
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
}, { isReadonly: true });
