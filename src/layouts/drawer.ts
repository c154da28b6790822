/** The contents drawer lies over the text: Escape, a click beside it, and the focus elsewhere close it. */

const drawer = document.querySelector<HTMLDetailsElement>('details.contents');

if (drawer !== null) {
  const isOutside = (target: EventTarget | null) =>
    target instanceof Node && !drawer.contains(target);
  drawer.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    drawer.open = false;
    drawer.querySelector('summary')?.focus();
  });
  drawer.addEventListener('focusout', ({ relatedTarget }) => {
    if (isOutside(relatedTarget)) drawer.open = false;
  });
  addEventListener('pointerdown', ({ target }) => {
    if (isOutside(target)) drawer.open = false;
  });
}
