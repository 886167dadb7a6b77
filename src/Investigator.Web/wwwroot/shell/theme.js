// Before anything is painted: the theme that was chosen here, or the system's, also where that changes.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = () => { document.documentElement.dataset.theme = localStorage.getItem('theme') ?? (dark.matches ? 'dark' : 'light'); };
  show();
  dark.addEventListener('change', show);
})();
