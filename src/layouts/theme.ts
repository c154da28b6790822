/** The reader's choice of theme, kept in this browser under `theme`; `theme-boot.js` applies it early. */

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
      if (theme === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // Storage may be denied: the choice then lasts as long as the page.
    }
  });
}
