/** Wakes the buttons that `Do.astro` wrote into the prose: each asks an instrument to do something. */

import { request } from '#ui/do.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-do]')) {
  const instrument = button.dataset['do'] ?? '';
  button.disabled = false;
  button.addEventListener('click', () => {
    const deeds = JSON.parse(button.dataset['deeds'] ?? '[]') as string[][];
    // Scrolling also wakes an instrument that was not seen yet.
    const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    document
      .getElementById(instrument)
      ?.scrollIntoView({ block: 'nearest', behavior: reduced ? 'instant' : 'smooth' });
    for (const [action = '', ...args] of deeds) request(instrument, { action, args });
  });
}
