// Says in elements with data-hours whether somebody answers now, by UK time; package
// opening writes the attribute and has the same rules. Without it they stay hidden.
(() => {
  const shape = /^((?: w\d+-\d+)+)(?: f(\d{6}) t(\d{6}))?((?: [xu]\d{6}| b\d{6}(?:[=,]\d+-\d+)+)*)((?: h\d{6})*)$/;
  const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
  const months = 'January February March April May June July August September October November December'.split(' ');
  const [unsure, open] = [1, 2]; // closed is 0; the greatest wins

  // Times are minutes since 1970. A wall time is what UK clocks show: an hour more from
  // the last Sunday of March, 01:00 UTC, to October's.
  const day = 1440;
  const utc = (time) => new Date(time * 60000);
  const dayOf = (wall) => wall - wall % day;
  const iso = (wall) => utc(wall).toISOString();
  const dateOf = (wall) => iso(wall).slice(2, 10).replace(/-/g, ''); // yymmdd
  const summer = (at) => {
    const date = utc(at - 60);
    const month = date.getUTCMonth() + (date.getUTCDate() - date.getUTCDay() > 24); // to its last Sunday
    return month > 2 && month < 10;
  };
  const wallOf = (at) => at + summer(at) * 60;

  // Autumn has an hour twice: answering ends in the first and begins in the second.
  // What spring leaves out is the instant of the change.
  const end = (wall) => wall - (summer(wall - 60) ? 60 : summer(wall) * (wall % 60));

  const sayTime = (wall) => {
    const hour = utc(wall).getUTCHours();
    if (!(wall % 720)) return hour ? 'midday' : 'midnight';
    return (hour % 12 || 12) + iso(wall).slice(13, 16).replace(':00', '') + (hour < 12 ? 'am' : 'pm');
  };

  // The words for an attribute; '' when nothing is sure (as with n).
  const say = (text, now) => {
    if (text === 'a') return 'Open now';
    const [, week, first, last, days, feasts] = shape.exec(` ${text}`) || [];
    const spans = (words, base) => (words.match(/\d+-\d+/g) || []).map((word) => word.split('-').map((n) => base + +n));
    if (!week || spans(text, 0).some(([from, to]) => from >= to || from >= 7 * day || to > from + day)) return '';

    // The word of a day that is not plain.
    const special = (date) => {
      const key = dateOf(date);
      if (key < first || key > last) return 'u';
      return days.split(' ').find((word) => word.startsWith(key, 1)) || '';
    };
    // What begins on a day: from, to, state.
    const stretches = (date) => {
      const next = date + day;
      const word = special(date);
      const monday = date - (utc(date).getUTCDay() + 6) % 7 * day;
      const usual = spans(week, monday).filter(([from]) => dayOf(from) === date);
      return [[date, next, word[0] === 'u' && unsure]].concat(
        (word ? spans(word.slice(7), date) : usual).map(([from, to]) => [from, Math.min(to, next), open]),
        usual.map(([, to]) => [next, to, word || special(next) ? unsure : open]),
      ).map(([from, to, state]) => [summer(from) ? end(from) : from, end(to), state]);
    };

    const today = dayOf(wallOf(now));
    let state;
    for (let ahead = 0; ahead <= 60; ahead++) {
      const date = today + ahead * day;
      const list = stretches(date - day).concat(stretches(date));
      const stateAt = (at) => Math.max(0, ...list.map((s) => (s[0] <= at && at < s[1]) * s[2]));
      if (!ahead) state = stateAt(now);
      if (state === unsure) return feasts.includes(dateOf(date)) ? 'It is a bank holiday: hours may be different today' : '';
      if (state === open && ahead > 6) break;
      const change = list.flat().sort((a, b) => a - b)
        .find((at) => at > now && dayOf(wallOf(at)) === date && stateAt(at) !== state);
      if (change) {
        if (stateAt(change) === unsure) break;
        const wall = wallOf(change);
        const when = utc(wall - (state && 1)); // midnight ends a day
        const weekday = ` on ${weekdays[when.getUTCDay()]}`;
        const exact = ahead > 6 ? ` ${when.getUTCDate()} ${months[when.getUTCMonth()]}` : '';
        if (state) return `Open now, until ${sayTime(wall)}${ahead < 2 && change - now < day ? '' : weekday}`;
        return `Closed, opens at ${sayTime(wall)}${[' today', wall % day ? ' tomorrow' : ' tonight'][ahead] || weekday}${exact}`;
      }
    }
    return state ? 'Open now' : 'Closed now';
  };

  let timer;
  const update = () => {
    const now = Date.now();
    document.querySelectorAll('[data-hours]').forEach((element) => {
      const words = say(element.dataset.hours, now / 60000);
      if (element.textContent === words && element.hidden === !words) return;
      element.textContent = words;
      element.hidden = !words;
      element.classList.toggle('is-open', /^Open/.test(words));
      element.classList.toggle('is-closed', /^Closed/.test(words));
    });
    clearTimeout(timer);
    timer = setTimeout(update, 60000 - now % 60000);
  };

  // Timers stop while a device sleeps or a page is kept for Back.
  addEventListener('pageshow', update);
  document.addEventListener('visibilitychange', update);
  update();
})();
