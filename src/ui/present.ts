/** What is presented now. */
let presented: HTMLElement | undefined;

/**
 * Present mode: one element alone, for a projector. The page around it becomes inert, the browser
 * goes full screen where it may, and Escape leaves.
 *
 * @param leave called when the reader leaves by Escape or by leaving full screen
 * @returns what to call to undo it all
 */
export function present(element: HTMLElement, leave: () => void): () => void {
  const hidden: HTMLElement[] = [];
  for (let inside: HTMLElement = element; inside !== document.body;) {
    const parent = inside.parentElement;
    if (parent === null) break;
    for (const sibling of parent.children) {
      if (sibling === inside || !(sibling instanceof HTMLElement) || sibling.inert) continue;
      sibling.inert = true;
      hidden.push(sibling);
    }
    inside = parent;
  }
  presented = element;
  const root = document.documentElement;
  root.classList.add('is-presenting');

  const keydown = (event: KeyboardEvent) => event.key === 'Escape' && leave();
  const change = () => document.fullscreenElement === null && leave();
  addEventListener('keydown', keydown);
  // Full screen is a wish: a browser may refuse it, and the element fills the window all the same. Where
  // a link has asked for it and no hand, the browser would only complain.
  const isAskable = navigator.userActivation?.isActive ?? true;
  // The page has it, not the element: so it lasts when another element is presented instead.
  const wish = (isAskable ? root.requestFullscreen?.() : undefined)?.catch(() => undefined);
  const watching = Promise.resolve(wish).then(() =>
    document.addEventListener('fullscreenchange', change),
  );

  return () => {
    for (const sibling of hidden) sibling.inert = false;
    removeEventListener('keydown', keydown);
    if (presented === element) presented = undefined;
    void watching.then(() => {
      document.removeEventListener('fullscreenchange', change);
      setTimeout(() => void end());
    });
  };
}

/** Gives the page back, unless something else is presented by now. */
async function end(): Promise<void> {
  if (presented !== undefined) return;
  const root = document.documentElement;
  if (document.fullscreenElement === root) await document.exitFullscreen();
  // Only once all is drawn again: else the browser scrolls along with the text that is moved down.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (presented === undefined) root.classList.remove('is-presenting');
    }),
  );
}
