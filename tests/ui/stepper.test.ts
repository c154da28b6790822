import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Stepper } from '#ui/stepper.svelte.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('Stepper', () => {
  it('goes both ways and stays inside the story', () => {
    const stepper = new Stepper(() => 3);
    expect(stepper.step(-1)).toBe(false);
    expect(stepper.at).toBe(0);
    stepper.go(7);
    expect([stepper.at, stepper.isLast]).toEqual([2, true]);
    expect(stepper.step(1)).toBe(false);
    expect(stepper.step(-1)).toBe(true);
    expect(stepper.at).toBe(1);
  });

  it('shows the last step when the story has become shorter', () => {
    let count = 5;
    const stepper = new Stepper(() => count, 4);
    count = 2;
    expect(stepper.at).toBe(1);
    count = 0;
    expect([stepper.at, stepper.count]).toEqual([0, 1]);
  });

  it('answers to arrows, Home, End, PgUp, PgDn and Space, and to no other key', () => {
    const stepper = new Stepper(() => 9, 4);
    const after = (key: string) => [stepper.key(key), stepper.at];
    expect(after('ArrowRight')).toEqual([true, 5]);
    expect(after('PageDown')).toEqual([true, 6]);
    expect(after('ArrowLeft')).toEqual([true, 5]);
    expect(after('PageUp')).toEqual([true, 4]);
    expect(after('Home')).toEqual([true, 0]);
    expect(after('End')).toEqual([true, 8]);
    expect(after('x')).toEqual([false, 8]);
    stepper.key(' ');
    expect(stepper.playing).toBe(true);
  });

  it('plays to the end, and from the beginning once it is there', () => {
    const stepper = new Stepper(() => 3);
    stepper.toggle();
    vi.runAllTimers();
    expect([stepper.at, stepper.playing]).toEqual([2, false]);
    stepper.toggle();
    expect([stepper.at, stepper.playing]).toEqual([0, true]);
  });

  it('plays faster at once when the speed changes, and stops when the reader steps', () => {
    const stepper = new Stepper(() => 9);
    stepper.toggle();
    stepper.speed = 4;
    vi.advanceTimersByTime(400);
    expect(stepper.at).toBe(1);
    stepper.step(1);
    vi.runAllTimers();
    expect([stepper.at, stepper.playing]).toEqual([2, false]);
  });

  it('waits before each step forth while it is held, and not before a step back or a jump', () => {
    const stepper = new Stepper(() => 9, 4);
    let asked = 0;
    stepper.hold = () => {
      asked++;
      return true;
    };
    for (const key of ['PageDown', 'ArrowRight', 'End', ' ']) stepper.key(key);
    stepper.seek(7);
    expect([stepper.at, stepper.playing, asked]).toEqual([4, false, 5]);
    stepper.key('PageUp');
    stepper.seek(1);
    expect([stepper.at, asked]).toEqual([1, 5]);
    stepper.go(6);
    expect([stepper.at, asked]).toEqual([6, 5]);
  });

  it('stops playing when it is held', () => {
    const stepper = new Stepper(() => 9);
    stepper.toggle();
    stepper.hold = () => true;
    vi.runAllTimers();
    expect([stepper.at, stepper.playing]).toEqual([0, false]);
  });
});
