/** Wakes the buttons that `Do.astro` wrote into the prose: each asks an instrument to do something. */

import { request } from '#ui/do.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-do]')) {
  const instrument = button.dataset['do'] ?? '';
  button.disabled = false;
  button.addEventListener('click', () => {
    const [action = '', ...args] = JSON.parse(button.dataset['deed'] ?? '[]') as string[];
    // Scrolling also wakes an instrument that was not seen yet.
    const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    document
      .getElementById(instrument)
      ?.scrollIntoView({ block: 'nearest', behavior: reduced ? 'instant' : 'smooth' });
    request(instrument, { action, args });
  });
}
