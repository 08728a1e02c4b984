import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { commandEnvironment } from './run-command.ts';

/** A Chromium without a window, which shows one page. */
export interface Browser {
  /** Opens an address and resolves once the page and its script are there. */
  open(url: string, look: PageLook): Promise<void>;
  /** The value of an expression of JavaScript in the page, as JSON would bring it. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Moves the pointer to the middle of the first element that a selector finds. */
  hover(selector: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** Presses a key that types nothing, such as `ArrowRight`. */
  press(key: string): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  /** The page from its top, as a PNG: all of it, or so many pixels. */
  takeScreenshot(height?: number): Promise<Buffer>;
  /** Errors and warnings of the console, exceptions, and what a policy forbade, since the page was opened. */
  readonly problems: readonly string[];
  /** The addresses that were asked for since then. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** How a page is looked at. */
export interface PageLook {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

/** Starts Chromium (Debian: `chromium`); `close` ends it and removes its profile. */
export async function startBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'pupfile-chromium-'));
  const child = spawn('chromium', [...chromiumOptions, `--user-data-dir=${profile}`], {
    env: commandEnvironment({ HOME: profile }),
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const connection = connect(child);
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  try {
    return {
      ...(await openTab(connection)),
      close: () => endBrowser(child, connection, removeProfile),
    };
  } catch (error) {
    child.kill();
    removeProfile();
    throw error;
  }
}

async function openTab(connection: Connection): Promise<Omit<Browser, 'close'>> {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const send: Send = (method, params) => connection.send(method, params, String(sessionId));
  for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await send(`${domain}.enable`);
  return drivePage(send, connection);
}

async function endBrowser(
  child: ChildProcess,
  { send }: Connection,
  removeProfile: () => void,
): Promise<void> {
  const gone = once(child, 'exit');
  await send('Browser.close');
  await gone;
  removeProfile();
}

// As root there is no sandbox; and nothing is to be asked of its maker.
const chromiumOptions = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--remote-debugging-pipe',
];

type Answer = Readonly<Record<string, unknown>>;
type Send = (method: string, params?: object) => Promise<Answer>;

interface Connection {
  readonly send: (method: string, params?: object, sessionId?: string) => Promise<Answer>;
  onEvent(listen: (method: string, params: Answer) => void): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Answer;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

/** The DevTools protocol over pipes 3 and 4: JSON, with a NUL behind each message. */
function connect(child: ChildProcess): Connection {
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  const listeners: ((method: string, params: Answer) => void)[] = [];
  const receive = ({ id, method, params = {}, result = {}, error }: Message) => {
    if (id === undefined) for (const listen of listeners) listen(method ?? '', params);
    else if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(error.message));
  };
  let buffered = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    const messages = (buffered + text).split('\0');
    buffered = messages.pop() ?? '';
    for (const message of messages) receive(JSON.parse(message));
  });
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
  };
  child.on('error', fail);
  input.on('error', fail);
  child.on('exit', () => fail(new Error('Chromium ended')));
  let count = 0;
  return {
    send(method, params = {}, sessionId) {
      count += 1;
      const answer = deferred<Answer>();
      waiting.set(count, answer);
      input.write(`${JSON.stringify({ id: count, method, params, sessionId })}\0`);
      return answer.promise;
    },
    onEvent: (listen) => listeners.push(listen),
  };
}

/** As Promise.withResolvers, which Node.js 20 does not have. */
function deferred<Value>(): PromiseWithResolvers<Value> {
  let [resolve, reject] = [(_: Value | PromiseLike<Value>) => {}, (_?: unknown) => {}];
  const promise = new Promise<Value>((onValue, onError) => {
    [resolve, reject] = [onValue, onError];
  });
  return { promise, resolve, reject };
}

interface PromiseWithResolvers<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value | PromiseLike<Value>) => void;
  readonly reject: (reason?: unknown) => void;
}

function drivePage(send: Send, { onEvent }: Connection): Omit<Browser, 'close'> {
  const problems: string[] = [];
  const requests: string[] = [];
  const loads: (() => void)[] = [];
  const handlers: Readonly<Record<string, (params: Answer) => void>> = {
    'Page.loadEventFired': () => loads.splice(0).forEach((loaded) => void loaded()),
    'Network.requestWillBeSent': (params) => requests.push(urlOf(params)),
    'Runtime.exceptionThrown': (params) => problems.push(JSON.stringify(params)),
    'Runtime.consoleAPICalled': ({ args }) => problems.push(JSON.stringify(args)),
    'Log.entryAdded': ({ entry }) => problems.push(JSON.stringify(entry)),
  };
  onEvent((method, params) => handlers[method]?.(params));
  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const options = { expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await send('Runtime.evaluate', options);
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { readonly value: Value }).value;
  };
  const point = async (selector: string, types: readonly string[]) => {
    const { x, y } = await evaluate<{ x: number; y: number }>(middleOf(selector));
    for (const type of types) {
      const button = type === 'mouseMoved' ? 'none' : 'left';
      await send('Input.dispatchMouseEvent', { type, x, y, button, clickCount: 1 });
    }
  };
  return {
    problems,
    requests,
    evaluate,
    async open(url, { width, height, scheme }) {
      await send('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        deviceScaleFactor: 1,
        mobile: false,
      });
      const features = [{ name: 'prefers-color-scheme', value: scheme }];
      await send('Emulation.setEmulatedMedia', { features });
      problems.length = 0;
      requests.length = 0;
      const loaded = new Promise<void>((resolve) => loads.push(resolve));
      await send('Page.navigate', { url });
      await loaded;
      // Until what watches sizes has been told them.
      await evaluate(
        `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`,
      );
    },
    hover: (selector) => point(selector, ['mouseMoved']),
    click: (selector) => point(selector, ['mouseMoved', 'mousePressed', 'mouseReleased']),
    async press(key) {
      for (const type of ['rawKeyDown', ...(key === 'Enter' ? ['char'] : []), 'keyUp']) {
        const text = key === 'Enter' ? { text: '\r' } : {};
        await send('Input.dispatchKeyEvent', { type, key, code: key, ...keyCode(key), ...text });
      }
    },
    async type(text) {
      await send('Input.insertText', { text });
    },
    async takeScreenshot(height) {
      const options = { format: 'png', captureBeyondViewport: true };
      const { cssContentSize } = await send('Page.getLayoutMetrics');
      const clip = { ...(cssContentSize as object), scale: 1, ...(height && { height }) };
      const { data } = await send('Page.captureScreenshot', { ...options, clip });
      return Buffer.from(String(data), 'base64');
    },
  };
}

function urlOf({ request }: Answer): string {
  return (request as { readonly url: string }).url;
}

function keyCode(key: string): object {
  const codes = { Enter: 13, Escape: 27, Tab: 9, ArrowLeft: 37, ArrowRight: 39, ArrowDown: 40 };
  const code = (codes as Readonly<Record<string, number>>)[key];
  return code === undefined ? {} : { windowsVirtualKeyCode: code };
}

function middleOf(selector: string): string {
  return `(() => {
    const element = document.querySelector(${JSON.stringify(selector)});
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  })()`;
}
