/**
 * Dragging with a mouse, a pen or a finger. A pointer that hardly moves has clicked.
 * @module
 */

/** How far a click may stray. Unit: CSS pixels. */
const SLACK = 5;

export interface Drag {
  over(event: PointerEvent): void;
  /** @param dropped false if it was broken off */
  end(dropped: boolean): void;
}

/** Follows the pointer that has just gone down on an element, until it goes up. */
export function followPointer(start: PointerEvent, drag: Drag): void {
  const { currentTarget: element, pointerId, button, clientX, clientY } = start;
  if (button !== 0 || !(element instanceof HTMLElement)) return;
  const listening = new AbortController();
  const { signal } = listening;
  let moved = false;
  element.setPointerCapture(pointerId);
  element.addEventListener(
    'pointermove',
    (event) => {
      moved ||= Math.hypot(event.clientX - clientX, event.clientY - clientY) > SLACK;
      if (moved) drag.over(event);
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    element.addEventListener(type, ({ type }) => end(type === 'pointerup'), { signal });
  }

  function end(dropped: boolean) {
    listening.abort();
    if (!moved) return;
    // The click that follows a drag means nothing.
    const swallow = (event: Event) => event.stopPropagation();
    element!.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => element!.removeEventListener('click', swallow, { capture: true }));
    drag.end(dropped);
  }
}
