// node record.mjs LOG SERVER ARGUMENTS…: stands between an editor and the server, and writes each message that passes into
// the log, a line each.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

const [log, server, ...args] = process.argv.slice(2);
const out = fs.openSync(log, 'a');
const child = spawn(server, args, { stdio: ['pipe', 'pipe', 'inherit'] });

/** Cuts a stream into messages. */
function reader(from) {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      const length = end < 0 ? undefined : Number(/Content-Length: *(\d+)/i.exec(rest.toString('ascii', 0, end))?.[1]);
      if (length === undefined || rest.length < end + 4 + length) {
        return;
      }
      fs.writeSync(out, `${JSON.stringify({ from, message: JSON.parse(rest.toString('utf8', end + 4, end + 4 + length)) })}\n`);
      rest = rest.subarray(end + 4 + length);
    }
  };
}

for (const [from, source, sink] of [['editor', process.stdin, child.stdin], ['server', child.stdout, process.stdout]]) {
  source.on('data', reader(from));
  source.pipe(sink);
  sink.on('error', () => {}); // the other end is gone
}
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code) => process.exit(code ?? 1));
