'use strict';
// What a script adds to pages that work without it: the live record, the days of the time bar, search, keys, filters,
// the theme, methods beside the page. It is served without indentation and without lines of comment.
const html = document.documentElement, local = location.protocol === 'file:';
const id = (name) => document.getElementById(name);
const all = (css, at = document) => [...at.querySelectorAll(css)];
const here = () => id('main').dataset;
const keep = (key, value) => {
  try {
    if (value !== undefined) localStorage[key] = value;
    return localStorage[key] || '';
  } catch { return ''; }
};
const said = (key, values) => id('own').dataset[key].replace(/{(\w+)}/g, (_, name) => values[name]);
const make = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text }, more);
const say = (text) => { id('said').textContent = text; };
// the address of a path from the root; of a file where pages are files
const at = (path) => {
  const { root } = here(), file = /l$/.test(root) && /\/$/.test(path) ? 'index.html' : '';
  return new URL(path.slice(1) + file, new URL(root, location)).href;
};
const read = async (url) => {
  const answer = await fetch(url);
  return [new DOMParser().parseFromString(await answer.text(), 'text/html'), answer.url];
};

const paint = (theme) => {
  if (theme) html.dataset.theme = theme;
  else delete html.dataset.theme;
};
paint(keep('theme'));
html.dataset.script = '';

// another day of the page, or another state of the record: all is new but what is the script's own
let turn = 0, path = location.pathname;
const show = async (to, push) => {
  if (local) return location.assign(to);
  const mine = ++turn, [page, url] = await read(to).catch(() => [document, '']);
  if (mine !== turn) return;
  if (!url || !page.getElementById('own')) return state('gone', said('gone', { since }));
  const focus = document.activeElement, href = focus.getAttribute('href'), { scrollX, scrollY } = window;
  const open = all('[open] > summary').map((one) => one.textContent);
  if (push) history.pushState(0, '', url);
  path = location.pathname;
  page.getElementById('tools').replaceWith(id('tools'));
  for (const one of all('body > :not(#own)')) one.remove();
  id('own').before(...all('body > :not(#own)', page));
  document.title = page.title;
  html.dataset.live = page.documentElement.dataset.live || '';
  fit();
  for (const one of all('summary')) if (open.includes(one.textContent)) one.parentNode.open = true;
  const field = !push && focus.form && id('go') && id('go')[focus.name];
  if (field) field.value = focus.value;
  (field || id(focus.id) || all('a').find((one) => href && one.getAttribute('href') === href) || focus).focus({ preventScroll: true });
  scrollTo(scrollX, scrollY);
};
addEventListener('popstate', () => location.pathname === path ? sift() : show(location.href));

// the live record
let source, since, was = [];
const state = (...now) => {
  const to = id('live');
  to.hidden = !now[0];
  to.className = 'live ' + now[0];
  to.lastChild.textContent = now[1];
  if (was[0] && was[0] !== now[0]) say(now[1]);
  was = now;
};
const now = () => { since = new Date().toTimeString().slice(0, 5); };
const listen = () => {
  if (source) source.close();
  if (!html.dataset.live || document.hidden) return;
  source = new EventSource(at('/events'));
  source.onerror = () => state('gone', said('gone', { since }));
  source.addEventListener('change', async ({ data }) => {
    const { rev, problems, held, changed } = JSON.parse(data);
    if (rev !== html.dataset.live) {
      names = 0;
      await show(location.href);
      if (was[0] === 'gone' && rev !== html.dataset.live) return;
      mark(changed);
    }
    now();
    state(problems ? 'broken' : 'ok', said(problems ? held ? 'held' : 'broken' : 'ok', { problems }));
  });
};
const mark = (changed) => {
  const rows = [], called = changed.map((key) => {
    const links = all('main a').filter((one) => one.pathname.endsWith(`/t/${encodeURIComponent(key)}/`));
    rows.push(...links.map((one) => one.closest('tr, li, article') || one));
    return links[0] ? links[0].textContent : key;
  });
  for (const one of rows) one.classList.add('changed');
  setTimeout(() => { for (const one of rows) one.classList.remove('changed'); }, 2000);
  if (called[0]) say(said('changed', { names: called.slice(0, 5).join(said('comma')) + (called[5] ? '…' : '') }));
};
document.addEventListener('visibilitychange', listen);

// the time bar: any day of a live record, else the days that have pages
const number = (day) => Date.parse(day) / 864e5;
const stops = () => [...new Set([...id('tb').dataset.days.split(' '), here().last])].filter(Boolean).sort();
const travel = (day) => {
  if (!html.dataset.live) {
    const far = (one) => Math.abs(number(one) - number(day));
    day = stops().sort((a, b) => far(a) - far(b))[0];
  }
  const days = day === here().last ? '' : `@${day}/`;
  show(at(here().path.replace(/^\/(..)\/(@[^/]*\/)?/, `/$1/${days}`)), true);
};
const fit = () => {
  state(...was);
  sift();
  const range = id('day');
  if (!range || !stops()[1]) return;
  range.hidden = false;
  range.min = number(id('tb').dataset.first);
  range.max = number(id('tb').dataset.end);
  range.value = range.defaultValue = number(here().day);
  range.ariaValueText = here().day;
};
const slide = (event) => {
  const range = event.target, day = (n) => new Date(n * 864e5).toISOString().slice(0, 10);
  const way = { PageUp: -1, PageDown: 1 }[event.key] || !html.dataset.live && { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
  if (way) {
    const next = stops().filter((one) => way * number(one) > way * range.value);
    event.preventDefault();
    if (next[0]) travel(next[way < 0 ? next.length - 1 : 0]);
  }
  if (event.type === 'change') travel(day(range.value));
  if (event.type !== 'keydown') range.ariaValueText = id('go').as_of.value = day(range.value);
};

// the rows of a plan that the address asks for, in its groups and its order
const sift = () => {
  const asked = new URLSearchParams(location.search), chips = all('.chips button');
  for (const one of chips) one.ariaPressed = asked.getAll(one.name).includes(one.value);
  if (!chips[0]) return;
  const list = all('main [data-status]');
  for (const row of list) {
    row.hidden = ['status', 'section', 'owner'].some((name) => asked.has(name) &&
      !asked.getAll(name).some((value) => (row.dataset[name] || '').split('|').includes(value)));
  }
  const left = list.filter((row) => !row.hidden).length;
  id('sifted').textContent = left < list.length ? said('sifted', { left, whole: list.length }) : '';
  for (const one of all('.group')) one.remove();
  for (const body of all('.rows tbody')) {
    const rows = all('tr', body), name = (row) => all('th a', row)[0].textContent;
    rows.forEach((row, n) => { row.n = row.n || n + 1; row.s = asked.has('group') ? row.dataset.section || '' : ''; });
    const first = (s) => Math.min(...rows.filter((row) => row.s === s).map((row) => row.n));
    rows.sort((a, b) => first(a.s) - first(b.s) || asked.get('sort') === 'name' && name(a).localeCompare(name(b), html.lang) || a.n - b.n);
    let last = '';
    for (const row of rows) {
      if (row.s !== last && !row.hidden) {
        last = row.s;
        body.append(make('tr', '', { className: 'group' }));
        body.lastChild.append(make('th', last, { colSpan: 9, scope: 'rowgroup' }));
      }
      body.append(row);
    }
  }
};

// search
let names;
const find = async (event) => {
  const field = id('find'), list = id('found'), hits = all('li', list), way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  let now = hits.findIndex((one) => one.ariaSelected === 'true');
  if (event.key === 'Enter' && hits[0]) return location.assign(hits[Math.max(now, 0)].dataset.to);
  if (event.key === 'Escape') field.value = '';
  if (way && hits[0]) {
    event.preventDefault();
    now = (now + way + hits.length) % hits.length;
    hits.forEach((one, n) => { one.ariaSelected = n === now; });
    return field.setAttribute('aria-activedescendant', hits[now].id);
  }
  if (event.type !== 'input' && event.key !== 'Escape') return;
  names = names || await (await fetch(at(here().home.slice(0, 4) + 'data/search.json'))).json();
  const word = field.value.trim().toLowerCase();
  const fits = names.filter((one) => word && [one.name, ...one.words].some((each) => each.toLowerCase().includes(word)));
  list.replaceChildren(...fits.slice(0, 9).map((one, n) => {
    const item = make('li', one.name, { id: 'hit' + n, role: 'option', ariaSelected: false });
    item.dataset.to = new URL(one.path, at(here().home));
    return item;
  }));
  list.hidden = !word;
  if (word && !fits[0]) list.append(make('li', said('none')))
  field.ariaExpanded = !list.hidden;
  field.removeAttribute('aria-activedescendant');
};

// a method beside the page
let asker;
const panel = async (link) => {
  const [page] = await read(link.href), part = page.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!part) return location.assign(link.href);
  const own = link.closest('.calc li'), cells = all('th, td, dt, dd', part).concat(own ? [...own.children].slice(1) : []);
  asker = link;
  id('panel').lastElementChild.replaceChildren(...cells.map((cell) => {
    const to = make('p', '');
    to.append(...cell.cloneNode(true).childNodes);
    return to;
  }));
  id('panel').hidden = false;
  id('panel').focus();
};
const shut = () => {
  id('panel').hidden = true;
  if (asker) asker.focus();
};

// what is pressed
document.addEventListener('click', (event) => {
  const on = (css) => event.target.closest(css), link = on('main a'), chip = on('.chips button'), hit = on('#found li');
  if (on('#theme')) {
    const next = { light: 'dark', dark: '' }[keep('theme')];
    paint(keep('theme', next === undefined ? 'light' : next));
    say(said('theme' + keep('theme')));
  }
  if (on('#help')) id('keys').showModal();
  if (on('#shut')) shut();
  if (hit && hit.dataset.to) location.assign(hit.dataset.to);
  if (chip) {
    const asked = new URLSearchParams(location.search), values = asked.getAll(chip.name);
    asked.delete(chip.name);
    for (const one of [...values, chip.value]) if (one !== chip.value || !values.includes(one)) asked.append(chip.name, one);
    history.pushState(0, '', '?' + asked);
    sift();
  }
  if (link && link.hash && /\/method\/$/.test(link.pathname) && link.pathname !== path && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    panel(link);
  }
});
document.addEventListener('keydown', (event) => {
  const { key, target } = event, field = target.matches('input:not([type=range], [type=checkbox]), textarea');
  if (key === 'Escape' && !id('panel').hidden) shut();
  if (field || event.ctrlKey || event.metaKey || event.altKey || keep('keys') || id('keys').open) return;
  const links = all('main [data-status] a:not(.tag)').filter((one) => one.offsetParent);
  const by = { j: 1, k: -1 }[key], known = all('[aria-keyshortcuts]').reverse();
  const to = by ? links[links.indexOf(target) + by] : known.find((one) => one.getAttribute('aria-keyshortcuts') === key);
  if (!to) return;
  event.preventDefault();
  if (to.matches('input') || links.includes(to)) to.focus();
  else to.click();
});
document.addEventListener('submit', (event) => {
  const field = id('go').as_of, known = !isNaN(number(field.value));
  if (event.target.id !== 'go' || html.dataset.live) return;
  event.preventDefault();
  if (known) travel(field.value);
  else field.focus();
});
addEventListener('DOMContentLoaded', () => {
  fit();
  now();
  listen();
  id('tools').hidden = false;
  id('find').hidden = local;
  id('find').oninput = id('find').onkeydown = find;
  id('single').checked = !keep('keys');
  id('single').onchange = ({ target }) => keep('keys', target.checked ? '' : 'off');
  for (const type of ['input', 'change', 'keydown']) document.addEventListener(type, (event) => event.target.id === 'day' && slide(event));
});
