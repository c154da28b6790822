import { describe, expect, test } from 'vitest';
import { acceptBugs, type AcceptBugName } from '#protocol/handshake/accept-bugs.ts';
import { deriveAccept } from '#protocol/handshake/accept-key.ts';
import { encodeUtf8 } from '#protocol/bytes.ts';
import {
  act,
  BUGS,
  bugNamed,
  chooseBug,
  choosePreset,
  editStage,
  fillAnswer,
  fillBytes,
  PRESETS,
  presetOf,
  type PresetName,
  run,
  START,
} from '#widgets/accept-machine/model.ts';
import {
  RIGHT_LENGTH,
  STAGES,
  type StageName,
  type Stages,
} from '#widgets/accept-machine/stages.ts';

const { key, accept } = PRESETS.rfc;
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const bytes = '74 68 65 20 73 61 6d 70 6c 65 20 6e 6f 6e 63 65';
const digest = 'b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea';
const line: Record<StageName, string> = {
  bytes,
  key,
  concatenation: key + guid,
  digest,
  accept,
};

function statuses(stages: Stages): string[] {
  return STAGES.map((name) => stages[name].status);
}

function texts(stages: Stages): Record<string, string | undefined> {
  return Object.fromEntries(STAGES.map((name) => [name, stages[name].text]));
}

describe('the line of stages', () => {
  test('run() shows the whole line at the start', () => {
    const { stages, right, bug, answer } = run(START);
    expect(texts(stages)).toEqual(line);
    expect(statuses(stages)).toEqual(['held', 'computed', 'computed', 'computed', 'computed']);
    for (const name of STAGES) {
      expect(stages[name].length).toBe(RIGHT_LENGTH[name]);
      expect(stages[name].findings).toEqual([]);
    }
    expect([right, bug, answer]).toEqual([{}, undefined, { verdict: 'none' }]);
  });

  test.each<[StageName, string[]]>([
    ['bytes', ['held', 'computed', 'computed', 'computed', 'computed']],
    ['key', ['recovered', 'held', 'computed', 'computed', 'computed']],
    ['concatenation', ['recovered', 'recovered', 'held', 'computed', 'computed']],
    ['digest', ['unknown', 'unknown', 'unknown', 'held', 'computed']],
    ['accept', ['unknown', 'unknown', 'unknown', 'recovered', 'held']],
  ])('editStage() of %s keeps it, computes on and recovers what can be', (held, expected) => {
    const { stages } = run(editStage(START, held, line[held]));
    expect(statuses(stages)).toEqual(expected);
    for (const name of STAGES) {
      const isKnown = stages[name].status !== 'unknown';
      expect(stages[name].text).toBe(isKnown ? line[name] : undefined);
      expect(stages[name].reason).toBe(isKnown ? undefined : 'hash-is-one-way');
    }
  });

  test('presetOf() names the pair whose key is held', () => {
    for (const name of Object.keys(PRESETS) as PresetName[]) {
      const state = choosePreset(START, name);
      expect(presetOf(state)).toBe(name);
      expect(run(state).stages.accept.text).toBe(PRESETS[name].accept);
    }
    expect(presetOf(START)).toBeUndefined();
  });

  test('fillBytes() makes the key of new bytes', () => {
    const { stages } = run(fillBytes(START, encodeUtf8('the sample nonce')));
    expect(texts(stages)).toEqual(line);
    expect(stages.bytes.status).toBe('held');
  });
});

describe('bad input', () => {
  test('run() keeps bytes that cannot be read and computes nothing from them', () => {
    const { stages, keyGroups, answer } = run(
      fillAnswer(editStage(START, 'bytes', '74 6'), accept),
    );
    expect(stages.bytes).toMatchObject({
      status: 'held',
      text: '74 6',
      bytes: undefined,
      findings: [{ code: 'missing-digit', at: 4 }],
    });
    expect(statuses(stages).slice(1)).toEqual(Array(4).fill('not-computable'));
    expect(keyGroups).toEqual([]);
    expect(answer).toEqual({ verdict: 'no-key' });
  });

  test('run() computes on from bytes too few, as a careless server would', () => {
    const { stages } = run(editStage(START, 'bytes', '00 01 02'));
    expect(stages.bytes.findings).toMatchObject([{ code: 'wrong-length', bytes: 3, expected: 16 }]);
    expect(stages.key.text).toBe('AAEC');
    expect(stages.accept.text).toBe(deriveAccept('AAEC').accept);
  });

  test('run() hashes a key that is no base64, and does not guess its bytes', () => {
    const { stages } = run(editStage(START, 'key', 'no key!'));
    expect(stages.bytes).toMatchObject({ status: 'unknown', reason: 'not-base64' });
    expect(stages.key.findings.map(({ code }) => code)).toContain('foreign-character');
    expect(stages.accept.text).toBe(deriveAccept('no key!').accept);
  });

  test('run() reads a key leniently where all readers agree', () => {
    const { stages } = run(editStage(START, 'key', ` ${key.slice(0, -2)}`));
    expect(stages.bytes).toMatchObject({ status: 'recovered', text: bytes });
    expect(stages.key.findings.map(({ code }) => code)).toEqual([
      'outer-whitespace',
      'missing-padding',
    ]);
  });

  test.each([
    [`${guid}${key}`, { code: 'guid-not-last', at: 0, length: 36 }],
    [`${key}${guid.toLowerCase()}`, { code: 'guid-letter-case', at: 24, length: 36 }],
    [key, { code: 'guid-missing', at: 24, length: 0 }],
  ])('run() knows no key behind %j', (text, finding) => {
    const { stages } = run(editStage(START, 'concatenation', text));
    expect(statuses(stages)).toEqual(['unknown', 'unknown', 'held', 'computed', 'computed']);
    expect([stages.bytes.reason, stages.key.reason]).toEqual(['guid-not-last', 'guid-not-last']);
    expect(stages.concatenation.findings).toEqual([finding]);
  });

  test('run() judges the key that it recovers from the concatenation', () => {
    const { stages } = run(editStage(START, 'concatenation', `AAAA${guid}`));
    expect(stages.key.findings).toMatchObject([{ code: 'wrong-length', bytes: 3 }]);
  });

  test.each(['AAAA', '*', ''])('run() knows no digest behind the accept %j', (text) => {
    const { stages } = run(editStage(START, 'accept', text));
    expect(stages.digest).toMatchObject({ status: 'unknown', reason: 'not-a-digest' });
    expect(stages.accept.findings).not.toEqual([]);
  });

  test('run() computes nothing from a digest that is not hex', () => {
    const { stages } = run(editStage(START, 'digest', 'b3 zz'));
    expect(statuses(stages).slice(3)).toEqual(['held', 'not-computable']);
  });
});

describe('mistakes', () => {
  test('BUGS lists the mistakes of the core, each under the step it spoils', () => {
    expect(Object.values(BUGS).flat().toSorted()).toEqual(Object.keys(acceptBugs).toSorted());
    expect(BUGS.hash).toEqual(['sha-256']);
  });

  test('run() computes with the mistake and shows beside it what is right', () => {
    const { stages, right, bug } = run(chooseBug(START, 'guid-first'));
    expect(stages.accept.text).toBe('2OZf2Seed9yzIpkj+zvC9KS9Mjw=');
    expect(stages.concatenation.text).toBe(guid + key);
    expect(right.accept?.text).toBe(accept);
    expect(Object.keys(right)).toEqual(['concatenation', 'digest', 'accept']);
    expect(bug).toEqual({ name: 'guid-first', status: 'changes', firstChanged: 'concatenation' });
  });

  test.each<[AcceptBugName, StageName]>([
    ['key-decoded', 'concatenation'],
    ['sha-256', 'digest'],
    ['base64-of-hex', 'accept'],
  ])('run() says where %s first shows', (name, firstChanged) => {
    const { bug } = run(chooseBug(START, name));
    expect(bug).toEqual({ name, status: 'changes', firstChanged });
  });

  test('run() shows the bytes of a concatenation that is no text', () => {
    const { stages } = run(chooseBug(START, 'utf-16'));
    expect(stages.concatenation).toMatchObject({ text: undefined, length: 120 });
    expect(run(chooseBug(START, 'key-decoded')).stages.concatenation.text).toBe(
      `the sample nonce${guid}`,
    );
  });

  test('run() says when a mistake does not show', () => {
    const { bug, right } = run(chooseBug(choosePreset(START, 'captured-3'), 'url-safe'));
    expect(bug?.status).toBe('no-effect');
    expect(right).toEqual({});
  });

  test('run() says when a mistake lies before the stage that is held', () => {
    const state = chooseBug(editStage(START, 'digest', digest), 'guid-first');
    expect(run(state).bug?.status).toBe('before-held');
    expect(run(chooseBug(state, 'unpadded'))).toMatchObject({
      bug: { status: 'changes', firstChanged: 'accept' },
      stages: { accept: { text: accept.slice(0, -1) } },
    });
  });

  test('run() says that there is nothing to spoil', () => {
    const unreadable = editStage(START, 'bytes', 'zz');
    expect(run(chooseBug(unreadable, 'unpadded')).bug?.status).toBe('not-computable');
  });
});

describe('how base64 cuts', () => {
  test('run() gives the groups of key and accept', () => {
    const { keyGroups, acceptGroups } = run(START);
    expect(keyGroups).toHaveLength(6);
    expect(acceptGroups).toHaveLength(7);
  });

  test('run() draws the stray bits of a key and of an accept', () => {
    const { keyGroups } = run(choosePreset(START, 'erratum-printed'));
    expect(keyGroups.at(-1)?.digits[1]?.character).toBe('C');
    const { acceptGroups } = run(editStage(START, 'accept', `${accept.slice(0, -2)}p=`));
    expect(acceptGroups.at(-1)?.digits[2]?.character).toBe('p');
  });

  test('run() draws only the first bytes of many', () => {
    const { keyGroups } = run(fillBytes(START, new Uint8Array(1000)));
    expect(keyGroups).toHaveLength(16);
  });
});

describe("somebody's answer", () => {
  test.each(Object.keys(PRESETS) as PresetName[])('choosePreset() %s is a pair', (name) => {
    expect(run(choosePreset(START, name)).answer).toEqual({ verdict: 'right' });
  });

  test('run() explains a wrong answer, whatever mistake is chosen', () => {
    const state = fillAnswer(chooseBug(START, 'sha-256'), ' BXhwxM0SZasKmCD9S4BfpPmCnEw= ');
    expect(run(state).answer).toEqual({ verdict: 'bugs', bugs: ['key-decoded'] });
  });

  test('run() recognises the answers to the spellings and keys that it knows', () => {
    const printed = choosePreset(START, 'erratum-printed');
    const corrected = PRESETS['erratum-corrected'];
    expect(run(fillAnswer(printed, corrected.accept)).answer).toEqual({
      verdict: 'other-spelling',
      key: corrected.key,
    });
    expect(run(fillAnswer(START, PRESETS['captured-1'].accept)).answer).toEqual({
      verdict: 'other-key',
      key: PRESETS['captured-1'].key,
    });
  });

  test('run() compares where the key is not known', () => {
    const held = editStage(START, 'digest', digest);
    expect(run(fillAnswer(held, accept)).answer).toEqual({ verdict: 'right' });
    expect(run(fillAnswer(held, 'AAAA')).answer).toMatchObject({
      verdict: 'wrong',
      findings: [{ code: 'wrong-length' }],
    });
    const joined = editStage(START, 'concatenation', 'no key');
    expect(run(fillAnswer(joined, accept)).answer.verdict).toBe('wrong');
    const claimed = editStage(START, 'accept', accept);
    expect(run(fillAnswer(claimed, accept)).answer).toEqual({ verdict: 'no-key' });
  });

  test('run() says what is wrong with a response that holds no answer, and keeps it', () => {
    const answerTo = (text: string) => {
      const state = fillAnswer(START, text);
      expect(state.answer).toBe(text);
      return run(state).answer;
    };
    expect(answerTo('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n')).toEqual({
      verdict: 'no-accept',
    });
    expect(answerTo(`HTTP/1.1 401 Unauthorized\nSec-WebSocket-Accept: ${accept}`)).toEqual({
      verdict: 'not-101',
      status: '401',
    });
  });

  test('header fields are taken for their values, also from a whole head', () => {
    const head = `HTTP/1.1 101 Switching Protocols\r\nsec-websocket-accept: ${accept}\r\n\r\n`;
    expect(fillAnswer(START, head).answer).toBe(accept);
    expect(editStage(START, 'key', `Sec-WebSocket-Key: ${key} `).text).toBe(key);
    expect(editStage(START, 'concatenation', 'Sec-WebSocket-Key: x').text).toBe(
      'Sec-WebSocket-Key: x',
    );
    expect(editStage(START, 'key', ` ${key}`).text).toBe(` ${key}`);
    expect(editStage(START, 'key', 'Sec-WebSocket-Key:').text).toBe('Sec-WebSocket-Key:');
  });
});

describe('what prose asks for', () => {
  test('act() does what is named', () => {
    expect(act(START, 'preset', ['captured-2'])).toEqual(choosePreset(START, 'captured-2'));
    expect(act(START, 'edit', ['digest', digest])).toEqual(editStage(START, 'digest', digest));
    expect(act(START, 'edit', ['digest']).text).toBe('');
    expect(act(START, 'answer', [accept]).answer).toBe(accept);
    expect(act(START, 'bug', ['guid-first']).bug).toBe('guid-first');
    expect(act(chooseBug(START, 'guid-first'), 'bug', ['none']).bug).toBeUndefined();
  });

  test('act() changes nothing for what it does not know', () => {
    for (const [action, ...args] of [['preset', 'toString'], ['edit', 'x'], ['dance']]) {
      expect(act(START, action!, args)).toBe(START);
    }
    expect(bugNamed('no-such-bug')).toBeUndefined();
  });
});
