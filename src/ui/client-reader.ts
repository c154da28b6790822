/**
 * `client:reader`: an instrument wakes up when it is seen and somebody is there to use it.
 *
 * The server has drawn the instrument whole, so until a pointer moves, a key is pressed or the page is
 * scrolled its code would only cost the network and the processor. A link that carries a state counts
 * as a reader, too, and so does a phrase in the text that asks it for something. What a fast hand does
 * in the picture before its code has arrived – a click, a word typed – is noted and done again once it
 * is awake, so that nothing is lost.
 *
 * `client:reader="touch"`: the same for an instrument that is not the first of its page. It sleeps until
 * the reader reaches for it, with the pointer, the keyboard, a phrase in the text or a link to its state.
 * While somebody makes a class pack it wakes when it is seen, too, to offer "Add to pack".
 *
 * `client:reader="now"`: for a page that has something to say about the reader's own work.
 *
 * Astro puts this file into the page as a script of its own; hence it imports nothing.
 * @module
 */

/** What shows that a reader is there. Some assistive programs click and fill in without a pointer or a key. */
const SIGNS = [
  ...['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll'],
  ...['keydown', 'focusin', 'click', 'input', 'change'],
];

/** Controls that the browser changes by itself; a click on them is left to it. */
const NATIVE = 'a, summary, label, select, textarea, input';
/** Waking up sets these back, so a click on them waits, also where a label is around them. */
const TICKED = 'input:is([type=checkbox], [type=radio])';

let readerIsThere: Promise<void> | undefined;

/** Settles with the first sign of a reader, for all instruments of the page. */
function reader(): Promise<void> {
  return (readerIsThere ??= new Promise((found) => {
    // A link to a state must open it, whether or not anybody moves.
    if (location.hash.includes('=')) found();
    for (const sign of SIGNS) {
      addEventListener(sign, () => found(), { once: true, passive: true, capture: true });
    }
  }));
}

function seen(island: HTMLElement): Promise<void> {
  return new Promise((found) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      found();
    });
    // The island itself has no box.
    for (const child of island.children) observer.observe(child);
  });
}

/** Settles when the reader reaches for the island. */
function touched(island: HTMLElement): Promise<void> {
  return new Promise((found) => {
    // The last one is sent on behalf of a phrase, see do.ts.
    for (const sign of ['pointerdown', 'focusin', 'click', 'input', 'wake']) {
      island.addEventListener(sign, () => found(), { once: true, passive: true, capture: true });
    }
    const name = island.querySelector('section')?.id ?? '';
    const read = () => {
      if (location.hash.includes(`${name}=`)) found();
    };
    addEventListener('hashchange', read);
    read();
  });
}

/** The key of `class/settings.ts`. */
const COLLECTS = 'websocket-byte-by-byte.collects';

let someoneCollects: Promise<void> | undefined;

/** Settles when a class pack is being made, also when that begins in another window. */
function collecting(): Promise<void> {
  return (someoneCollects ??= new Promise((found) => {
    const look = () => {
      try {
        if (localStorage.getItem(COLLECTS) !== null) found();
      } catch {
        // Without storage there is no such pack.
      }
    };
    addEventListener('storage', look);
    look();
  }));
}

/** Notes what happens in the island from now on. Returns how to do it again. */
function notice(island: HTMLElement): () => Promise<void> {
  const missed: { event: Event; again: () => void }[] = [];
  const note = (event: Event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const keep = (again: () => void) => missed.push({ event, again });
    if (event.type === 'click') {
      if (!target.matches(TICKED) && target.closest(NATIVE) !== null) return;
      event.preventDefault();
      keep(() => target.click());
    } else if (event instanceof KeyboardEvent) {
      // Keys that type are seen as input, and Tab works without us.
      if (event.key === 'Tab' || target.matches('input, textarea, select, button')) return;
      event.preventDefault();
      keep(() => target.dispatchEvent(new KeyboardEvent(event.type, event)));
    } else if ('value' in target) {
      const { value } = target;
      // Of a word that is typed, only the whole is wanted.
      const last = missed.at(-1)?.event;
      if (last?.target === target && last.type === event.type) missed.pop();
      keep(() => {
        target.value = value;
        target.dispatchEvent(new Event(event.type, { bubbles: true }));
      });
    }
  };
  const types = ['click', 'keydown', 'input', 'change'];
  for (const type of types) island.addEventListener(type, note, true);
  return async () => {
    for (const type of types) island.removeEventListener(type, note, true);
    for (const { event, again } of missed) {
      const { activeElement } = document;
      again();
      // Who has gone on to something else meanwhile stays there.
      if (activeElement instanceof HTMLElement && !activeElement.contains(event.target as Node)) {
        activeElement.focus();
      }
      // What comes next may be meant for what this one has drawn.
      await new Promise((drawn) => setTimeout(drawn));
    }
  };
}

/** As Astro calls a directive: `load` fetches the code, and what it returns wakes the island. */
export default function wakeForReader(
  load: () => Promise<() => Promise<void>>,
  { value }: { readonly value?: unknown },
  island: HTMLElement,
): void {
  // Drawn disabled, for readers without JavaScript; here its code is only a moment away.
  for (const set of island.querySelectorAll('fieldset')) set.disabled = false;
  // Svelte takes the attribute `value`, or the text in a text area, away when it wakes. What was set by
  // script stays without it, and so does what the reader has selected in it.
  for (const input of island.querySelectorAll<HTMLInputElement>('input, textarea')) {
    const { value: typed } = input;
    input.value = typed;
  }
  // Astro has tried twice by then. The instrument has a place for it.
  island.addEventListener('astro:hydration-error', () => {
    const place = island.querySelector<HTMLElement>('[data-missing]');
    if (place !== null) place.textContent = place.dataset['missing'] ?? '';
  });
  const repeat = notice(island);
  const reached = touched(island);
  const ready = value === 'touch' ? collecting() : undefined;
  const wanted =
    value === 'now'
      ? Promise.resolve()
      : Promise.race([reached, Promise.all([ready, reader(), seen(island)])]);
  void wanted
    .then(load)
    .then((hydrate) => hydrate())
    .then(repeat);
}
