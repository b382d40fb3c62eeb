// <headsup-inbox>: the customer's messages inside a product. One module, no dependencies.
//
//   <script type="module" src="https://YOUR-API/inbox/headsup-inbox.js"></script>
//   <headsup-inbox token-url="/headsup-token"></headsup-inbox>
//
// Attributes: token-url (an address of the product's own backend that answers {"token": ...}), src (the API; where
// this file came from by default), lang (en, de), inline (a list in the page instead of a button), theme (light, dark),
// poll (seconds, 60 by default). Property: getToken, an async function, instead of token-url.
// Events: headsup-counts (detail: total, unread, unseen), headsup-follow (detail: url; preventDefault to go yourself).

const WORDS = {
  en: {
    title: 'Messages', close: 'Close', more: 'Show older', unread: 'unread', none: 'nothing unread', archive: 'Put away',
    earlier: 'What we said before', updated: 'updated', loading: 'Loading …',
    empty: 'No messages. We write here when something matters to you.',
    failed: 'Your messages cannot be shown right now. We keep trying.',
    news: (n) => (n === 1 ? '1 new message' : n + ' new messages'),
  },
  de: {
    title: 'Nachrichten', close: 'Schließen', more: 'Ältere zeigen', unread: 'ungelesen', none: 'nichts ungelesen', archive: 'Weglegen',
    earlier: 'Was wir vorher schrieben', updated: 'aktualisiert', loading: 'Wird geladen …',
    empty: 'Keine Nachrichten. Wir schreiben hier, wenn etwas für Sie wichtig ist.',
    failed: 'Ihre Nachrichten können gerade nicht gezeigt werden. Wir versuchen es weiter.',
    news: (n) => (n === 1 ? '1 neue Nachricht' : n + ' neue Nachrichten'),
  },
};

const STYLE = `
:host { --back: var(--headsup-back, light-dark(#fff, #1b1f24)); --ink: var(--headsup-ink, light-dark(#1b1f24, #e6edf3));
  --soft: light-dark(#57606a, #a9b3be); --line: light-dark(#8c959f, #768390); --tint: light-dark(#eef3fc, #263041);
  --accent: var(--headsup-accent, light-dark(#0b57d0, #8ab4f8)); --on-accent: var(--headsup-on-accent, light-dark(#fff, #10141a));
  color-scheme: light dark; display: inline-block; position: relative; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); }
:host([theme=light]) { color-scheme: light; } :host([theme=dark]) { color-scheme: dark; }
:host([inline]) { display: block; } :host([hidden]) { display: none; }
* { box-sizing: border-box; } [hidden] { display: none !important; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 4px 8px; min-width: 24px; min-height: 32px; cursor: pointer;
  border-radius: 6px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.bell { position: relative; min-width: 40px; min-height: 40px; color: var(--ink); }
.sign { display: block; width: 22px; height: 22px; margin: auto; background: currentColor;
  clip-path: path('M11 1a7 7 0 0 0-7 7v6l-2 3v1h18v-1l-2-3V8a7 7 0 0 0-7-7Zm-3 18a3 3 0 0 0 6 0Z'); }
.badge { position: absolute; top: 0; right: 0; min-width: 20px; padding: 0 5px; border-radius: 10px; background: var(--accent);
  color: var(--on-accent); font-size: 12px; line-height: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
.panel { background: var(--back); border: 1px solid var(--line); border-radius: 10px; width: min(400px, calc(100vw - 16px));
  max-height: min(560px, 80vh); overflow: auto; position: absolute; right: 0; top: calc(100% + 6px); z-index: 1000;
  box-shadow: 0 6px 24px rgb(0 0 0 / .18); }
:host([inline]) .panel { position: static; width: auto; max-height: none; box-shadow: none; }
header { display: flex; align-items: center; padding: 8px 16px; position: sticky; top: 0; background: var(--back);
  border-bottom: 1px solid var(--line); z-index: 1; }
h2 { font-size: 16px; margin: 0; flex: 1; } h3 { font-size: 15px; margin: 0; font-weight: 400; } ul.items { list-style: none; margin: 0; padding: 0; }
li.item { border-bottom: 1px solid color-mix(in srgb, var(--line) 45%, transparent); padding: 8px 16px 10px; }
li.item.unread { background: var(--tint); } li.item.unread .name { font-weight: 650; }
.open { display: flex; gap: 8px; width: 100%; text-align: start; padding: 4px 0; align-items: baseline; } .name { flex: 1; overflow-wrap: anywhere; }
.dot { width: 9px; height: 9px; border-radius: 50%; background: var(--accent); flex: none; }
.when, .preview, .note { color: var(--soft); font-size: 13px; margin: 0; }
.preview { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.body { overflow-wrap: anywhere; } .body :is(p, ul, ol) { margin: 8px 0; } .body a:not(.action) { color: var(--accent); }
.row { display: flex; gap: 8px; align-items: center; margin-top: 8px; flex-wrap: wrap; }
a.action { background: var(--accent); color: var(--on-accent); text-decoration: none; border-radius: 6px; padding: 6px 14px; font-weight: 600; }
.quiet { color: var(--soft); border: 1px solid var(--line); } summary { cursor: pointer; color: var(--soft); min-height: 24px; }
.note { padding: 16px; } .more { margin: 8px 16px; border: 1px solid var(--line); }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

const KEPT = new Set(['P', 'BR', 'STRONG', 'B', 'EM', 'I', 'U', 'UL', 'OL', 'LI', 'CODE', 'PRE', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'SPAN']);
const DROPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'EMBED', 'FORM', 'SVG', 'MATH', 'NOSCRIPT']);

/** An element with attributes and children; a child that is a text stays a text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** Whether a link may lead there. */
const LEADS = ['http:', 'https:', 'mailto:', 'tel:'];
const isFine = (url) => URL.canParse(url, document.baseURI) && LEADS.includes(new URL(url, document.baseURI).protocol);

/** A tree of our own making from somebody's markup: known elements without their attributes, and good links. */
function copied(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.tagName.toUpperCase())) {
      let target = to;
      const href = node.getAttribute('href');
      if (KEPT.has(node.tagName)) target = make(node.tagName.toLowerCase());
      else if (node.tagName === 'A' && href && isFine(href)) target = make('a', { href, rel: 'noopener', 'data-follow': true });
      copied(node, target);
      if (target !== to) to.append(target);
    }
  }
  return to;
}

/** What lets a page with Trusted Types parse markup, if it allows this name. Nothing parsed goes into a page as it is. */
const POLICY = (() => {
  try {
    return globalThis.trustedTypes?.createPolicy('headsup-inbox', { createHTML: (html) => html });
  } catch {
    return null;
  }
})();

/** The message as elements; as plain words where the page forbids to parse markup. */
function content(item) {
  const body = make('div', { dir: 'auto' });
  try {
    const markup = POLICY ? POLICY.createHTML(item.html) : item.html;
    return copied(new DOMParser().parseFromString(markup, 'text/html').body, body);
  } catch {
    body.append(...item.text.split(/\n{2,}/).map((words) => make('p', {}, words)));
    return body;
  }
}

class HeadsupInbox extends HTMLElement {
  static observedAttributes = ['lang', 'token-url', 'src'];

  #root = this.attachShadow({ mode: 'open' });
  #items = [];
  #counts = { total: 0, unread: 0, unseen: 0 };
  #next = null;
  #pages = 1;
  #opened = new Set(); // versions
  #unfolded = new Set(); // versions with their earlier ones
  #token = null;
  #etag = null;
  #failures = 0;
  #state = 'loading';
  #known = false; // whether anything was loaded yet
  #timer = 0;
  #running = null;

  /** Gives a customer's token; the product sets it, or the attribute token-url. */
  getToken = null;

  connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#build();
    document.addEventListener('visibilitychange', this.#woken);
    document.addEventListener('click', this.#outside);
    this.refresh();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#woken);
    document.removeEventListener('click', this.#outside);
  }

  attributeChangedCallback(name, before, after) {
    if (!this.isConnected || before === after) return;
    if (name === 'lang') {
      this.#build();
    } else {
      this.#token = this.#etag = null;
      this.refresh();
    }
  }

  /** How many messages there are: total, unread, unseen. */
  get counts() { return { ...this.#counts }; }

  get #language() {
    const wanted = this.closest('[lang]')?.lang || navigator.language || 'en';
    return wanted.toLowerCase().startsWith('de') ? 'de' : 'en';
  }

  get #words() { return WORDS[this.#language]; }
  get #open() { return this.hasAttribute('inline') || !this.#part('panel').hidden; }
  #part(id) { return this.#root.getElementById(id); }

  #build() {
    const words = this.#words;
    const inline = this.hasAttribute('inline');
    const region = make('section', { role: 'region', 'aria-label': words.title, lang: this.#language },
      inline ? null : make('button', { id: 'bell', class: 'bell', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'panel', 'aria-haspopup': 'dialog' },
        make('span', { class: 'sign', 'aria-hidden': 'true' }), make('span', { id: 'badge', class: 'badge', 'aria-hidden': 'true', hidden: true }), make('span', { id: 'said', class: 'sr' })),
      make('div', { id: 'panel', class: 'panel', role: inline ? 'group' : 'dialog', 'aria-labelledby': 'title', hidden: !inline },
        make('header', {}, make('h2', { id: 'title', tabindex: '-1' }, words.title),
          inline ? null : make('button', { id: 'close', class: 'quiet', type: 'button' }, words.close)),
        make('ul', { id: 'items', class: 'items', role: 'list', 'aria-labelledby': 'title' }),
        make('p', { id: 'note', class: 'note' }),
        make('button', { id: 'more', class: 'more', type: 'button', hidden: true }, words.more)),
      make('div', { id: 'live', class: 'sr', role: 'status', 'aria-live': 'polite' }));
    this.#root.replaceChildren(region);
    for (const id of ['bell', 'close']) this.#part(id)?.addEventListener('click', () => this.#toggle(this.#part('panel').hidden));
    this.#part('more').addEventListener('click', () => { this.#pages++; this.#etag = null; this.refresh(); });
    region.addEventListener('keydown', (event) => this.#key(event));
    for (const press of ['click', 'auxclick']) this.#part('items').addEventListener(press, (event) => this.#pressed(event));
    this.#show();
  }

  #outside = (event) => {
    if (!this.hasAttribute('inline') && this.#open && !event.composedPath().includes(this)) this.#toggle(false, false);
  };

  #toggle(open, back = true) {
    this.#part('panel').hidden = !open;
    this.#part('bell').setAttribute('aria-expanded', String(open));
    if (open) {
      this.#part('title').focus();
      this.#seen();
      this.refresh();
    } else if (back) {
      this.#part('bell').focus();
    }
  }

  #key(event) {
    if (event.key === 'Escape' && this.#open && !this.hasAttribute('inline')) {
      event.preventDefault();
      return this.#toggle(false);
    }
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const titles = [...this.#root.querySelectorAll('.open')];
    const at = titles.indexOf(this.#root.activeElement);
    if (steps[event.key] && at >= 0) {
      event.preventDefault();
      titles[Math.min(titles.length - 1, Math.max(0, at + steps[event.key]))].focus();
    }
  }

  #pressed(event) {
    const place = event.target.closest('li.item');
    const item = this.#items.find((each) => each.id === place?.dataset.id);
    const link = event.target.closest('a[data-follow]');
    if (!item) return;
    if (link) {
      const follow = new CustomEvent('headsup-follow', { detail: { url: link.href }, bubbles: true, composed: true, cancelable: true });
      if (!this.dispatchEvent(follow)) event.preventDefault();
      this.#mark(item, 'clicked').then(() => this.refresh());
    } else if (event.target.closest('.open')) {
      const opened = !this.#opened.delete(item.version);
      if (opened) this.#opened.add(item.version);
      this.#show();
      if (opened && !item.read) this.#mark(item, 'read').then(() => this.refresh());
    } else if (event.target.closest('.away')) {
      const next = place.nextElementSibling ?? place.previousElementSibling;
      (next?.querySelector('.open') ?? this.#part('title')).focus();
      this.#mark(item, 'archived').then(() => this.refresh());
    }
  }

  async #seen() {
    const news = this.#items.filter((item) => !item.seen);
    await Promise.all(news.map((item) => this.#mark(item, 'seen')));
    if (news.length > 0) this.refresh();
  }

  async #mark(item, mark) {
    try {
      const answer = await this.#ask('items/' + encodeURIComponent(item.id) + '/' + mark,
        { method: 'POST', keepalive: true, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ version: item.version }) });
      if (!answer.ok) throw new Error('answered ' + answer.status);
      const now = (await answer.json()).item;
      this.#items = this.#items.map((each) => (each.id === now.id ? now : each));
    } catch (broken) {
      // The mark is repeated with the next press or opening; the messages themselves are not at risk.
      console.warn('headsup-inbox: ' + mark + ' was not noted:', broken.message);
    }
  }

  /** Asks for what is new, now. */
  refresh() {
    return (this.#running ??= this.#refreshed().finally(() => { this.#running = null; }));
  }

  async #refreshed() {
    clearTimeout(this.#timer);
    let pause = 0;
    try {
      const headers = this.#etag ? { 'If-None-Match': this.#etag } : {};
      const answer = await this.#ask('items?limit=' + Math.min(50, 20 * this.#pages), { headers });
      if (answer.status === 200) {
        this.#etag = answer.headers.get('ETag');
        this.#take(await answer.json());
      } else {
        await answer.text();
        pause = Number(answer.headers.get('Retry-After')) || 0;
        if (answer.status !== 304) throw new Error('answered ' + answer.status);
      }
      this.#failures = 0;
      this.#become('shown');
    } catch (broken) {
      this.#failures++;
      if (this.#failures > 1 || this.#state === 'loading') this.#become('failed');
      console.warn('headsup-inbox: not refreshed:', broken.message);
    }
    this.#again(pause);
  }

  #become(state) {
    const other = this.#state !== state;
    this.#state = state;
    if (other) this.#show();
  }

  /** After failures 5 seconds, 15, 45 and so on up to ten minutes, and never at the same moment everywhere. */
  #again(pause) {
    if (!this.isConnected || document.hidden) return;
    const usual = Math.max(15, Number(this.getAttribute('poll')) || 60);
    const wait = this.#failures ? Math.min(600, 5 * 3 ** (this.#failures - 1)) : usual;
    this.#timer = setTimeout(() => this.refresh(), Math.max(pause, wait) * (0.9 + Math.random() * 0.2) * 1000);
  }

  #woken = () => {
    clearTimeout(this.#timer);
    if (!document.hidden) this.refresh();
  };

  async #ask(path, options) {
    const base = new URL(this.getAttribute('src') ?? new URL('..', import.meta.url), document.baseURI).href.replace(/\/*$/, '/inbox/');
    const once = async () => {
      this.#token ??= await this.#fetchToken();
      return fetch(base + path, { ...options, headers: { ...options.headers, Authorization: 'Bearer ' + this.#token } });
    };
    const first = await once();
    if (first.status !== 401) return first;
    this.#token = null;
    return once();
  }

  async #fetchToken() {
    if (this.getToken) return this.getToken();
    const url = this.getAttribute('token-url');
    if (!url) throw new Error('set the attribute token-url, or the property getToken');
    const answer = await fetch(url, { method: 'POST', credentials: 'same-origin' });
    if (!answer.ok) throw new Error(url + ' answered ' + answer.status);
    return (await answer.json()).token;
  }

  #take(page) {
    const before = new Set(this.#items.map((item) => item.version));
    const news = page.items.filter((item) => !item.seen && !before.has(item.version)).length;
    this.#items = page.items;
    this.#next = page.next;
    this.#counts = page.counts;
    if (this.#known && news > 0) this.#part('live').textContent = this.#words.news(news);
    this.#known = true;
    this.#show();
    this.dispatchEvent(new CustomEvent('headsup-counts', { detail: this.counts, bubbles: true, composed: true }));
    if (this.#open) this.#seen();
  }

  #show() {
    const words = this.#words;
    const focused = this.#root.activeElement?.dataset.key;
    const unread = this.#counts.unread;
    const badge = this.#part('badge');
    if (badge) {
      badge.hidden = unread === 0;
      badge.textContent = unread > 99 ? '99+' : String(unread);
      const count = unread ? unread + ' ' + words.unread : words.none;
      this.#part('said').textContent = this.#known ? words.title + ', ' + count : words.title;
    }
    this.#part('items').replaceChildren(...this.#items.map((item, at) => this.#item(item, at)));
    this.#part('items').hidden = this.#items.length === 0;
    this.#part('more').hidden = !this.#next || this.#pages > 2;
    const note = { loading: words.loading, failed: words.failed, shown: this.#items.length === 0 ? words.empty : '' }[this.#state];
    this.#part('note').textContent = note;
    this.#part('note').hidden = note === '';
    if (focused) this.#root.querySelector('[data-key="' + CSS.escape(focused) + '"]')?.focus();
  }

  #item(item, at) {
    const words = this.#words;
    const opened = this.#opened.has(item.version);
    const time = new Intl.DateTimeFormat(this.#language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(item.at));
    const when = make('p', { class: 'when' }, make('time', { datetime: item.at }, time), item.earlier.length ? ' · ' + words.updated : null);
    const title = make('button', { class: 'open', type: 'button', 'aria-expanded': String(opened), 'aria-controls': 'body' + at, 'data-key': 'open ' + item.id },
      make('span', { class: 'name', dir: 'auto' }, item.title),
      item.read ? null : make('span', { class: 'dot', 'aria-hidden': 'true' }), item.read ? null : make('span', { class: 'sr' }, ' (' + words.unread + ')'));
    const body = make('div', { id: 'body' + at, class: 'body', hidden: !opened });
    if (opened) {
      body.append(content(item));
      const good = item.action && isFine(item.action.url);
      body.append(make('div', { class: 'row' },
        good ? make('a', { class: 'action', href: item.action.url, rel: 'noopener', dir: 'auto', 'data-follow': true, 'data-key': 'action ' + item.id }, item.action.label) : null,
        make('button', { class: 'quiet away', type: 'button', 'aria-label': words.archive + ': ' + item.title, 'data-key': 'away ' + item.id }, words.archive)));
      if (item.earlier.length) {
        const before = make('details', { open: this.#unfolded.has(item.version) }, make('summary', { 'data-key': 'earlier ' + item.id }, words.earlier),
          ...item.earlier.map((earlier) => make('div', { dir: 'auto' }, make('p', {}, make('strong', {}, earlier.title)), make('p', {}, earlier.text))));
        before.addEventListener('toggle', () => this.#unfolded[before.open ? 'add' : 'delete'](item.version));
        body.append(before);
      }
    }
    const preview = opened ? null : make('p', { class: 'preview', dir: 'auto' }, item.text.replace(/\s+/g, ' ').slice(0, 160));
    return make('li', { class: 'item' + (item.read ? '' : ' unread'), 'data-id': item.id }, make('h3', {}, title), when, preview, body);
  }
}

if (!customElements.get('headsup-inbox')) customElements.define('headsup-inbox', HeadsupInbox);
