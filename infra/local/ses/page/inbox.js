const element = id => document.getElementById(id);

/** An element with text or children; text only ever becomes a text node, so a mail cannot inject markup. */
const make = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

const time = at => new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'medium' });
const shortTime = at => new Date(at).toLocaleTimeString([], { timeStyle: 'short' });
const person = ({ name, address }) => (name ? `${name} <${address}>` : address);
const get = async path => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

let cursor;
let loads = 0;

const load = async more => {
  loads += 1;
  const mine = loads;
  const query = new URLSearchParams({ limit: '50' });
  if (element('search').value) query.set('search', element('search').value);
  if (more) query.set('cursor', cursor);
  const [page, stats] = await Promise.all([get(`api/mails?${query}`), get('api/stats')]);
  // an answer to an older search must not replace a newer one
  if (mine !== loads) return;
  cursor = page.cursor;
  if (!more) element('list').replaceChildren();
  element('list').append(...page.mails.map(row));
  element('older').hidden = !cursor;
  element('empty').hidden = element('list').childElementCount > 0;
  const { mails, recipients, ccCopies } = stats;
  element('stats').textContent = `${mails} mails, ${recipients} recipients, ${ccCopies} CC copies`;
};

const row = mail => {
  const copies = mail.cc.length ? `  ·  CC ${mail.cc.join(', ')}` : '';
  const button = make(
    'button',
    { type: 'button', onclick: () => show(mail.id) },
    make('span', { className: 'subject' }, mail.subject || '(no subject)'),
    make('time', { dateTime: mail.at, title: time(mail.at) }, shortTime(mail.at)),
    make(
      'span',
      { className: mail.fates.length > 0 ? 'people bounced' : 'people' },
      `${mail.to.join(', ')}${copies}`,
    ),
  );
  button.dataset.id = mail.id;
  return make('li', {}, button);
};

const show = async id => {
  const mail = await get(`api/mails/${id}`);
  history.replaceState(null, '', `#${id}`);
  for (const button of element('list').querySelectorAll('button')) {
    button.setAttribute('aria-current', String(button.dataset.id === id));
  }
  element('mail').replaceChildren(
    make('h2', {}, mail.subject || '(no subject)'),
    facts(mail),
    ...parts(mail),
  );
};

const facts = mail => {
  const tags = Object.entries(mail.tags).map(([name, value]) =>
    make('span', { className: 'tag' }, `${name}: ${value}`),
  );
  const rows = [
    ['From', [mail.headerFrom ? person(mail.headerFrom) : mail.envelope.from]],
    ['To', [mail.headerTo.map(person).join(', ')]],
    ['Cc', [mail.headerCc.map(person).join(', ')]],
    ['Sent to', [mail.envelope.to.join(', ')]],
    ['Sent', [time(mail.at)]],
    ['Outcome', mail.fates.map(fate)],
    ['Tags', tags],
    ['Configuration', [mail.configurationSet ?? '']],
    [
      'Attached',
      [mail.attachments.map(a => `${a.filename ?? a.mimeType} (${a.bytes} bytes)`).join(', ')],
    ],
    ['Raw', [make('a', { href: `api/mails/${mail.id}/raw` }, `${mail.size} bytes`)]],
  ];
  const filled = rows.filter(([, content]) => content.some(part => part !== ''));
  return make(
    'dl',
    {},
    ...filled.flatMap(([name, content]) => [make('dt', {}, name), make('dd', {}, ...content)]),
  );
};

const fates = {
  bouncedPermanently: 'bounced for good',
  bouncedTransiently: 'bounced for now',
  complained: 'marked it as spam',
  suppressed: "on the account's suppression list",
  suppressedForComplaint: "on the account's suppression list",
  suppressedGlobally: "on SES's suppression list",
};
const fate = ({ recipient, kind }) =>
  make('div', { className: 'bounced' }, `${recipient}: ${fates[kind]}`);

const parts = mail => {
  const shown = [];
  // an empty sandbox: no script, no form, no navigation of this page; the policy of the page keeps it off the network
  if (mail.html) {
    const frame = make('iframe', { title: 'HTML part', srcdoc: mail.html });
    frame.setAttribute('sandbox', '');
    shown.push(frame);
  }
  if (mail.text) shown.push(make('pre', {}, mail.text));
  return shown.length > 0
    ? shown
    : [make('p', { className: 'hint' }, 'This mail was kept without its body.')];
};

element('search').addEventListener('input', () => load(false));
element('older').addEventListener('click', () => load(true));
start();

async function start() {
  await load(false);
  const id = location.hash.slice(1);
  if (id) await show(id);
}
