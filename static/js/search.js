// Search of this site, in the reader's browser. What is typed goes nowhere: not into the
// address, the history, a log or storage, and it is gone when the page is left. The index
// is fetched once, when somebody first turns to the field. Without this script, or when
// it fails, the page is a list of every page.
import MiniSearch from './vendor/minisearch.js';

(() => {
  const form = document.querySelector('[data-search]'),
    field = form.querySelector('input'),
    results = document.querySelector('[data-results]'),
    count = document.querySelector('[role=status]'),
    main = form.closest('main'),
    longest = 5000, // characters that are read for who is asking and whether it can wait
    mostWords = 20, // words that are looked for
    patience = 8000, // milliseconds until the index counts as failed
    each = 4, // results of one section
    most = 15, // results of all
    weakest = 0.2, // of the best score: what is below is no answer; a third of it will do for the first few
    wait = 150; // milliseconds after the last key

  // Words without case, accents and apostrophes; digits that stand together are one number,
  // and a sign such as £ is the word money.
  const fold = (text) => text.replace(/['’‘ʼ`´]/g, '').replace(/[£$€]/g, ' money ').normalize('NFKD').replace(/[\u0300-\u036f'ʼ`]/g, '')
    .toLowerCase().replace(/(\d)\s+(?=\d)/g, '$1').match(/[\p{L}\p{N}]+/gu) || [];

  const single = (word) => word.replace(/(.)\1+/g, '$1');
  const plain = (word) => single(word.replace(/z/g, 's'));

  // One form for both ways of spelling English, for doubled letters and for endings. It is
  // crude, but the same for what is typed and for what is found.
  const stem = (word) => {
    if (/\d/.test(word)) return word;
    let w = word.replace(/z/g, 's').replace(/[ae]nce$/, 'ense');
    if (w.length > 5) w = w.replace(/our/, 'or');
    if (w.length > 4) w = w.replace(/tre$/, 'ter');
    w = single(w);
    const cut = /^(.{3,}?)(?:ings?|ed|ers?|es|s|e)$/.exec(w);
    return cut ? cut[1] : w;
  };
  const stems = (text) => fold(text).map(stem);

  // At most one letter too many, too few, wrong, or two that changed places.
  const near = (a, b) => {
    if (a === b) return true;
    if (Math.min(a.length, b.length) < 5) return false;
    let i = 0;
    while (a[i] === b[i]) i += 1;
    const [x, y] = [a.slice(i), b.slice(i)];
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1)
      || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
  };

  const runOf = (words) => single(words.join(''));

  // What was typed, as phrases are looked for in it: word by word, or with its words run
  // together or torn apart, such as "killmyself" and "my self".
  const read = (text) => {
    const typed = fold(text);
    const words = typed.map(stem);
    const runs = new Set();
    words.forEach((_, i) => {
      for (let n = 1; n < 8 && i + n <= words.length; n += 1) runs.add(runOf(words.slice(i, i + n)));
    });
    return { typed, words, runs };
  };

  // A short word alone must be the very word, but for "nudez": who has scars need not be
  // scared.
  const holds = (said, { folded, words, run: joined }) => (words.length === 1 && words[0].length < 5
    ? said.typed.some((w) => plain(w) === plain(folded[0]))
    : said.runs.has(joined) || said.words.some((_, i) => words.every((p, j) => i + j < said.words.length && near(said.words[i + j], p))));

  const prepare = (index) => {
    const mini = new MiniSearch({
      idField: 'id',
      fields: ['title', 'keywords', 'headings', 'summary', 'words', 'who', 'where', 'numbers'],
      tokenize: fold,
      processTerm: stem,
      searchOptions: { boost: { title: 6, keywords: 5, numbers: 5, headings: 3, summary: 2 } },
    });
    mini.addAll(index.pages.map((p, id) => ({ ...p, id, numbers: (p.ways || []).map((w) => w[0]).join('; ') })));
    const phrase = (text) => {
      const words = stems(text);
      return { folded: fold(text), words, run: runOf(words) };
    };
    const phrases = (list) => list.map(phrase);
    return {
      mini,
      pages: index.pages,
      sections: index.sections,
      common: new Set(index.common.map(stem)),
      urgent: phrases(index.urgent),
      synonyms: index.synonyms.map(phrases),
      readers: Object.entries(index.readers).map(([name, list]) => [name, phrases(list)]),
    };
  };

  // Whom the words give away: the longest phrase decides.
  const readersOf = (data, said) => {
    const told = data.readers.map(([name, phrases]) => [name, Math.max(0, ...phrases.map((p) => (holds(said, p) ? p.words.length : 0)))]);
    const age = /\b(?:im|i am) (\d\d)\b(?! (?:min|hour|day|week))/.exec(said.typed.join(' '));
    if (age) told.push([age[1] < 18 ? 'young-people' : 'adults', 3]);
    const longestPhrase = Math.max(1, ...told.map((t) => t[1]));
    return told.filter((t) => t[1] === longestPhrase).map((t) => t[0]);
  };

  // The pages for what was typed, by section, the best first.
  const search = (data, query) => {
    const all = read(query.slice(0, longest));
    const said = read(all.typed.slice(0, mostWords).join(' '));
    const { typed, words } = said;
    const telling = words.filter((w) => !data.common.has(w));
    const scores = new Map();
    const add = (id, score) => scores.set(data.pages[id], (scores.get(data.pages[id]) || 0) + score);

    const loose = {
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
    };
    // Words that give an adult away, such as "my son", say little of what they ask. What
    // gives a young person away, such as "my friend", does.
    const own = new Set(data.readers.filter(([name]) => name !== 'young-people').flatMap(([, phrases]) => phrases)
      .filter((p) => holds(said, p)).flatMap((p) => p.words));
    const topics = telling.filter((w) => !own.has(w));
    const weight = (list) => (topics.length && list.every((w) => own.has(w)) ? 0.3 : 1);
    const look = (queries, times) => {
      for (const r of data.mini.search({ queries })) add(r.id, r.score * times);
    };
    const pairs = typed.slice(1).map((w, i) => typed[i] + w);
    const terms = telling.length ? typed.filter((w) => telling.includes(stem(w))) : typed;
    const whose = terms.filter((w) => weight([stem(w)]) < 1);
    look([{ ...loose, queries: terms.filter((w) => !whose.includes(w)) }, { queries: pairs }], 1);
    look([{ ...loose, queries: whose }], 0.3);

    const meant = new Set(words);
    for (const group of data.synonyms) {
      const heard = group.filter((p) => holds(said, p));
      const best = new Map();
      for (const phrase of heard.length ? group : []) {
        const sought = phrase.folded.filter((w) => !data.common.has(stem(w)));
        phrase.words.forEach((w) => meant.add(w));
        for (const r of sought.length ? data.mini.search({ combineWith: 'AND', queries: sought }) : []) {
          best.set(r.id, Math.max(best.get(r.id) || 0, r.score / sought.length));
        }
      }
      best.forEach((score, id) => add(id, (score / 2) * weight(heard.flatMap((p) => p.words))));
    }

    const told = readersOf(data, all),
      readers = told.length ? told : ['young-people', 'adults'],
      adult = told.includes('adults');
    // A page that is aside counts less, unless its title or its section was named.
    const asked = (p) => stems(data.sections[p.section]).some((w) => meant.has(w)) || named(p);
    const named = (p) => stems(p.title).some((w) => telling.includes(w));
    // A page for others is offered to whoever types its title, as far as they remember it.
    const titled = (p) => telling.length > 1 && telling.every((w) => stems(p.title).includes(w));
    const unfit = (p) => (titled(p) && 0.6) || (readers.includes('young-people') ? 0.15 : 0.35);
    const far = (p) => p.where && !stems(p.where).some((w) => meant.has(w)) && !named(p);
    // No page is written for adults alone: they read those for young people.
    const suits = (p) => !p.for || p.for.some((a) => readers.includes(a) || (adult && !p.who && a === 'young-people'));
    const hits = [...scores].map(([p, score]) => {
      const young = p.for && p.for.includes('young-people');
      // Where nobody is told those for adults alone stand behind; else those that are for the told alone before.
      const only = p.for && (adult ? !young : p.for.length === 1);
      const placed = ((!suits(p) && unfit(p)) || (told.length ? (only ? 2 : 1) * (adult && young && !p.who ? 0.5 : 1) : (p.for && !young && 0.6) || (only ? 1.25 : 1))) * (far(p) ? 0.5 : 1) * (p.aside && !asked(p) ? 0.2 : 1);
      return { p, score: score * placed };
    }).sort((a, b) => b.score - a.score);
    let kept = hits.filter((h, i) => h.score >= hits[0].score * weakest * (i < 6 ? 0.3 : 1)).slice(0, most).map((h) => h.p);

    const urgent = data.urgent.some((p) => holds(all, p));
    if (urgent) {
      // Whoever cannot wait sees somebody to talk to, whatever the words were:
      // first whom they named, then those that answer day and night, then the best.
      const score = new Map(hits.map((h) => [h.p, h.score]));
      const asks = (p) => !p.specific || stems(p.title).filter((w) => telling.includes(w)).length > 1;
      const rank = (p) => (2 * named(p) + !!p.always) * 1e6 + (score.get(p) || 0);
      const first = data.pages.filter((p) => p.talk && suits(p) && !far(p) && asks(p))
        .sort((a, b) => rank(b) - rank(a)).slice(0, each);
      kept = [...new Set([...first, ...kept])].filter((p) => suits(p) && !p.aside && asks(p));
    }
    const groups = new Map();
    for (const p of kept) groups.set(p.section, [...(groups.get(p.section) || []), p].slice(0, each));
    return {
      urgent,
      groups: [...groups].map(([section, pages]) => ({ title: data.sections[section], pages })),
    };
  };

  const element = (parent, name, text, attributes) => {
    const e = Object.assign(document.createElement(name), attributes);
    e.textContent = text;
    parent.append(e);
    return e;
  };

  const show = (answer) => {
    const { groups = [], urgent, failed } = answer || {};
    const n = groups.flatMap((g) => g.pages).length;
    const said = count.dataset;
    const words = [said.none, said.one][n] || said.many.replace('#', n);
    count.textContent = answer ? (failed ? said.failed : (urgent ? `${said.urgent} ` : '') + words) : '';
    main.classList.toggle('asked', !!answer);
    results.textContent = '';
    const aside = (urgent && 'urgent') || (answer && !failed && !n && 'nothing');
    if (aside) results.append(document.querySelector(`template[data-${aside}]`).content.cloneNode(true));
    for (const group of groups) {
      element(results, 'h2', group.title);
      const list = element(results, 'ul', '', { role: 'list', className: 'hits' });
      for (const p of group.pages) {
        const item = element(list, 'li', '');
        element(element(item, 'h3', ''), 'a', p.title, { href: p.path });
        element(item, 'p', p.summary);
        if (p.who) element(item, 'p', `${p.who}.${p.where ? ` ${p.where}.` : ''}`, { className: 'small' });
        const line = p.ways && element(item, 'p', '', { className: 'hit-ways' });
        for (const [label, href] of (p.ways || []).slice(0, 2)) element(line, 'a', label, { href, className: 'btn btn--line' });
      }
    }
  };

  let loading;
  const load = () => {
    loading = loading || Promise.race([
      fetch(form.dataset.search).then((r) => r.json()).then(prepare),
      new Promise((_, late) => {
        setTimeout(late, patience);
      }),
    ]).catch((fault) => {
      loading = null; // the next key tries again
      throw fault;
    });
    return loading;
  };

  const run = (then) => {
    if (!field.value) {
      show();
      return;
    }
    count.textContent = count.dataset.searching; // not seen once the index is there
    load().then((data) => {
      const query = field.value; // it may have changed meanwhile
      show(query.trim() && search(data, query));
      if (then) then();
    }, () => {
      show({ failed: true });
    });
  };

  const clear = () => {
    field.value = '';
    show();
  };

  let timer;
  field.addEventListener('focus', () => load().catch(() => {}));
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => run(), wait);
  });
  main.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && field.value) {
      clear();
      field.focus();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    run(() => {
      const heading = results.querySelector('h2');
      if (!heading) return;
      heading.tabIndex = -1;
      heading.focus();
      count.scrollIntoView();
    });
  });
  // Nothing of it is left for whoever comes back to the page.
  addEventListener('pagehide', clear);
  addEventListener('pageshow', clear);
  form.hidden = false;
})();
