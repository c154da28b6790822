import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { judge } from '#widgets/handshake-workbench/client.ts';
import type { State } from '#widgets/handshake-workbench/model.ts';
import { GROUPS, isPreset, type PresetName } from '#widgets/handshake-workbench/preset-names.ts';
import { presetNamed } from '#widgets/handshake-workbench/presets.ts';
import { repaired, serve, START } from '#widgets/handshake-workbench/server.ts';

const stateOf = (name: PresetName): State => ({ ...START, ...presetNamed(name) });
const mistakes = (items: ReturnType<typeof serve>['items'] | ReturnType<typeof judge>['items']) =>
  items.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'must-fail').map(({ rule }) => rule),
  );

describe('presetNamed()', () => {
  test.each(GROUPS.valid)('%s is answered with 101', (name) => {
    const { outcome, status, items } = serve(stateOf(name));
    expect([outcome, status]).toEqual(['switches', '101 Switching Protocols']);
    expect(mistakes(items)).toEqual([]);
  });

  /** RFC 6455 §4.2.1 and §4.2.2, RFC 9112 §2.2 and §3.2, RFC 9110 §7.8 for HTTP/1.0. */
  test.each([
    ['no-upgrade', 'upgrade-missing', '400 Bad Request'],
    ['no-connection', 'connection-missing', '400 Bad Request'],
    ['keep-alive', 'connection-not-upgrade', '400 Bad Request'],
    ['no-key', 'key-missing', '400 Bad Request'],
    ['short-key', 'key-wrong-length', '400 Bad Request'],
    ['no-version', 'version-missing', '400 Bad Request'],
    ['version-12', 'version-not-13', '426 Upgrade Required'],
    ['websocket-version', 'version-missing', '400 Bad Request'],
    ['post', 'method-not-get', '405 Method Not Allowed'],
    ['http-1-0', 'http-version-too-old', '200 OK'],
    ['no-host', 'host-missing', '400 Bad Request'],
    ['no-empty-line', 'head-incomplete', ''],
    ['ws-target', 'target-not-http', '400 Bad Request'],
    ['bare-lf', 'bare-lf', '400 Bad Request'],
    ['nul', 'nul', '400 Bad Request'],
  ] satisfies [(typeof GROUPS)['broken'][number], string, string][])(
    '%s breaks %s and is answered with %j',
    (name, rule, status) => {
      const served = serve(stateOf(name));
      expect([...new Set(mistakes(served.items))]).toContain(rule);
      expect(served.status).toBe(status);
    },
  );

  test.each(GROUPS.broken)('%s can be mended with its repairs', (name) => {
    let state = stateOf(name);
    for (let served = serve(state); served.outcome !== 'switches'; served = serve(state)) {
      const before = state;
      const findings = served.items
        .flatMap((item) => item.findings)
        .filter(({ severity }) => severity === 'must-fail');
      const same = findings.filter(({ rule }) => rule === findings[0]!.rule);
      state = repaired(state, served.source, same, () => encodeUtf8('sixteen bytes, 1'));
      expect(state).not.toEqual(before);
    }
  });

  test.each(GROUPS.right)('%s is to be accepted', (name) => {
    const judged = judge(stateOf(name));
    expect(judged.truth).toBe('accept');
    expect(mistakes(judged.items)).toEqual([]);
  });

  /** Checks 2 to 6 of RFC 6455 §4.1; behind the first, HTTP says what follows. */
  test.each([
    ['answer-no-upgrade', 'upgrade-missing'],
    ['answer-keep-alive', 'connection-not-upgrade'],
    ['other-accept', 'accept-wrong'],
    ['extension-not-offered', 'extension-not-offered'],
    ['protocol-not-offered', 'protocol-not-offered'],
  ] as const)('%s is to be refused, for %s', (name, rule) => {
    const state: State = { ...stateOf(name), side: 'client' };
    const judged = judge(state);
    expect([judged.truth, mistakes(judged.items)]).toEqual(['refuse', [rule]]);
    const findings = judged.items
      .flatMap((item) => item.findings)
      .filter((finding) => finding.rule === rule);
    const mended = repaired(state, judged.source, findings, () => encodeUtf8('sixteen bytes, 1'));
    expect(judge(mended).truth).toBe(rule === 'protocol-not-offered' ? 'browser' : 'accept');
  });

  test('status-200 is for HTTP to handle, and no check that failed', () => {
    const judged = judge(stateOf('status-200'));
    expect([judged.truth, mistakes(judged.items)]).toEqual(['http', []]);
    expect(judged.items[1]!.findings).toMatchObject([
      { rule: 'status-not-101', severity: 'http', section: 'RFC 6455 §4.1' },
    ]);
  });

  test('no-protocol is to be refused by browsers only', () => {
    expect(judge(stateOf('no-protocol')).truth).toBe('browser');
  });
});

describe('isPreset()', () => {
  test('knows the names', () => {
    expect([isPreset('nul'), isPreset('NUL')]).toEqual([true, false]);
  });
});
