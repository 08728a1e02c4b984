import assert from 'node:assert/strict';
import { readForeignPuppetfile } from '../../src/commands/read-foreign-puppetfile.ts';

describe('readForeignPuppetfile', () => {
  const names = async (text: string) =>
    (await readForeignPuppetfile({ text, file: 'Puppetfile' })).declarations.map(
      ({ name }) => name,
    );

  it('reads plain words and any other Ruby alike', async () => {
    assert.deepEqual(await names("mod 'acme-web'\n"), ['acme-web']);
    assert.deepEqual(await names('%w[web log].each { |name| mod "acme-#{name}" }\n'), [
      'acme-web',
      'acme-log',
    ]);
  });

  it('sees neither files nor environment variables', async () => {
    const text = "mod 'acme-file' if File.exist?('Puppetfile')\nmod 'acme-path' if ENV['PATH']\n";
    assert.deepEqual(await names(text), []);
  });
});
