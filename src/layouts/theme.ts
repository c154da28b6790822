/** The reader's choice of theme, kept in this browser; `theme-boot.js` applies it early. */

/** `theme-boot.js` has it, too. */
const KEY = 'websocket-byte-by-byte.theme';

const label = document.querySelector<HTMLElement>('.theme');
const select = document.querySelector<HTMLSelectElement>('[data-theme-choice]');

if (label !== null && select !== null) {
  select.value = document.documentElement.dataset['theme'] ?? 'auto';
  label.classList.add('awake');
  select.addEventListener('change', () => {
    const theme = select.value;
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    try {
      if (theme === 'auto') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // Storage may be denied: the choice then lasts as long as the page.
    }
  });
}
