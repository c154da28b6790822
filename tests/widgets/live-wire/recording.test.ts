import { describe, expect, it } from 'vitest';
import { run } from '#sim/wire/run.ts';
import { playBack, record } from '#widgets/live-wire/recording.ts';
import { STARTS } from '#widgets/live-wire/starts.ts';

describe('playBack()', () => {
  it.each(Object.values(STARTS))('gives the run that record() was given', ({ script }) => {
    const played = run(script);
    expect(playBack(record(played))).toEqual(played);
  });
});
