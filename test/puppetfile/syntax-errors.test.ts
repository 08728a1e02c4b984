import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { describeLabels, errorOf, read } from './support.ts';

describe('checkSyntax', () => {
  const cases: readonly [text: string, problem: string, label: string][] = [
    ["<<<<<<< HEAD\nmod 'a-b'\n", 'it holds the conflict markers of a merge', '1:1 "<<<<<<<"'],
    ["mod 'a-b',\u{a0}'1.0'\n", 'it holds U+00A0, a no-break space', '1:11 "\u{a0}"'],
    [
      'return mod(name if x\n',
      "unexpected 'if'; expected a `)` to close the arguments",
      '1:17 "if"',
    ],
  ];
  for (const [text, problem, label] of cases) {
    it(`tells of ${JSON.stringify(text)} that ${problem}`, () => {
      const error = errorOf(() => read(text));
      assert.equal(error.code, 'PUPPETFILE_SYNTAX');
      assert.equal(error.message, `Puppetfile is not valid Ruby: ${problem}`);
      const [only, ...others] = describeLabels(error);
      assert.ok(only?.startsWith(label), only);
      assert.deepEqual(others, []);
    });
  }

  it('tells the first mistake only', () => {
    const error = errorOf(() => read("mod 'a-b' :ref => 'x'\nmod 'c-d' :ref => 'x'\n"));
    assert.deepEqual(
      error.labels.map(({ span }) => span.line),
      [1],
    );
  });
});

if (hasSharedData) {
  // What a reader of the file would point at: not where the parser gave up.
  const broken: readonly [name: string, place: string, problem: string][] = [
    [
      'AsherBond__puppetlabs-openstack__Puppetfile',
      '3:1',
      'it holds the conflict markers of a merge',
    ],
    ['Gorton218__puppetfile-depgraph__Puppetfile', '14:23', 'a comma is missing'],
    ['Gorton218__puppetfile-depgraph__Puppetfile@47dcac41', '14:23', 'a comma is missing'],
    ['OxBRCInformatics__our-boxen__Puppetfile@93f16c3a', '62:8', 'a quote is not closed'],
    ['OxBRCInformatics__our-boxen__Puppetfile@cde5b424', '32:29', 'a comma has nothing after it'],
    ['TraGicCode__control-repository__Puppetfile@0af1b3dc', '43:65', 'a comma is missing'],
    ['example42__psick__Puppetfile@8b583909', '49:24', 'a version has no quotes'],
    ['example42__psick__Puppetfile@baa5ab66', '6:26', 'a comma is missing'],
    ['example42__psick__Puppetfile@bb076451', '18:54', 'a comma has nothing after it'],
    ['example42__psick__Puppetfile@f885a111', '19:54', 'a comma has nothing after it'],
    ['halyard__halyard__Puppetfile@78457bea', '17:17', 'a quote is not closed'],
    ['halyard__halyard__Puppetfile@c66555db', '18:18', 'a comma is missing'],
    [
      'halyard__halyard__Puppetfile@d015818a',
      '9:41',
      "unexpected 'if'; expected a `)` to close the arguments",
    ],
    ['mhlias__aws_nat_failover__Puppetfile.erb', '3:1', 'it is an ERB template'],
    ['mhlias__aws_nat_failover__tasks-templates-puppetfile.erb', '11:1', 'it is an ERB template'],
    [
      'openstack-hyper-v__Puppetfile-cambridge__Puppetfile@8213e93e',
      '219:15',
      'a comma is missing',
    ],
    [
      'ppouliot__puppet-Puppetfile_Env__Puppetfile.windows@10e432e4',
      '155:18',
      'a comma is missing',
    ],
    ['ppouliot__puppet-Puppetfile_Env__Puppetfile@08150435', '87:80', 'a comma is missing'],
    ['ppouliot__puppet-Puppetfile_Env__Puppetfile@11f46231', '69:74', 'a quote is missing'],
    ['ppouliot__puppet-Puppetfile_Env__Puppetfile@a7ca3fb1', '182:72', 'a quote is missing'],
    [
      'puphpet__puphpet__archive-puphpet-puppet-Puppetfile@a668a307',
      '91:10',
      'the `=>` after `:ref` is missing',
    ],
    [
      'puppetlabs-seteam__control-repo__Puppetfile@459ec986',
      '4:59',
      'a comma has nothing after it',
    ],
    [
      'puppetlabs-seteam__control-repo__Puppetfile@da47d8e2',
      '89:8',
      'the `=>` after `:git` is missing',
    ],
    ['puppetlabs-seteam__control-repo__Puppetfile@fefaa952', '3:22', 'a comma is missing'],
    ['puppetlabs__control-repo__Puppetfile@03ed0cf5', '11:24', 'a comma has nothing after it'],
    ['puppetlabs__control-repo__Puppetfile@44f778a2', '6:23', 'a quote is not closed'],
    ['puppetlabs__control-repo__Puppetfile@7825fc9f', '27:29', 'a quote is not closed'],
    ['puppetlabs__control-repo__Puppetfile@f318d3fe', '12:68', 'a comma has nothing after it'],
    ['puppetlabs__control-repo__Puppetfile@f77401cd', '16:29', 'a quote is not closed'],
    ['theforeman__foreman-infra__puppet-Puppetfile@048b5f24', '8:24', 'a comma is missing'],
    ['voxpupuli__puppet-nginx__Puppetfile@745484d4', '6:5', 'a quote is missing'],
  ];

  describe('checkSyntax, on broken Puppetfiles of the world', () => {
    for (const [name, place, problem] of broken) {
      it(`tells of ${name} at ${place} that ${problem}`, () => {
        const text = readFileSync(sharedData('puppetfiles', 'files', name), 'utf8');
        const error = errorOf(() => read(text));
        assert.equal(error.code, 'PUPPETFILE_SYNTAX');
        assert.equal(error.message, `Puppetfile is not valid Ruby: ${problem}`);
        assert.deepEqual(
          error.labels.map(({ span }) => `${span.line}:${span.column}`),
          [place],
        );
      });
    }

    it('knows all of them', () => {
      const causes = readFileSync(sharedData('puppetfiles', 'broken-causes.tsv'), 'utf8');
      const rows = causes.trim().split('\n').slice(1);
      assert.deepEqual(
        broken.map(([name]) => name),
        rows.map((row) => row.split('\t')[0]),
      );
    });
  });
}
