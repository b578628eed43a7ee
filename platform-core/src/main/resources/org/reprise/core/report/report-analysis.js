/* What was computed beforehand: overview, comparisons, failures. Its charts are drawn already and only taken from templates. */
const analysis = JSON.parse(document.getElementById('report-analysis').textContent);

function drawn(figure) {
  const template = document.getElementById(figure.template);
  return el('figure', { class: 'card' }, el('figcaption', null, el('h4', null, figure.title)),
    template ? template.content.cloneNode(true) : null, el('p', { class: 'small soft' }, figure.caption));
}

function plainTable(t, heading) {
  const cell = (c, i) => el(i ? 'td' : 'th', { scope: i ? null : 'row', class: t.columns[i].number ? 'number' : null }, c.strong ? el('strong', null, c.text) : c.text);
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t.title },
    el('table', null, heading ? el('caption', null, heading) : null,
      el('thead', null, el('tr', null, t.columns.map(c => el('th', { scope: 'col', class: c.number ? 'number' : null }, c.name)))),
      el('tbody', null, t.rows.map(row => el('tr', null, row.map(cell))))));
}

function tableCard(t, level) {
  const table = t.rows.length > 30 ? el('details', null, el('summary', null, 'All ' + t.rows.length + ' rows'), plainTable(t)) : t.rows.length ? plainTable(t) : null;
  return el('div', { class: 'card' }, level ? el(level, null, t.title) : null, table, t.note ? el('p', { class: 'small soft after' }, t.note) : null);
}

function findings(part, title) {
  const shown = part.filter(f => f.figures.length || f.tables.length);
  const silent = part.filter(f => f.reason);
  if (!shown.length && !silent.length) return null;
  return el('div', { class: 'findings' },
    shown.length ? el('h3', { class: 'over' }, 'Over all settings and seeds of ' + title) : null,
    el('div', { class: 'grid' }, shown.map(f => [f.figures.map(drawn), f.tables.map(t => tableCard(t, 'h4'))])),
    silent.length ? el('details', { class: 'small' }, el('summary', null, 'Not shown: ' + silent.map(f => f.section.toLowerCase()).join(', ')),
      el('dl', { class: 'facts' }, silent.flatMap(f => [el('dt', null, f.section), el('dd', null, f.reason)]))) : null);
}

function overview() {
  const t = analysis.overview;
  if (!t.rows.length) return null;
  return el('section', { 'aria-label': 'Overview', id: 'overview' }, el('h2', null, 'Overview'),
    report.notes.length ? el('ul', { class: 'card notes' }, report.notes.map(n => el('li', null, n))) : null,
    el('div', { class: 'card' }, plainTable({ ...t, rows: t.rows.map((row, i) => [{ ...row[0], text: el('a', { href: '#part-' + i }, row[0].text) }, ...row.slice(1)]) })));
}

function lostRuns() {
  const causes = analysis.failures;
  const total = causes.reduce((n, c) => n + c.count, 0);
  const all = report.parts.flatMap(p => p.settings.flatMap(s => s.curves.flatMap(c => c.runs))).length;
  if (!causes.length) return el('section', { 'aria-label': 'Failures', id: 'failures' }, el('h2', null, 'Failures'), el('p', null, 'None: all ' + all + ' runs ended well.'));
  return el('section', { 'aria-label': 'Failures', id: 'failures' }, el('h2', null, 'Failures'),
    el('p', { class: 'soft' }, total + ' of ' + all + ' runs did not end well, for ' + causes.length + (causes.length === 1 ? ' reason.' : ' reasons.')),
    causes.map(c => el('article', { class: 'card' }, chip(c.state, c.count), c.code ? el('span', { class: 'small soft' }, ' ' + c.code) : null,
      el('h3', { class: 'reason' }, c.reason || 'no reason was kept'),
      el('details', null, el('summary', null, c.count > c.runs.length ? 'The first ' + c.runs.length + ' runs and their commands' : 'Runs and their commands'),
        c.runs.map(r => [el('span', { class: 'small soft' }, [r.part, r.setting, r.method, 'seed ' + r.seed, 'run ' + r.run].filter(Boolean).join(' \u00b7 ')), command(r.command, 'run ' + r.run)])))));
}
