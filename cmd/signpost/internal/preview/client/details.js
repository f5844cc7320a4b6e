// What an editor must know of a page, as the panel of the bar shows it.

import { count, make, place, problem } from './shell.js';

const months = 'January February March April May June July August September October November December'.split(' ');

// Writes a day, a month or a year of the data as British readers do; other words stay.
export const sayDate = (text) => {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(text ?? '') ?? [];
  return months[month - 1] ? [day && +day, months[month - 1], year].filter(Boolean).join(' ') : text ?? '';
};

// What a page is made of that has no file of its own. The page itself tells its kind.
const sayMaking = () => {
  if (document.querySelector('form[data-search]')) return 'Made from the words of all pages';
  if (document.querySelector('#question_')) return 'Made from the questions of the finder';
  return 'Made by signpost';
};

// Where the page stands on its way to readers. Status is that of the server's answer.
export const sayState = ({ file, hidden }, status) => {
  if (status === 404) return ['There is no page at this address', 'is-draft'];
  if (!hidden) return [file ? 'Published' : sayMaking(), 'is-published'];
  return /^(it is )?a? ?draft$/i.test(hidden) ? ['Draft', 'is-draft'] : [`Not published: ${hidden}`, 'is-draft'];
};

// Whom the page is for. Of a page without a file nothing is known.
const sayAudience = ({ file, audience }) => {
  const names = { 'young-people': 'Young people', parents: 'Parents and carers', teachers: 'Teachers' };
  return names[audience] ?? (audience || (file ? 'Everybody' : ''));
};

// Of what the page is made, for who wants to change it.
const sayOrigin = ({ file, href }, status) => {
  if (file) return [place(file, 0, 0, href)];
  return status === 404 ? 'It may have moved, or may never have been here. What you see is what readers see then.' : 'This page has no file of its own. Signpost makes it anew when the files that it is made from change.';
};

const number = (value) => value.toLocaleString('en-GB');

const age = (years) => `${number(Math.round(years * 10) / 10)} years`;

// The facts that every page has, as pairs of words.
export const sayFacts = (page) => [
  ['For', sayAudience(page)],
  ['Checked', sayDate(page.reviewed)],
  [page.overdue ? 'Check was due' : 'Check again by', sayDate(page.due), page.overdue],
  ['Owner', page.owner],
  ['Reading age', page.readingAge ? age(page.readingAge) : ''],
  ['Words', page.words ? number(page.words) : ''],
].filter(([, value]) => value);

const fact = ([name, value, bad]) => make('div', { class: bad && 'is-overdue' }, make('dt', {}, name), make('dd', {}, value));

const part = (title, items) => (items.length ? [make('h3', {}, `${title} (${items.length})`), make('ul', { role: 'list' }, items)] : []);

const outward = (url, words) => (/^https?:/i.test(url) ? make('a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, words) : words);

const source = ({ title, url, date }) => make('li', {}, outward(url, title || url), date ? `, ${sayDate(date)}` : '');

const helpline = ({ title, path, verified, from }) => make('li', {},
  path ? make('a', { href: path }, title) : title,
  verified ? `: confirmed on ${sayDate(verified)}` : ': never confirmed',
  from ? [', from ', outward(from, from)] : '');

const where = (line, file) => [' ', line ? make('span', { class: 'where' }, file ? `line ${line}` : '') : ''];

const figure = ({ line, text, series, period, area, source: from }, file) => make('li', {},
  make('strong', {}, text), ': ', [series, area, period && sayDate(period)].filter(Boolean).join(', '), from ? ` (${from})` : '', where(line, file));

const claim = ({ line, words, working }, file) => make('li', {},
  make('strong', {}, `“${words}”`), working ? [make('br'), make('span', { class: 'working' }, working)] : '', where(line, file));

// Draws the panel's content. The ways are those that a narrow bar has no room for.
export const drawDetails = (page, status, ways) => {
  const list = (name) => page[name] ?? [];
  const problems = list('problems');
  const [state, kind] = sayState(page, status);
  return [
    make('h2', {}, (status === 404 ? '' : page.title) || 'This page'),
    make('p', {}, make('span', { class: `chip is-whole ${kind}` }, state)),
    make('p', {}, sayOrigin(page, status)),
    make('p', { class: 'ways' }, ways),
    make('dl', {}, sayFacts(page).map(fact)),
    problems.length ? [make('h3', {}, `${count(problems.length, 'problem')} on this page`), make('ol', { role: 'list', class: 'problems' }, problems.map(problem))] : [],
    part('Helplines', list('helplines').map(helpline)),
    part('Figures', list('figures').map((one) => figure(one, page.file))),
    part('Claims, and how they were worked out', list('claims').map((one) => claim(one, page.file))),
    part('Sources', list('sources').map(source)),
  ].flat();
};
