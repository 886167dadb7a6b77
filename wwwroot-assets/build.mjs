// Bundles the browser code into the web project. Same sources and lock file, same bytes: CI rebuilds and compares.
import { build } from 'esbuild';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../src/Investigator.Web/wwwroot/graph');

await mkdir(out, { recursive: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ['src/graph/graph.ts'],
  outfile: join(out, 'graph.js'),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  legalComments: 'inline',
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: { js: '/* Built from wwwroot-assets/. Licences of the bundled packages: THIRD-PARTY.txt */' },
  metafile: true,
});
await copyFile(join(here, 'src/graph/graph.css'), join(out, 'graph.css'));

// The layout in a worker; its only package is in the graph's bundle too, and so among the notices.
await build({
  absWorkingDir: here,
  entryPoints: ['src/graph/layout-worker.ts'],
  outfile: join(out, 'layout.js'),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  legalComments: 'inline',
  banner: { js: '/* Built from wwwroot-assets/. Licences of the bundled packages: THIRD-PARTY.txt */' },
});

// The lanes use no package: their bundle is the project's own code alone.
const lanes = join(here, '../src/Investigator.Web/wwwroot/lanes');
await mkdir(lanes, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: ['src/lanes/lanes.ts'],
  outfile: join(lanes, 'lanes.js'),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  banner: { js: '/* Built from wwwroot-assets/. */' },
});
await copyFile(join(here, 'src/lanes/lanes.css'), join(lanes, 'lanes.css'));
await writeFile(join(out, 'THIRD-PARTY.txt'), await notices(Object.keys(metafile.inputs)));

/** The licence text of every package that went into the bundle. A package without one stops the build. */
async function notices(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll('\\', '/'));
    if (found) packages.add(found[1]);
  }
  const parts = ['The bundle graph.js contains these packages.\n'];
  for (const name of [...packages].sort()) {
    const folder = join(here, 'node_modules', name);
    const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} ${version} carries no licence file`);
    const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim();
    parts.push(`${'-'.repeat(72)}\n${name} ${version} (${license})\n\n${text}\n`);
  }
  return parts.join('\n');
}
