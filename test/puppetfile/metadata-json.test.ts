import assert from 'node:assert/strict';
import { readMetadataPuppetfile } from '../../src/puppetfile/metadata-json.ts';
import { describeLabels, errorOf } from './support.ts';

function read(text: string) {
  return readMetadataPuppetfile({ text, file: 'metadata.json' });
}

function readDependencies(...dependencies: readonly unknown[]) {
  return read(JSON.stringify({ name: 'x-y', dependencies }, null, 2)).declarations;
}

describe('readMetadataPuppetfile', () => {
  it('reads the dependencies as a Puppetfile with the one word `metadata`', () => {
    const puppetfile = read('{"dependencies":[{"name":"a/b","version_requirement":">= 1.0.0"}]}');
    assert.equal(puppetfile.forgeUrl, 'https://forgeapi.puppet.com');
    assert.equal(puppetfile.file, 'metadata.json');
    assert.deepEqual(
      puppetfile.declarations.map(({ name, spelledName, requirements, source }) => ({
        name,
        spelledName,
        requirements,
        source,
      })),
      [
        {
          name: 'a-b',
          spelledName: 'a-b',
          requirements: ['>= 1.0.0'],
          source: { kind: 'forge', url: 'https://forgeapi.puppet.com' },
        },
      ],
    );
  });

  it('takes another Forge', () => {
    const text = '{"dependencies":[{"name":"a/b"}]}';
    const { forgeUrl } = readMetadataPuppetfile({ text, file: 'm', forgeUrl: 'https://f/' });
    assert.equal(forgeUrl, 'https://f');
  });

  const ranges: readonly [dependency: object, text: string][] = [
    [{ name: 'a-b' }, ''],
    [{ name: 'a-b', version_requirement: null }, ''],
    [{ name: 'a-b', version_requirement: ' ' }, ''],
    [{ name: 'a-b', version_range: '1.x' }, '1.x'],
    [{ name: 'A-B', version_requirement: '>= 1.0.0 < 2.0.0' }, '>= 1.0.0 < 2.0.0'],
  ];
  for (const [dependency, text] of ranges) {
    it(`reads ${JSON.stringify(dependency)}`, () => {
      const [declaration] = readDependencies(dependency);
      assert.equal(declaration?.name, 'a-b');
      assert.equal(declaration?.range.text, text);
    });
  }

  it('joins dependencies on one module', () => {
    const declarations = readDependencies(
      { name: 'a-b', version_requirement: '>= 1.0.0' },
      { name: 'a/b' },
      { name: 'a/b', version_requirement: '< 2.0.0' },
    );
    assert.deepEqual(
      declarations.map(({ range, requirements }) => [range.text, requirements]),
      [['>= 1.0.0, < 2.0.0', ['>= 1.0.0', '< 2.0.0']]],
    );
  });

  it('finds each dependency in the text, after the name of the module itself', () => {
    const declarations = read(`{
  "name": "a-b",
  "dependencies": [
    {"name": "a-b"},
    {"name": "c\\/d"}
  ]
}`).declarations;
    assert.deepEqual(
      declarations.map(({ span: { line, column, length } }) => [line, column, length]),
      [
        [4, 14, 5],
        [5, 14, 6],
      ],
    );
  });

  it('takes missing dependencies for none', () => {
    assert.deepEqual(read('\u{feff}{"name":"x-y"}').declarations, []);
  });

  const broken = [
    [
      '{\n  "a": 1,\n}',
      'Unable to parse json file metadata.json',
      '2:9 "," a comma with nothing after it',
    ],
    ['{"a":', 'Unable to parse json file metadata.json', '1:6 "" ends too early'],
    ['', 'Unable to parse json file metadata.json', '1:1 "" ends too early'],
    ['[]', 'metadata.json holds no JSON object', '1:1 "[" expected `{`'],
    [
      '{"dependencies": {}}',
      'The `dependencies` of metadata.json must be an array',
      '1:2 ""dependencies"" not an array',
    ],
    [
      '{"dependencies": [{"name": "a b"}]}',
      '"a b" is not a module\'s name in metadata.json',
      '1:28 ""a b"" not a name',
    ],
    [
      '{"dependencies": [7]}',
      "A dependency without a name is not a module's name in metadata.json",
      '1:19 "7" not a name',
    ],
    [
      '{"dependencies": [{"name": "a/b", "version_requirement": "one"}]}',
      'The version range of `a/b` in metadata.json cannot be read',
      '1:58 ""one"" its range is unreadable',
    ],
  ] as const;
  for (const [text, message, label] of broken) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      const error = errorOf(() => read(text));
      assert.equal(error.code, 'METADATA_INVALID');
      assert.equal(error.message, message);
      assert.deepEqual(describeLabels(error), [label]);
    });
  }

  it('takes the last of two keys, and warns', () => {
    const { declarations, warnings } = read(
      '{"dependencies": [],\n"dependencies": [{"name": "a/b", "name": "c/d"}]}',
    );
    assert.deepEqual(
      declarations.map(({ name }) => name),
      ['c-d'],
    );
    assert.deepEqual(
      warnings.map(({ message, span }) => [span.line, span.column, message]),
      [
        [1, 2, '`dependencies` stands here twice; the last one counts'],
        [2, 19, '`name` stands here twice; the last one counts'],
      ],
    );
  });

  it('tells every dependency that cannot be read', () => {
    const text = '{"dependencies": [{"name": "a"}, {"name": "b"}]}';
    assert.equal(errorOf(() => read(text)).message, 'metadata.json has 2 problems');
  });
});
