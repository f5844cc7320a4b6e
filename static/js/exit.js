// Leave this site: by the link, or with Shift pressed three times alone.
// Without this script the link still works; the script also takes the page out
// of view at once and out of the way of the browser's Back button.
(() => {
  const link = document.querySelector('[data-quick-exit]');
  if (!link) return;

  const root = document.documentElement;
  const patience = 3000; // milliseconds within which the three presses must fall
  let presses = 0;
  let alone = false; // Shift was pressed with no other key since
  let timer;

  const forget = () => {
    presses = 0;
  };

  const leave = (event) => {
    // A new tab or window would leave this page open behind it.
    if (event) event.preventDefault();
    root.classList.add('leaving');
    document.title = link.hostname;
    location.replace(link.href);
  };

  link.addEventListener('click', leave);

  addEventListener('keydown', (event) => {
    alone = event.key === 'Shift' && !event.repeat;
    if (event.key !== 'Shift') forget();
  }, true);

  addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    clearTimeout(timer);
    presses += 1;
    if (presses === 3) leave();
    else timer = setTimeout(forget, patience);
  }, true);

  // A page that the browser kept whole must not come back blank.
  addEventListener('pageshow', (event) => {
    if (event.persisted) root.classList.remove('leaving');
  });
})();
