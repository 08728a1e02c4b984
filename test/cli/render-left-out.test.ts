import assert from 'node:assert/strict';
import { explanationToJson, explanationToText } from '../../src/cli/render-left-out.ts';
import type { ExplainedModule } from '../../src/commands/explain-install.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const modules: readonly ExplainedModule[] = [
  {
    name: 'acme-base',
    version: '1.0.0',
    leftOut: [
      { path: 'spec/', files: 120, bytes: 2048, reason: 'not-read' },
      { path: 'README.md', files: 1, bytes: 99, reason: 'documentation' },
      { path: '.git/', files: 3, bytes: 0, reason: 'version-control' },
    ],
  },
  {
    name: 'acme-web',
    version: '2.0.0',
    leftOut: [{ path: '\u001b[2J', files: 1, bytes: 1, reason: 'not-read' }],
  },
];

describe('explanationToText', () => {
  it('tells for each module what is not there, and why', () => {
    assert.equal(
      explanationToText(modules, plainLook).join('\n'),
      `acme-base 1.0.0
Left out   Files     Size  Why
spec/        120  2.0 KiB  not read at run time; --content full keeps it
README.md      1     99 B  for people; --content release keeps it
.git/          3      0 B  never kept

acme-web 2.0.0
Left out  Files  Size  Why
\u{fffd}[2J          1   1 B  not read at run time; --content full keeps it
`,
    );
  });

  it('leaves the reasons out of a narrow terminal', () => {
    assert.equal(
      explanationToText(modules.slice(0, 1), { ...namedLook, columns: 30 }).join('\n'),
      `<bold acme-base> 1.0.0
<dim Left out   Files     Size>
spec/        120  2.0 KiB
README.md      1     99 B
.git/          3      0 B
`,
    );
  });

  it('says that nothing was left out', () => {
    assert.deepEqual(explanationToText([], plainLook), ['Nothing was left out', '']);
  });
});

describe('explanationToJson', () => {
  it('has the rules as words for programs', () => {
    assert.deepEqual(explanationToJson(modules.slice(1)), [
      {
        name: 'acme-web',
        version: '2.0.0',
        leftOut: [{ path: '\u{fffd}[2J', files: 1, bytes: 1, reason: 'not-read' }],
      },
    ]);
  });
});
