import assert from 'node:assert/strict';
import type { Command } from '../../../src/cli/command.ts';
import { commands } from '../../../src/cli/commands.ts';
import { globalOptions } from '../../../src/cli/global-options.ts';
import { manual } from '../../../src/cli/manual/manual.ts';
import { renderManual } from '../../../src/cli/manual/render-manual.ts';
import { escapeRoff } from '../../../src/cli/manual/roff.ts';
import { readOptionFlags } from '../../../src/cli/option-flags.ts';

describe('renderManual', () => {
  it('has a part for each command: what it does, its options, its examples', () => {
    const command: Command = {
      name: 'weigh',
      summary: 'how much it is',
      group: 'look',
      arguments: '[MODULE...]',
      options: [{ flags: '-o, --output <FILE>', description: 'write `FILE`', default: 'out' }],
      examples: [['pupfile weigh -o x', '.all of it']],
      load: () => Promise.reject(),
    };
    const text = renderManual({ commands: [command], version: '1.2.3' });
    assert.match(text, /^\.TH PUPFILE 1 "" "pupfile 1\.2\.3" "User Commands"\n/);
    const [, part] = /(\.SH "LOOK AT THEM".*)\.SH "GLOBAL OPTIONS"/s.exec(text) ?? [];
    assert.equal(
      part,
      `.SH "LOOK AT THEM"
.SS "pupfile weigh [MODULE...]"
How much it is.
.TP
\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIFILE\\fR
write \\fBFILE\\fR (out)
.PP
Examples:
.TP
\\fBpupfile weigh \\-o x\\fR
\\&.all of it
`,
    );
  });

  it('has no part for a group without commands', () => {
    assert.doesNotMatch(renderManual({ commands: [], version: '0' }), /MAKE IMAGES/);
  });
});

describe('manual', () => {
  for (const { name, options = [], examples } of commands) {
    it(`tells all of \`${name}\``, () => {
      assert.match(manual, new RegExp(`^\\.SS "pupfile ${name}["\\s]`, 'm'));
      for (const { flags } of options) {
        assert.ok(manual.includes(`\\fB${escapeRoff(readOptionFlags(flags).long)}\\fR`), flags);
      }
      for (const [line] of examples) assert.ok(manual.includes(escapeRoff(line)), line);
    });
  }

  it('tells every global option', () => {
    for (const { flags } of globalOptions) {
      assert.ok(manual.includes(escapeRoff(readOptionFlags(flags).long)), flags);
    }
  });

  it('is ASCII, which every man reads', () => assert.match(manual, /^[\n -~]*$/));
});
