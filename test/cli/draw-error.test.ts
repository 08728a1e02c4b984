import assert from 'node:assert/strict';
import { drawBug, drawError, errorToJson } from '../../src/cli/draw-error.ts';
import { createPaint } from '../../src/cli/paint.ts';
import type { ErrorLabel } from '../../src/errors/pupfile-error.ts';
import { PupfileError } from '../../src/errors/pupfile-error.ts';

const plain = createPaint(false);

describe('drawError', () => {
  it('draws everything that an error has', () => {
    const error = new PupfileError(
      'VERSION_CONFLICT',
      'Could not resolve the dependencies: no versions of the modules fit together',
      {
        notes: [
          'because puppetlabs-apache 12.1.0 requires puppetlabs-stdlib >= 9.0.0 < 10.0.0',
          'and the Puppetfile asks for puppetlabs-stdlib 10.1.0',
        ],
        labels: [
          label(3, 1, 3, "mod 'puppetlabs-apache', '12.1.0'", 'asks for 12.1.0'),
          label(7, 1, 3, "mod 'puppetlabs-stdlib', '10.1.0'", 'asks for 10.1.0'),
        ],
        hint: 'puppetlabs-stdlib 9.7.0 satisfies both',
      },
    );
    assert.equal(
      drawError(error, plain),
      `error: Could not resolve the dependencies: no versions of the modules fit together

  because puppetlabs-apache 12.1.0 requires puppetlabs-stdlib >= 9.0.0 < 10.0.0
  and the Puppetfile asks for puppetlabs-stdlib 10.1.0

  --> Puppetfile:3:1
  3 | mod 'puppetlabs-apache', '12.1.0'
    | ^^^ asks for 12.1.0
  7 | mod 'puppetlabs-stdlib', '10.1.0'
    | ^^^ asks for 10.1.0

hint: puppetlabs-stdlib 9.7.0 satisfies both
VERSION_CONFLICT · pupfile explain VERSION_CONFLICT
`,
    );
  });

  it('draws an error that has nothing but a message', () => {
    assert.equal(
      drawError(new PupfileError('OFFLINE', 'Nothing is there'), plain),
      `error: Nothing is there

OFFLINE · pupfile explain OFFLINE
`,
    );
  });

  it('points under a tab as it does under blanks', () => {
    assert.equal(
      drawLabels(label(2, 6, 2, "\tmod\t'a'", 'here'), label(3, 5, 1, '    x', 'and here')),
      `  --> Puppetfile:2:6
  2 | \tmod\t'a'
    | \t   \t^^ here
  3 |     x
    |     ^ and here`,
    );
  });

  it('aligns the numbers of lines', () => {
    assert.equal(
      drawLabels(label(9, 1, 1, 'a', 'one'), label(10, 1, 1, 'b', 'two')),
      `  --> Puppetfile:9:1
   9 | a
     | ^ one
  10 | b
     | ^ two`,
    );
  });

  it('names each file', () => {
    const locked = label(12, 3, 4, '  acme', 'locked', 'Puppetfile.lock');
    assert.equal(
      drawLabels(label(1, 1, 3, 'mod', 'declared'), locked),
      `  --> Puppetfile:1:1
   1 | mod
     | ^^^ declared
  --> Puppetfile.lock:12:3
  12 |   acme
     |   ^^^^ locked`,
    );
  });

  it('draws a caret where there is nothing to underline, and no blanks behind it', () => {
    assert.equal(
      drawLabels(label(1, 4, 0, 'mod', '')),
      `  --> Puppetfile:1:4
  1 | mod
    |    ^`,
    );
  });

  it('points to the right place where credentials are left out before it', () => {
    const line = "mod 'a', git: 'https://user:secret@git.example/a', ref: 1";
    assert.equal(
      drawLabels(label(1, line.indexOf('ref') + 1, 6, line, 'not a text')),
      `  --> Puppetfile:1:52
  1 | mod 'a', git: 'https://git.example/a', ref: 1
    |                                        ^^^^^^ not a text`,
    );
  });

  it('underlines no more than what is left where credentials are left out inside', () => {
    const line = "forge 'https://user:secret@forge.example'";
    assert.equal(
      drawLabels(label(1, 7, line.length - 6, line, 'not reachable')),
      `  --> Puppetfile:1:7
  1 | forge 'https://forge.example'
    |       ^^^^^^^^^^^^^^^^^^^^^^^ not reachable`,
    );
  });

  it('lets nothing of a server or a file control the terminal', () => {
    const error = new PupfileError('FORGE_REFUSED', 'a\u001b[2J', {
      notes: ['b\u001b[2J'],
      labels: [label(1, 1, 1, 'c\u001b[2J', 'd\u001b[2J')],
      hint: 'e\u001b[2J https://user:secret@forge.example',
    });
    const text = drawError(error, plain);
    assert.equal(text.includes('\u001b'), false);
    assert.equal(text.includes('secret'), false);
  });

  it('puts meaning in colours where there are some', () => {
    const text = drawError(
      new PupfileError('OFFLINE', 'x', { hint: 'y' }),
      (colour, part) => `<${colour} ${part}>`,
    );
    assert.equal(
      text,
      `<red error:> x

<cyan hint:> y
<dim OFFLINE · pupfile explain OFFLINE>
`,
    );
  });
});

describe('drawBug', () => {
  it('asks for a report with what it needs', () => {
    const error = new TypeError('x is undefined');
    error.stack = 'TypeError: x is undefined\n    at somewhere';
    assert.equal(
      drawBug(error, '1.2.3'),
      `error: pupfile failed in a way that it should not; this is a bug

  TypeError: x is undefined
      at somewhere

pupfile 1.2.3, Node.js ${process.version}, ${process.platform}
hint: please report this, with the command and the Puppetfile that led to it
`,
    );
  });

  it('takes what is no error, and shows no credentials of it', () => {
    const text = drawBug('lost https://user:secret@forge.example', '1.2.3');
    assert.match(text, /^ {2}lost https:\/\/forge\.example$/m);
  });
});

describe('errorToJson', () => {
  it('has the parts of an error', () => {
    const error = new PupfileError('PUPPETFILE_INVALID', 'a https://u:p@forge.example', {
      notes: ['b'],
      labels: [label(1, 2, 3, ' mod', 'c')],
      hint: 'd',
      data: { module: 'acme-web' },
    });
    assert.deepEqual(errorToJson(error), {
      code: 'PUPPETFILE_INVALID',
      message: 'a https://forge.example',
      notes: ['b'],
      hint: 'd',
      labels: [{ file: 'Puppetfile', line: 1, column: 2, length: 3, text: 'c' }],
      data: { module: 'acme-web' },
    });
  });

  it('leaves out what there is not', () => {
    assert.deepEqual(errorToJson(new PupfileError('OFFLINE', 'x')), {
      code: 'OFFLINE',
      message: 'x',
      notes: [],
      labels: [],
    });
  });

  it('calls a bug internal', () => {
    assert.deepEqual(errorToJson(new TypeError('lost https://u:p@forge.example')), {
      code: 'INTERNAL',
      message: 'TypeError: lost https://forge.example',
    });
  });
});

function drawLabels(...labels: readonly ErrorLabel[]): string {
  const text = drawError(new PupfileError('PUPPETFILE_INVALID', 'x', { labels }), plain);
  return text.split('\n\n')[1] ?? '';
}

function label(
  line: number,
  column: number,
  length: number,
  lineText: string,
  text: string,
  file = 'Puppetfile',
): ErrorLabel {
  return { span: { file, line, column, length, lineText }, text };
}
