import assert from 'node:assert/strict';
import { findForgeElsewhere } from '../../../src/moving/rules/forge-elsewhere.ts';
import { factsOf, settingsOfTool } from '../../support/declare-facts.ts';
import { declareModules } from '../../support/declare-modules.ts';

const own = 'https://own.example';
const withForge = (forgeUrl?: string) =>
  declareModules([['acme-web']], forgeUrl === undefined ? {} : { forgeUrl });

function told(forgeUrl: string | undefined, settings: string, kind: 'r10k' | 'bolt' = 'r10k') {
  const facts = { puppetfile: withForge(forgeUrl), settings: settingsOfTool(kind, settings) };
  return findForgeElsewhere(factsOf(facts)).map(({ advice }) => advice);
}

describe('findForgeElsewhere', () => {
  const advice = [`write \`forge '${own}'\` in the Puppetfile`];

  it("tells of r10k's Forge where the Puppetfile leads to another one", () => {
    assert.deepEqual(told(undefined, `forge: { baseurl: '${own}/' }`), advice);
    assert.deepEqual(told('https://third.example', `forge: { baseurl: '${own}' }`), advice);
  });

  it("tells of Bolt's", () => {
    const settings = `module-install: { forge: { baseurl: '${own}' } }`;
    assert.deepEqual(told(undefined, settings, 'bolt'), advice);
  });

  it('has nothing to tell where they are the same, or the Puppetfile may say so', () => {
    assert.deepEqual(told(own, `forge: { baseurl: '${own}/' }`), []);
    const may = `forge: { baseurl: '${own}', allow_puppetfile_override: true }`;
    assert.deepEqual(told('https://third.example', may), []);
    assert.deepEqual(told(undefined, may), advice);
  });

  it('has nothing to tell without settings, or modules of a Forge', () => {
    assert.deepEqual(told(undefined, 'cachedir: x'), []);
    const settings = settingsOfTool('r10k', `forge: { baseurl: '${own}' }`);
    assert.deepEqual(findForgeElsewhere(factsOf({ settings, puppetfile: declareModules([]) })), []);
    assert.deepEqual(findForgeElsewhere(factsOf({ settings })), []);
  });

  it('tells no password', () => {
    const found = told('https://a:geheim@third.example', 'forge: { baseurl: https://b:geheim@x }');
    assert.doesNotMatch(String(found), /geheim/);
  });
});
