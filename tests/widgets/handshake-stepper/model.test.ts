import { describe, expect, test } from 'vitest';
import { wayOf } from '#widgets/handshake-stepper/model.ts';
import { narrate } from '#widgets/handshake-stepper/narrate.svelte.ts';
import { captureOf, tell } from '#widgets/handshake-stepper/run.ts';
import { SPEECH } from '#widgets/handshake-stepper/speech-words.en.ts';
import { WORDS } from '#widgets/handshake-stepper/messages.ts';
import { judge } from '#widgets/handshake-stepper/predict.ts';
import {
  sayArrow,
  sayEnd,
  sayLinux,
  sayTimers,
  sayVerdict,
} from '#widgets/handshake-stepper/say.svelte.ts';
import { PRESETS, type PresetName, START, toggleDrop } from '#widgets/handshake-stepper/setup.ts';
import { expectFlawless, inspectRecorded } from '../../net/tshark.ts';

const NAMES = Object.keys(PRESETS) as PresetName[];
const WORDS_EN = { ...WORDS.en, ...SPEECH };
const storyOf = (name: PresetName) => tell(PRESETS[name]).story;

/** What a figure of RFC 9293 shows: the segments, and the states that both ends go through. */
function figure(name: PresetName) {
  const { arrows, moments } = storyOf(name);
  const states = (side: 'client' | 'server') =>
    moments.map(({ ends }) => ends[side].state).filter((state, i, all) => state !== all[i - 1]);
  return { segments: arrows.map(({ label }) => label), a: states('client'), b: states('server') };
}

test('tell() opens as Figure 6 of RFC 9293 does', () => {
  expect(figure('open')).toEqual({
    segments: [
      'SEQ=100 SYN',
      'SEQ=300 ACK=101 SYN,ACK',
      'SEQ=101 ACK=301 ACK',
      'SEQ=101 ACK=301 ACK DATA=5',
      'SEQ=301 ACK=106 ACK',
    ],
    a: ['CLOSED', 'SYN-SENT', 'ESTABLISHED'],
    b: ['LISTEN', 'SYN-RECEIVED', 'ESTABLISHED'],
  });
});

test('tell() opens on both sides as Figure 7 does', () => {
  expect(figure('simultaneous-open')).toEqual({
    segments: ['SEQ=100 SYN', 'SEQ=300 SYN', 'SEQ=300 ACK=101 SYN,ACK', 'SEQ=100 ACK=301 SYN,ACK'],
    a: ['CLOSED', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'],
    b: ['CLOSED', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'],
  });
});

test('tell() closes as Figure 12 does, and waits for 2 MSL', () => {
  expect(figure('client-closes')).toEqual({
    segments: [
      'SEQ=100 ACK=300 FIN,ACK',
      'SEQ=300 ACK=101 ACK',
      'SEQ=300 ACK=101 FIN,ACK',
      'SEQ=101 ACK=301 ACK',
    ],
    a: ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'],
    b: ['ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'],
  });
  const [waits, ends] = storyOf('client-closes')
    .moments.slice(-3)
    .filter((_, i) => i !== 1);
  expect(ends!.at - waits!.at).toBe(240_000);
});

test('tell() closes on both sides as Figure 13 does', () => {
  expect(figure('simultaneous-close')).toEqual({
    segments: [
      'SEQ=100 ACK=300 FIN,ACK',
      'SEQ=300 ACK=100 FIN,ACK',
      'SEQ=301 ACK=101 ACK',
      'SEQ=101 ACK=301 ACK',
    ],
    a: ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'],
    b: ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'],
  });
});

test('tell() wraps around after the last number', () => {
  expect(figure('wrap').segments).toEqual([
    'SEQ=4294967295 SYN',
    'SEQ=300 ACK=0 SYN,ACK',
    'SEQ=0 ACK=301 ACK',
    'SEQ=0 ACK=301 ACK DATA=5',
    'SEQ=301 ACK=5 ACK',
  ]);
});

test('tell() keeps data on a SYN from the program until the connection is established', () => {
  const telling = tell(PRESETS['data-on-syn']);
  const { moments } = telling.story;
  const told = narrate(telling, WORDS_EN, 'en');
  const delivered = telling.steps.findIndex(
    (step) => step !== undefined && step.delivered.length > 0,
  );
  expect(moments[delivered]!.before).toBe('SYN-RECEIVED');
  expect(moments[delivered]!.after).toBe('ESTABLISHED');
  expect(told[2]!.outcome.at(-1)!.text).toContain('5 bytes wait');
});

test('tell() shows how each loss is mended', () => {
  const times = (name: PresetName) =>
    storyOf(name).arrows.map(({ id, sent, lost }) => [
      id,
      storyOf(name).moments[sent]!.at,
      lost ?? '',
    ]);
  expect(times('lost-syn').slice(0, 2)).toEqual([
    ['c.S.0', 0, 'dropped'],
    ['c.S.0x2', 1000, ''],
  ]);
  expect(times('lost-ack').map(([id]) => id)).not.toContain('s.SA.0x2');
  // TIME-WAIT is there to answer the FIN that comes again, and begins anew.
  const { moments } = storyOf('lost-last-ack');
  const again = moments.findIndex(({ kind }) => kind === 'timeout') + 1;
  expect(moments[again]).toMatchObject({ before: 'TIME-WAIT', after: 'TIME-WAIT' });
  expect(moments.at(-1)!.at - moments[again]!.at).toBe(240_000);
});

test('tell() lets nobody learn of a cut cable, until somebody sends', () => {
  const { story, steps } = tell(PRESETS.cut);
  const { moments } = story;
  expect(moments.map(({ kind }) => kind).slice(0, 3)).toEqual(['beginning', 'cut', 'call']);
  expect(moments[2]!.at - moments[1]!.at).toBe(600_000);
  const last = moments.at(-1)!;
  expect(steps.at(-1)!.error).toBe('connection timed out');
  expect(last.at - moments[2]!.at).toBeGreaterThanOrEqual(100_000);
  expect(last.ends.server.state).toBe('ESTABLISHED');
});

test('a segment that is dropped and put back leaves the same story', () => {
  const dropped = toggleDrop(START, 's.SA.0');
  expect(tell(toggleDrop(dropped, 's.SA.0'))).toEqual(tell(START));
  // The arrow of the lost one is still there, to be put back.
  expect(tell(dropped).story.arrows.map(({ id }) => id)).toContain('s.SA.0');
});

test('wayOf() is how an end came into its state, also some moments ago', () => {
  const story = storyOf('open');
  expect(wayOf(story, 0, 'client')).toBeUndefined();
  expect(wayOf(story, 3, 'server')).toMatchObject({ from: 'LISTEN', to: 'SYN-RECEIVED' });
  expect(wayOf(story, 7, 'client')).toMatchObject({ from: 'SYN-SENT', to: 'ESTABLISHED' });
});

describe('judge()', () => {
  const [, , synArrives, synAckArrives] = storyOf('open').moments;

  test('knows the right state', () => {
    expect(judge(synArrives!, 'SYN-RECEIVED')).toEqual({ kind: 'right' });
  });

  test('names what people believe', () => {
    expect(judge(synArrives!, 'ESTABLISHED')).toEqual({
      kind: 'belief',
      belief: 'unheard-answer',
      section: 'RFC 9293 §3.5',
    });
    const closing = storyOf('client-closes').moments;
    const beliefs = closing.map((moment) => judge(moment, 'CLOSED'));
    expect(beliefs.map((verdict) => (verdict.kind === 'belief' ? verdict.belief : ''))).toEqual([
      'no-end-yet',
      'fin-not-acknowledged',
      'own-program-open',
      'fin-not-acknowledged',
      'end-of-one-direction',
      'last-ack-may-be-lost',
      '',
      '',
    ]);
    expect(judge(closing[6]!, 'TIME-WAIT')).toMatchObject({ belief: 'first-closer-waits' });
    expect(judge(storyOf('cut').moments[1]!, 'CLOSED')).toMatchObject({ belief: 'nobody-told' });
    expect(judge(storyOf('lost-syn').moments[2]!, 'CLOSED')).toMatchObject({
      belief: 'one-loss-is-no-end',
    });
    expect(judge(storyOf('refused').moments[2]!, 'SYN-RECEIVED')).toMatchObject({
      belief: 'not-listening',
    });
    expect(judge(storyOf('open').moments[5]!, 'CLOSED')).toMatchObject({ belief: 'no-end-yet' });
    const half = storyOf('half-close').moments;
    expect(judge(half[5]!, 'TIME-WAIT')).toMatchObject({ belief: 'still-can-receive' });
  });

  test('says that it moves, what else it would take, or that there is no way', () => {
    expect(judge(synArrives!, 'LISTEN')).toEqual({
      kind: 'moves',
      section: 'RFC 9293 §3.10.7.2',
    });
    const other = judge(synAckArrives!, 'SYN-RECEIVED');
    expect(other).toMatchObject({ kind: 'other-cause', causes: [{ cause: 'syn' }] });
    const guess = 'SYN-RECEIVED';
    expect(sayVerdict(other, synAckArrives!, guess, WORDS_EN).text).toBe(
      'Not SYN-RECEIVED. From SYN-SENT to SYN-RECEIVED it takes something else: a SYN without an ACK of its own.',
    );
    expect(judge(synArrives!, 'LAST-ACK')).toEqual({
      kind: 'no-way',
      section: 'RFC 9293 §3.3.2',
    });
  });
});

test('every moment of every story has words, and no hole is left', () => {
  for (const name of NAMES) {
    const telling = tell(PRESETS[name]);
    const { story } = telling;
    const told = narrate(telling, WORDS_EN, 'en');
    const texts = [
      ...told.flatMap(({ event, outcome }) => [event, ...outcome.map(({ text }) => text)]),
      ...story.arrows.map((arrow) => sayArrow(arrow, WORDS_EN)),
      sayEnd(story.moments.at(-1)!, WORDS_EN),
      ...story.moments.flatMap(({ ends, at }) => [
        sayTimers(ends.client, at, WORDS_EN),
        ...sayLinux(ends, WORDS_EN),
      ]),
    ];
    for (const text of texts) expect(text, name).not.toMatch(/[{}]|undefined|^$/);
    for (const { text } of told.flatMap(({ outcome }) => outcome)) {
      expect(text, name).not.toMatch(/→ [A-Z0-9-]+\. *$/);
    }
  }
});

test('sayTimers() rounds what is long, sayArrow() says the fate', () => {
  const { moments, arrows } = storyOf('lost-syn');
  expect(sayTimers(moments[1]!.ends.client, 0, WORDS_EN)).toContain('send again in 1 s');
  expect(sayArrow(arrows[0]!, WORDS_EN)).toBe('A to B: SEQ=100 SYN, lost');
  expect(sayArrow(arrows[1]!, WORDS_EN)).toBe('A to B: SEQ=100 SYN (again), arrives');
  const { ends } = moments[1]!;
  expect(sayLinux(ends, WORDS_EN)).toEqual(['Linux prints SYN_SENT for SYN-SENT.']);
});

describe('captures', () => {
  const inspected = (name: PresetName) =>
    inspectRecorded(`handshake-stepper-${name}`, captureOf(PRESETS[name]));
  const [opened, halfClosed, mended, aborted] = (
    ['open', 'half-close', 'lost-last-ack', 'abort'] as const
  ).map(inspected);

  test('hold packets without a fault', () => {
    expectFlawless(opened!);
    expectFlawless(halfClosed!);
    expect(opened!.map(({ fields }) => fields['tcp.seq_raw']?.[0])).toEqual([
      '100',
      '300',
      '101',
      '101',
      '301',
    ]);
  });

  test('hold what was sent again, and a reset, and no other complaint', () => {
    const complaints = [...mended!, ...aborted!].flatMap((frame) => frame.complaints);
    expect(complaints.join('; ')).toMatch(/retransmission.*reset/i);
    expectFlawless(
      [...mended!, ...aborted!].map((frame) => ({
        ...frame,
        complaints: frame.complaints.filter(
          (text) => !/retransmission|duplicate ACK|reset/i.test(text),
        ),
      })),
    );
  });
});
