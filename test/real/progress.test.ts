import assert from 'node:assert/strict';
import { pupfileProgram } from '../support/serve-process.ts';
import { largeModules, type SlowForge, startSlowForge } from '../support/slow-forge.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';
import { openTerminal, type TerminalSession } from '../support/terminal-session.ts';

const install = `'${process.execPath}' '${pupfileProgram}' install`;
const isUnderWay = /Fetching [1-4] of 6/;
const isDone = /Installed 6 modules[^$]*\$$/;

describe('the progress on a terminal', () => {
  const directory = useTemporaryDirectory();
  let forge: SlowForge;
  let terminal: TerminalSession | undefined;

  beforeEach(async () => {
    forge = await startSlowForge(largeModules(), { latencyMs: 700, megabitsPerSecond: 3 });
    writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'demo-site'\n` });
  });

  afterEach(async () => {
    const opened = terminal;
    terminal = undefined;
    await Promise.all([opened?.close(), forge.close()]);
  });

  async function open(columns: number, env: Readonly<Record<string, string>> = {}) {
    terminal = await openTerminal({
      ...{ columns, directory: directory() },
      env: { HOME: directory(), ...env },
    });
    await terminal.screenWith(/^\$$/);
    return terminal;
  }

  for (const columns of [80, 40, 20]) {
    it(`of ${columns} columns is gone at the end`, async () => {
      const { type, screenWith } = await open(columns);
      await type(install);
      await screenWith(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] Resolving/);
      await screenWith(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] Fetching/);
      const screen = await screenWith(/downloaded\n\$$/);
      assert.doesNotMatch(screen, /Resolving|Fetching|Laying/);
    });
  }

  it('is gone after an interruption, and then comes the message', async () => {
    const { type, press, screenWith } = await open(80);
    await type(`${install}; echo "status $?"`);
    await screenWith(isUnderWay);
    await press('C-c');
    const screen = await screenWith(/status \d+\n\$$/);
    assert.match(screen, /\nerror: Interrupted by SIGINT\n[\s\S]*\nstatus 130\n\$$/);
    assert.doesNotMatch(screen, /Fetching/);
  });

  it('makes way for the shell when it is suspended, and comes back', async () => {
    const { type, press, screenWith } = await open(80);
    await type(install);
    await screenWith(isUnderWay);
    await press('C-z');
    assert.doesNotMatch(await screenWith(/Stopped[^$]*\$$/), /Fetching/);
    await type('fg');
    await screenWith(/Fetching/);
    assert.doesNotMatch(await screenWith(isDone), /Fetching/);
  });

  it('survives that the terminal becomes wider', async () => {
    const { type, resize, screenWith } = await open(30);
    await type(install);
    await screenWith(isUnderWay);
    await resize(100);
    assert.doesNotMatch(await screenWith(isDone), /Fetching/);
  });

  it('has no more than ASCII where the locale has not', async () => {
    const { type, screenWith } = await open(80, { LANG: 'C' });
    await type(install);
    const screen = await screenWith(isUnderWay);
    assert.match(screen, /[|/\\-] Fetching/);
    assert.match(screen, /^[ -~\n]*$/);
  });

  for (const env of [{ TERM: 'dumb' }, { CI: '1' }]) {
    it(`is a line with ${JSON.stringify(env)}`, async () => {
      const { type, screenWith } = await open(100, env);
      await type(`${install} --no-frozen`);
      const screen = await screenWith(isDone);
      assert.match(
        screen,
        /\nFetching 6 modules\n(?:Fetching .*\n)*Wrote Puppetfile\.lock\nInstalled 6 modules/,
      );
    });
  }
});
