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
  const root = document.documentElement;
  root.classList.add('is-presenting');

  const keydown = (event: KeyboardEvent) => event.key === 'Escape' && leave();
  const change = () => document.fullscreenElement === null && leave();
  addEventListener('keydown', keydown);
  // Full screen is a wish: a browser may refuse it, and the element fills the window all the same.
  const wish = element.requestFullscreen?.().then(
    () => document.addEventListener('fullscreenchange', change),
    () => undefined,
  );

  return () => {
    for (const sibling of hidden) sibling.inert = false;
    removeEventListener('keydown', keydown);
    void Promise.resolve(wish).then(async () => {
      document.removeEventListener('fullscreenchange', change);
      if (document.fullscreenElement === element) await document.exitFullscreen();
      // Only once all is drawn again: else the browser scrolls along with the text that is moved down.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => root.classList.remove('is-presenting')),
      );
    });
  };
}
