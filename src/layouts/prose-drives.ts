/**
 * Wakes the phrases that `Do.astro` wrote into the prose: each asks an instrument to do something.
 * Where that takes the reader away from the phrase, a button leads back to it.
 */

import { request } from '#ui/do.ts';

const back = document.querySelector<HTMLButtonElement>('[data-back-to-text]');
let left: HTMLElement | undefined;

for (const phrase of document.querySelectorAll<HTMLElement>('[data-do]')) {
  phrase.role = 'button';
  phrase.tabIndex = 0;
  phrase.addEventListener('click', () => drive(phrase));
  phrase.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    drive(phrase);
  });
}

back?.addEventListener('click', () => {
  scrollTo(left, 'center');
  left?.focus({ preventScroll: true });
  back.hidden = true;
});

function drive(phrase: HTMLElement): void {
  const instrument = phrase.dataset['do'] ?? '';
  const deeds = JSON.parse(phrase.dataset['deeds'] ?? '[]') as string[][];
  const done = Promise.all(
    deeds.map(([action = '', ...args]) => request(instrument, { action, args })),
  );
  follow(document.getElementById(instrument), deeds.at(-1)?.[0] ?? '', done);
  if (back === null) return;
  left = phrase;
  back.hidden = false;
  // Offered only while the phrase is out of sight.
  new IntersectionObserver(([entry], observer) => {
    if (left === phrase && entry !== undefined) back.hidden = entry.isIntersecting;
    if (left !== phrase) observer.disconnect();
  }).observe(phrase);
}

/** How long an instrument is followed after it did as asked. Unit: milliseconds; smooth scrolling takes less. */
const SETTLED = 1000;

/**
 * Brings an instrument into sight, again whenever what it was asked to do has made it larger or smaller,
 * and at the end: its code may come late, and a browser with much to do gives up a smooth scroll. A
 * reader who goes on meanwhile is not called back.
 *
 * @param done settles when the instrument has done as asked
 */
function follow(instrument: HTMLElement | null, action: string, done: Promise<unknown>): void {
  if (instrument === null) return;
  const followed = new AbortController();
  const resized = new ResizeObserver(() => show(instrument, action));
  resized.observe(instrument);
  followed.signal.addEventListener('abort', () => resized.disconnect());
  const leave = () => followed.abort();
  for (const sign of ['wheel', 'touchmove', 'pointerdown', 'keydown', 'click']) {
    // In the capturing phase, which the key or click on the phrase itself is past.
    addEventListener(sign, leave, { passive: true, capture: true, signal: followed.signal });
  }
  const settle = () => {
    if (!followed.signal.aborted) show(instrument, action);
    leave();
  };
  void done.then(() => setTimeout(settle, SETTLED));
}

/** Brings an instrument into sight; of one that is higher than the window, what the action changes. */
function show(instrument: HTMLElement, action: string): void {
  if (instrument.offsetHeight <= innerHeight) scrollTo(instrument, 'nearest');
  else {
    const part = instrument.querySelector<HTMLElement>(`[data-shows~="${action}"]`);
    scrollTo(part ?? instrument, part === null ? 'start' : 'nearest');
  }
}

function scrollTo(target: HTMLElement | null | undefined, block: ScrollLogicalPosition): void {
  const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  target?.scrollIntoView({ block, behavior: reduced ? 'instant' : 'smooth' });
}
