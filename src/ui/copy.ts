/**
 * Copies text. The clipboard API is missing where a page is served over plain http from a class's
 * own network, so the older way is tried too.
 *
 * @returns whether it worked
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'visually-hidden';
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    const copied = copySelection();
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return copied;
  }
}

/** `execCommand` is deprecated, and the only way left where the clipboard API is missing. */
function copySelection(): boolean {
  return (document as { execCommand(command: string): boolean }).execCommand('copy');
}
