import { describe, expect, it } from 'vitest';
import { play } from '#widgets/live-wire/engine.ts';
import { WORDS } from '#widgets/live-wire/messages.ts';
import { readDeed } from '#widgets/live-wire/prose.ts';
import { STARTS } from '#widgets/live-wire/starts.ts';
import { parseState } from '#widgets/live-wire/state.ts';
import { tell, tellAction } from '#widgets/live-wire/tell.ts';

const sentences = (text: string) =>
  play(parseState(`1,1,${text},n1`)!.script).steps.map((step) => tell(step).sentence);

describe('tell()', () => {
  it('has a sentence for every step of runs in which much happens', () => {
    const told = [
      sentences('0cd10,150cb1:0001,150cp:,200st:Hi,250cz5,260sk300,260cx1000:bye'),
      sentences('120sv,130ct:Hello,140wk,150wr'),
      sentences('20wk'),
      sentences('200ct:Hello,210cf300.1,211cf230.1,215cm230,300cz0'),
      sentences('20cf40.5'),
      sentences('55sf11.6'),
    ].flat();
    const { log } = WORDS.en;
    expect(told.filter((sentence) => !Object.hasOwn(log, sentence))).toEqual([]);
    expect(new Set(told).size).toBeGreaterThan(20);
  });

  it('writes the name of a rule as words', () => {
    const { steps } = play(parseState('1,1,200ct:Hello,210cf231.0,n1')!.script);
    const failed = steps.find(({ what }) => what.type === 'failed')!;
    expect(tell(failed).values).toMatchObject({ rule: 'mask missing', section: 'RFC 6455 §5.1' });
  });

  it('says how large a segment may be', () => {
    const { steps } = play(parseState('1,1,210cz7,n1')!.script);
    expect(tell(steps.at(-1)!)).toMatchObject({ sentence: 'done-size', bytes: 7 });
  });

  it('names the frame and quotes what is in it', () => {
    const { steps } = play(STARTS.closing.script);
    const close = steps.find(({ time, what }) => time === 200 && what.type === 'send')!;
    expect(tell(close)).toMatchObject({ frame: 'close', values: { content: '1000 “bye”' } });
  });
});

describe('tellAction()', () => {
  it('has words for every kind of action', () => {
    const script = parseState(
      '1,7,1ct:Hello,2sb:00ff,3cp:hb,4sx1000:bye,6cv,7cd500,8sz7,9ck1,10cm1,11cf1.3,12wk,13wr,n1',
    )!.script;
    const { actions } = WORDS.en;
    expect(script.actions.map(({ action }) => tellAction(action).name)).toEqual(
      Object.keys(actions),
    );
  });
});

describe('readDeed()', () => {
  it.each([
    [['start', 'closing'], { start: STARTS.closing }],
    [['step', '3'], { at: 2 }],
    [['step', 'end'], { at: Infinity }],
    [['find', 'send', 'client', '2'], { place: ['send', 'client', 2] }],
    [['find', 'failed'], { place: ['failed', undefined, 1] }],
    [['text', 'client', 'Hi'], { action: { kind: 'text', side: 'client', text: 'Hi', cuts: [] } }],
    [['ping', 'server'], { action: { kind: 'ping', side: 'server', text: '' } }],
    [
      ['close', 'server', '1001', 'gone'],
      { action: { kind: 'close', side: 'server', code: 1001, reason: 'gone' } },
    ],
    [
      ['close', 'client'],
      { action: { kind: 'close', side: 'client', code: undefined, reason: '' } },
    ],
    [['vanish', 'client'], { action: { kind: 'vanish', side: 'client' } }],
    [['cable'], { action: { kind: 'cable' } }],
    [['delay', 'client', '500'], { action: { kind: 'delay', side: 'client', ms: 500 } }],
    [['segments', 'server', '7'], { action: { kind: 'size', side: 'server', bytes: 7 } }],
    [['start', 'nothing'], undefined],
    [['dance'], undefined],
  ])('reads %j', ([action, ...args], wish) => {
    expect(readDeed({ action: action!, args })).toEqual(wish);
  });
});
