import assert from 'node:assert/strict';
import { parse, parseCalls } from '../../src/commands/parse.ts';
import { collectEvents, ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('parse', () => {
  const directory = useTemporaryDirectory();
  const write = (text: string) => writeTree(directory(), { Puppetfile: text });

  it('gives what the Puppetfile says', async () => {
    write("forge 'https://forge.example'\nmod 'acme/web', '1.x'\n");
    const { forgeUrl, declarations } = await parse(settingsOf(directory()), ignore);
    assert.equal(forgeUrl, 'https://forge.example');
    assert.deepEqual(
      declarations.map(({ name }) => name),
      ['acme-web'],
    );
  });

  it('tells the warnings, with what may have been meant', async () => {
    write("mod 'acme-web', :gti => 'x'\n");
    const { report, events } = collectEvents();
    await parse(settingsOf(directory()), report);
    const [event] = events;
    assert.ok(event?.kind === 'warning');
    assert.match(event.message, /`:gti`; it is ignored; did you mean `:git`\?$/);
    assert.equal(event.span?.line, 1);
  });

  it('refuses a Puppetfile that is not valid Ruby', async () => {
    write("mod 'acme-web' '1.0.0'\n");
    await rejection(parse(settingsOf(directory()), ignore), 'PUPPETFILE_SYNTAX');
  });
});

describe('parseCalls', () => {
  const directory = useTemporaryDirectory();

  it('gives the calls, whatever they mean', async () => {
    writeTree(directory(), { Puppetfile: "mod 'no name at all', :latest\n" });
    assert.deepEqual(await parseCalls(settingsOf(directory())), [
      {
        call: 'mod',
        args: ['no name at all', { $sym: 'latest' }],
        options: null,
        line: 1,
        top_line: 1,
      },
    ]);
  });
});
