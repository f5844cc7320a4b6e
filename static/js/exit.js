// Leave this site: by the link, or with Shift pressed three times alone. Without this
// script the link still works. The script hides the page before the next one has come,
// however slowly that is, and takes it out of the way of the browser's Back button. When
// none comes, it shows a link to it and nothing else. It changes neither title nor address:
// the browser's history would gain an entry, and a page of ours the name of another site.
// It waits for nothing, so that it can run before the page is there.
(() => {
  const page = document.documentElement;
  const patience = 3000; // milliseconds within which the next press must come
  const enough = 6000; // milliseconds of an empty screen
  let left = false;
  let presses = 0;
  let alone = false; // Shift went down, and nothing else happened since
  let timer;

  const forget = () => {
    presses = 0;
    alone = false;
  };

  const leave = (event) => {
    const link = document.querySelector('[data-quick-exit]');
    if (!link) return;
    // The link itself would keep this page for Back, or open behind it in a new tab.
    event.preventDefault();
    left = page.hidden = true;
    setTimeout(() => {
      // The next page is slow, has nothing to show, or was stopped with Escape or Back.
      const again = link.cloneNode();
      again.textContent = link.hostname;
      document.body.replaceChildren(again);
      page.hidden = false;
    }, enough);
    location.replace(link.href);
  };

  const follow = (event) => {
    const link = event.target.closest('a[href]');
    if (!link || event.defaultPrevented || event.button > 1) return;
    if ('quickExit' in link.dataset) {
      leave(event);
    } else if (link.hash && link.href === location.href.split('#')[0] + link.hash &&
      !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      // A jump inside of the page would leave the page itself behind for Back.
      event.preventDefault();
      location.replace(link.href);
    }
  };

  addEventListener('click', follow);
  addEventListener('auxclick', follow); // the middle button

  addEventListener('keydown', (event) => {
    if (event.key !== 'Shift' || event.ctrlKey || event.altKey || event.metaKey) forget();
    else alone = !event.repeat;
  }, true);

  addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    clearTimeout(timer);
    presses += 1;
    if (presses > 2) leave(event);
    else timer = setTimeout(forget, patience);
  }, true);

  addEventListener('pointerdown', forget, true); // Shift and a click mark text
  addEventListener('wheel', forget, { capture: true, passive: true }); // both scroll sideways

  // Somebody came back with the browser's buttons before the next page answered.
  addEventListener('pageshow', () => {
    if (left) location.reload();
  });
})();
