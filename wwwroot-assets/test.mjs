// Compiles the tests to a scratch folder under node_modules and runs them with Node's own runner.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';

const out = 'node_modules/.tests';
const tests = readdirSync('test').filter(file => file.endsWith('.test.ts'));
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: tests.map(file => `test/${file}`),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
});
const run = spawnSync(
  process.execPath,
  ['--enable-source-maps', '--test', ...tests.map(file => `${out}/${file.replace(/\.ts$/, '.mjs')}`)],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
