(function () {
  try {
    var theme = localStorage.getItem('websocket-byte-by-byte.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be denied: the system's theme then holds.
  }
})();
