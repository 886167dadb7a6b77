// Chromium without a window, spoken to over its debugging pipe: what eng/soak and eng/circuits share. Needs no package.
const { spawn } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { tmpdir } = require('node:os');

/** Starts a browser. `page(url)` opens a window of its own: a hidden tab would paint no frames. */
function launch() {
  const profile = mkdtempSync(join(tmpdir(), 'investigator-browser-'));
  const process_ = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', ['--headless=new', '--remote-debugging-pipe', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows', '--disable-background-timer-throttling',
    '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--window-size=1440,900', `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const waiting = new Map();
  let last = 0, rest = '';
  process_.stdio[4].setEncoding('utf8').on('data', part => {
    const messages = (rest + part).split('\0');
    rest = messages.pop();
    for (const text of messages) {
      const message = JSON.parse(text), asked = waiting.get(message.id);
      if (!asked) continue;
      waiting.delete(message.id);
      if (message.error) asked.reject(new Error(`${asked.method}: ${message.error.message}`)); else asked.resolve(message.result);
    }
  });
  // A browser that breaks off resets its pipes: whoever waits is told by its end.
  for (const pipe of [process_.stdio[3], process_.stdio[4]]) pipe.on('error', () => {});
  process_.once('exit', () => { for (const asked of waiting.values()) asked.reject(new Error('The browser ended.')); });

  const ask = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject, method });
    process_.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + '\0');
  });

  async function page(url) {
    const { targetId } = await ask('Target.createTarget', { url: 'about:blank', newWindow: true, width: 1440, height: 900 });
    const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
    const send = (method, params) => ask(method, params, sessionId);
    await send('Emulation.setFocusEmulationEnabled', { enabled: true });
    /** Runs a function in the page and hands back what it answers. */
    const run = async (code, ...given) => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', { expression: `(${code})(${given.map(one => JSON.stringify(one)).join(',')})`, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    // Where a page stands that does not come on: its address, what it waits for, and whether it lost the server.
    const standing = `() => [location.href, ...[...document.querySelectorAll('[data-testid=loading]')].map(one => one.textContent.trim()), document.querySelector('#components-reconnect-modal')?.className ?? '', document.documentElement.dataset.keys ?? 'no keys'].join(' | ')`;
    const until = async (code, seconds = 120, ...given) => {
      for (const end = Date.now() + seconds * 1000; ;) {
        // Between two documents there is nothing to ask.
        if (await run(code, ...given).catch(() => false)) return;
        if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain for ${code} at ${await run(standing).catch(() => '?')}`);
        await new Promise(later => setTimeout(later, 100));
      }
    };
    const open = path => send('Page.navigate', { url: path });
    await open(url);
    return { run, until, open, send, close: () => ask('Target.closeTarget', { targetId }) };
  }

  const close = () => new Promise(done => {
    process_.once('exit', () => {
      // A process of the browser may still write there: what is left lies in the temporary folder.
      try { rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }); } catch { }
      done();
    });
    process_.kill();
  });
  return { page, close };
}

/** Becomes a person of the embedded provider, and waits until the console listens to keys. */
async function signIn(page, address, path, person = 'Analyst 1') {
  await page.open(address + path);
  // Where another tab signed in meanwhile, the page asks once more.
  await page.until(`name => {
    const choice = [...document.querySelectorAll('.people button')].find(one => one.querySelector('strong').textContent === name);
    if (choice && !window.chosen) { window.chosen = true; choice.click(); }
    return document.documentElement.dataset.keys === 'bound';
  }`, 120, person);
}

/** The console as it is built, on a free port, its data in a folder. Ends with `close`. */
async function serve(data, settings = {}) {
  const port = await new Promise(done => { const probe = require('node:net').createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => done(port)); }); });
  const address = `http://localhost:${port}`, program = process.env.INVESTIGATOR ?? join(__dirname, '../artifacts/bin/Investigator.Web/release/investigator.dll');
  const console_ = spawn('dotnet', [program, '--data', data, '--urls', address], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, Logging__LogLevel__Default: 'Warning', ...settings } });
  const ended = new Promise((_, lost) => console_.once('exit', code => lost(new Error(`The console ended with ${code}.`))));
  ended.catch(() => {});
  for (let tries = 0; tries < 600; tries++) {
    if (console_.exitCode !== null) throw new Error(`The console ended with ${console_.exitCode}. Is ${program} built?`);
    if (await fetch(address + '/healthz').then(answer => answer.ok, () => false)) break;
    await new Promise(later => setTimeout(later, 200));
  }
  return { address, pid: console_.pid, ended, close: () => new Promise(done => { console_.once('exit', done); console_.kill(); }) };
}

const sorted = list => [...list].sort((a, b) => a - b);
const at = (list, share) => list.length ? sorted(list)[Math.min(list.length - 1, Math.floor(list.length * share))] : NaN;

module.exports = { launch, signIn, serve, median: list => at(list, 0.5), p95: list => at(list, 0.95) };
