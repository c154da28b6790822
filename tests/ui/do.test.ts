import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accept, request } from '#ui/do.ts';

const reported = vi.fn();
beforeEach(() => void vi.stubGlobal('reportError', reported));
afterEach(() => vi.unstubAllGlobals());

describe('request()', () => {
  it('lets deeds wait until the instrument accepts them, and has them done in turn', async () => {
    vi.stubGlobal('document', { getElementById: () => null });
    const done: string[] = [];
    const loaded = request('clock', { action: 'load', args: [] }).then(() => [...done]);
    const wound = request('clock', { action: 'wind', args: ['twice'] }).then(() => [...done]);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    accept('clock', async ({ action, args }) => {
      if (action === 'load') await promise;
      done.push([action, ...args].join(' '));
    });
    const rung = request('clock', { action: 'ring', args: [] });
    resolve(undefined);
    // Each settles when it is done, whether it had to wait or not.
    expect(await loaded).toContain('load');
    expect(await wound).toContain('wind twice');
    await rung;
    expect(done).toEqual(['load', 'wind twice', 'ring']);
  });

  it('does what comes after a deed that fails', async () => {
    const done: string[] = [];
    accept('lamp', ({ action }) => {
      if (action === 'load') throw new Error('Not there');
      done.push(action);
    });
    await request('lamp', { action: 'load', args: [] });
    await request('lamp', { action: 'light', args: [] });
    expect(done).toEqual(['light']);
    expect(reported).toHaveBeenCalledWith(new Error('Not there'));
  });
});
