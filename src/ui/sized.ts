import type { Attachment } from 'svelte/attachments';

/**
 * Tells an element's owner when it has a size, and when that changes. A binding of its width or height
 * asks for it at once instead, and the browser must lay out the page in the middle of the work: with
 * rows of a long stream just made, that took longer than making them.
 */
export function sized(tell: (element: HTMLElement) => void): Attachment<HTMLElement> {
  return (element) => {
    const observer = new ResizeObserver(() => tell(element));
    observer.observe(element);
    return () => observer.disconnect();
  };
}
