/**
 * Room for what is presented. Instruments are laid out for a screen; a state with more to say than any
 * that was foreseen makes all letters smaller, before anything is cut off. They do not grow again from
 * step to step: that would be restless. They do where something else is shown, which `data-scene` tells.
 * @module
 */

/** One step towards smaller letters, and the smallest, as parts of the usual size. */
const STEP = 0.97;
const LEAST = 0.78;
/** A reader who has magnified the page wants large letters, and scrolls. Unit: CSS pixels. */
const SMALL = 16.5;

/** @returns what to call to end it */
export function fit(root: HTMLElement): () => void {
  let factor = 1;
  let waits = 0;

  const isOver = () =>
    root.scrollHeight > root.clientHeight + 1 || root.scrollWidth > root.clientWidth + 1;
  function set(next: number) {
    factor = next;
    root.style.setProperty('--fit', String(factor));
  }
  function shrink() {
    waits = 0;
    while (
      isOver() &&
      factor > LEAST &&
      Number.parseFloat(getComputedStyle(root).fontSize) > SMALL
    ) {
      set(Math.max(LEAST, factor * STEP));
    }
  }
  const look = () => {
    if (waits === 0) waits = requestAnimationFrame(shrink);
  };
  const anew = () => {
    set(1);
    look();
  };

  const observer = new MutationObserver((changes) =>
    changes.some(({ type }) => type === 'attributes') ? anew() : look(),
  );
  observer.observe(root, {
    childList: true,
    characterData: true,
    subtree: true,
    attributeFilter: ['data-scene'],
  });
  addEventListener('resize', anew);
  look();
  return () => {
    cancelAnimationFrame(waits);
    observer.disconnect();
    removeEventListener('resize', anew);
    root.style.removeProperty('--fit');
  };
}
