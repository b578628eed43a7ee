/* The page, section by section. */
const report = JSON.parse(document.getElementById('report-data').textContent);

function head() {
  const paper = report.paper;
  const linked = !paper ? null : /^https?:\/\//i.test(paper.link || '') ? el('a', { href: paper.link, rel: 'noopener noreferrer' }, paper.title) : paper.title;
  const counts = ['HOLDS', 'FAILS', 'INCONCLUSIVE', 'NOT_RUN'].map(v => [v, report.claims.filter(c => c.verdict === v).length]).filter(c => c[1]);
  const chips = counts.map(([v, n]) => {
    const node = chip(v, n);
    node.classList.add('big');
    return el('li', null, node);
  });
  document.getElementById('head').append(...[
    el('p', { class: 'kicker' }, report.kind),
    el('h1', null, report.title),
    paper ? el('p', null, paper.authors.join(', '), paper.authors.length ? '. ' : '', linked, '. ', [paper.venue, paper.year || ''].filter(String).join(' '), '.') : null,
    el('p', { class: 'small soft' }, report.generatedAt + ' \u00b7 Reprise ' + report.platformVersion),
    chips.length ? el('ul', { class: 'chips', 'aria-label': 'Verdicts on ' + report.claims.length + ' claims' }, chips) : null].filter(Boolean));
}

function strip(claim) {
  if (!isNumber(claim.ourValue) || !isNumber(claim.threshold)) return null;
  const low = isNumber(claim.low) ? claim.low : claim.ourValue;
  const high = isNumber(claim.high) ? claim.high : claim.ourValue;
  const ends = [low, high, claim.ourValue, claim.threshold];
  let from = Math.min(...ends);
  let to = Math.max(...ends);
  const room = (to - from || Math.abs(to) || 1) * 0.18;
  from -= room;
  to += room;
  const at = v => 400 * (v - from) / (to - from);
  const least = claim.relation === 'AT_LEAST';
  const bar = at(claim.threshold);
  const tone = { HOLDS: 'var(--good)', FAILS: 'var(--bad)', INCONCLUSIVE: 'var(--open)', NOT_RUN: 'var(--none)' }[claim.verdict];
  const text = 'Ours ' + number(claim.ourValue) + ', interval ' + number(low) + ' to ' + number(high) + ', threshold ' + number(claim.threshold);
  return svg('svg', { class: 'strip', viewBox: '0 0 400 46', preserveAspectRatio: 'xMinYMid meet', role: 'img', 'aria-label': text },
    svg('rect', { x: least ? bar : 0, y: 6, width: least ? 400 - bar : bar, height: 20, fill: 'var(--good)', opacity: 0.13 }),
    svg('line', { x1: 0, x2: 400, y1: 16, y2: 16, stroke: 'var(--line)' }),
    svg('line', { x1: bar, x2: bar, y1: 2, y2: 30, stroke: 'var(--ink)', 'stroke-width': 1.5, 'stroke-dasharray': '3 2' }),
    svg('line', { x1: at(low), x2: at(high), y1: 16, y2: 16, stroke: tone, 'stroke-width': 5, 'stroke-linecap': 'round' }),
    svg('circle', { cx: at(claim.ourValue), cy: 16, r: 6, fill: tone, stroke: 'var(--card)', 'stroke-width': 2 }),
    svg('text', { x: Math.min(350, Math.max(50, bar)), y: 42, 'text-anchor': 'middle' }, (least ? '\u2265 ' : '\u2264 ') + number(claim.threshold) + ' holds'));
}

function claim(c) {
  const interval = isNumber(c.low) && isNumber(c.high) && c.low !== c.high ? number(c.low) + ' to ' + withUnit(c.high, c.unit) : '';
  const fact = (name, value, kind, extra) => el('div', null, el('dt', null, name), el('dd', { class: kind }, value), extra ? el('dd', { class: 'small soft' }, extra) : null);
  const rule = c.statistic.toLowerCase() + (c.relation === 'AT_LEAST' ? ' \u2265 ' : ' \u2264 ') + withUnit(c.threshold, c.unit);
  return el('article', { class: 'card claim', 'aria-label': 'Claim ' + c.id },
    el('div', null, chip(c.verdict), el('h3', null, c.statement),
      el('p', { class: 'small soft' }, c.id + ' \u00b7 holds if ' + rule),
      c.reason ? el('p', { class: 'small' }, c.reason) : null),
    el('div', null,
      el('dl', { class: 'figures' },
        fact('Ours (' + c.statistic.toLowerCase() + ')', withUnit(c.ourValue, c.unit), 'value', interval),
        fact('Paper', c.paperValue || 'no number given', 'words', c.source)),
      strip(c)),
    c.command ? el('details', null, el('summary', null, 'Repeat this check'), command(c.command, 'claim ' + c.id)) : null);
}

/* By reason: a claim that was not checked has nothing to show but its statement. */
function notRun() {
  const reasons = new Map();
  report.claims.filter(c => c.verdict === 'NOT_RUN').forEach(c => reasons.set(c.reason, [...(reasons.get(c.reason) || []), c]));
  if (!reasons.size) return null;
  return el('div', { class: 'card' }, [...reasons].map(([reason, claims]) => el('div', { class: 'unchecked' }, chip('NOT_RUN', claims.length), ' ', reason,
    el('details', null, el('summary', null, 'What they state'), el('ul', null, claims.map(c => el('li', null, c.statement, el('span', { class: 'small soft' }, ' (' + [c.id, c.source].filter(Boolean).join(', ') + ')')))),
      claims[0].command ? command(claims[0].command, 'these claims') : null))));
}

function range(values, format) {
  const s = sorted(values);
  return s.length > 1 && s[0] !== s[s.length - 1] ? el('span', { class: 'range' }, format(s[0]) + ' \u2026 ' + format(s[s.length - 1])) : null;
}

/* A run that never gets there took longer than all that did: leaving it out would flatter the algorithm. */
function medianTime(times) {
  const s = sorted(times);
  const upper = times.length >> 1;
  if (upper >= s.length) return null;
  return times.length % 2 ? s[upper] : (s[upper - 1] + s[upper]) / 2;
}

function table(setting, title) {
  const lead = setting.metrics[0] || { name: '', unit: '' };
  const runs = (curve, f) => curve.runs.map(f);
  const quantity = (name, f, format) => ({ name, number: true, key: c => median(runs(c, f)), cell: c => [format(median(runs(c, f))), range(runs(c, f), format)] });
  const columns = [
    { name: 'Algorithm', key: c => c.title, cell: (c, i) => [swatch(i), ' ' + c.label, el('span', { class: 'range' }, [c.title === c.label ? '' : c.title, c.reference].filter(Boolean).join(' \u00b7 ')),
      Object.keys(c.parameters).length ? el('details', { class: 'pairs' }, el('summary', null, 'Parameters'), pairs(c.parameters)) : null] },
    { name: 'Seeds', number: true, key: c => c.runs.length, cell: c => String(c.runs.length) },
    quantity('Final ' + lead.name, r => final(r, lead.name), v => withUnit(v, lead.unit)),
    quantity('Iterations', r => r.iterations, v => number(v)),
    quantity('Time', r => r.seconds, seconds),
    ...(isNumber(setting.target) ? [{
      ...quantity('Time to ' + number(setting.target), r => r.secondsToTarget, seconds),
      key: c => medianTime(runs(c, r => r.secondsToTarget)),
      cell: c => {
        const times = runs(c, r => r.secondsToTarget);
        const reached = sorted(times).length;
        return [seconds(medianTime(times)), el('span', { class: 'range' }, reached + ' of ' + times.length + ' reached')];
      },
    }] : []),
    { name: 'State', key: c => c.runs.filter(r => r.state !== 'DONE').length, cell: c => states(c) },
  ];
  const body = el('tbody');
  const heads = columns.map(column => {
    const arrow = el('span', { 'aria-hidden': 'true' });
    const th = el('th', { scope: 'col', class: column.number ? 'number' : null, 'aria-sort': 'none' });
    th.append(el('button', { type: 'button', on: { click: () => sort(column, th) } }, column.name, arrow));
    return th;
  });
  const rows = setting.curves.map((curve, i) => ({
    curve,
    node: el('tr', null, columns.map((column, at) => el(at ? 'td' : 'th', { scope: at ? null : 'row', class: column.number ? 'number' : column.kind }, column.cell(curve, i)))),
  }));
  function sort(column, th) {
    const down = th.getAttribute('aria-sort') === 'ascending';
    for (const other of heads) {
      other.setAttribute('aria-sort', 'none');
      other.querySelector('span').textContent = '';
    }
    th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    th.querySelector('span').textContent = down ? ' \u2193' : ' \u2191';
    const order = (a, b) => {
      const [x, y] = [column.key(a.curve), column.key(b.curve)];
      // Rows without a value stay at the end either way.
      if (x === null || y === null) return (x === null) - (y === null);
      return (down ? -1 : 1) * (x < y ? -1 : x > y ? 1 : 0);
    };
    body.replaceChildren(...[...rows].sort(order).map(r => r.node));
  }
  body.append(...rows.map(r => r.node));
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Results, ' + title },
    el('table', null, el('caption', null, 'Medians over the seeds, with the smallest and the largest below. Headings sort.'), el('thead', null, el('tr', null, heads)), body));
}

function states(curve) {
  return ['DONE', 'FAILED', 'TIMEOUT', 'CANCELLED'].map(s => [s, curve.runs.filter(r => r.state === s).length])
    .filter(s => s[1]).map(([s, n]) => chip(s, n));
}

function part(p, at) {
  const body = el('div');
  const show = setting => {
    const drawn = chart(setting);
    body.replaceChildren(...[
      el('div', { class: 'card' }, el('p', { class: 'small soft' }, pairs(setting.configuration)), drawn.node, table(setting, p.title + ', ' + setting.label)),
      el('details', null, el('summary', null, 'Commands that repeat each run of ' + (setting.label || 'this part')),
        setting.curves.map(c => [el('h3', null, c.label), c.runs.map(r => [el('span', { class: 'small soft' }, 'Seed ' + r.seed + ' \u00b7 run ' + r.id), command(r.command, 'run ' + r.id)])])),
    ].filter(Boolean));
    return drawn;
  };
  const choices = p.settings.length > 1 ? picker(p, show) : null;
  const drawn = p.settings.length ? show(p.settings[0]) : null;
  const text = p.description && p.description !== p.experiment ? p.experiment + '. ' + p.description : p.experiment;
  const section = el('section', { 'aria-label': p.title, id: 'part-' + at }, el('h2', null, p.title), el('p', { class: 'soft' }, text), choices, body, findings(analysis.parts[at], p.title));
  return { section, draw: () => drawn && drawn.node.isConnected && drawn.draw() };
}

function picker(p, show) {
  const pick = setting => show(setting).draw();
  if (p.settings.length > 8) {
    const select = el('select', { 'aria-label': 'Setting', on: { change: () => pick(p.settings[select.value]) } }, p.settings.map((s, i) => el('option', { value: i }, s.label)));
    return el('div', { class: 'choices' }, select);
  }
  const buttons = p.settings.map((s, i) => el('button', { type: 'button', 'aria-pressed': String(i === 0), on: { click: () => {
    buttons.forEach((b, at) => b.setAttribute('aria-pressed', String(at === i)));
    pick(s);
  } } }, s.label));
  return el('div', { class: 'choices', role: 'group', 'aria-label': 'Setting' }, buttons);
}

/* Charts of parts out of sight are drawn when they come near, so that long reports open at once. */
const undrawn = new Map();
const near = new IntersectionObserver(seen => seen.filter(s => s.isIntersecting).forEach(s => drawNow(s.target)), { rootMargin: '800px' });

function soon(made) {
  undrawn.set(made.section, made.draw);
  near.observe(made.section);
}

function drawNow(section) {
  const draw = undrawn.get(section);
  near.unobserve(section);
  undrawn.delete(section);
  if (draw) draw();
}

window.addEventListener('beforeprint', () => [...undrawn.keys()].forEach(drawNow));

function page() {
  head();
  const main = document.getElementById('main');
  main.append(...[overview(), ...report.tables.map(t => el('section', { 'aria-label': t.title }, el('h2', null, t.title), tableCard(t, null)))].filter(Boolean));
  if (report.claims.length) main.append(el('section', { 'aria-label': 'Claims' }, el('h2', null, 'Claims of the paper'), report.claims.filter(c => c.verdict !== 'NOT_RUN').map(claim), notRun()));
  report.parts.forEach((p, at) => {
    const made = part(p, at);
    main.append(made.section);
    soon(made);
  });
  main.append(lostRuns());
  main.append(
    el('section', { 'aria-label': 'How to reproduce' }, el('h2', null, 'How to reproduce'), el('div', { class: 'card' },
      el('p', { class: 'small soft' }, 'The whole study and this report:'), command(report.command, 'the whole'),
      report.claims.some(c => c.command) ? el('details', null, el('summary', null, 'One claim at a time'),
        report.claims.map(c => [el('span', { class: 'small soft' }, c.id), command(c.command, 'claim ' + c.id)])) : null)),
    el('section', { 'aria-label': 'Environment' }, el('h2', null, 'Environment'), el('div', { class: 'card' },
      el('dl', { class: 'facts' }, Object.entries(report.environment).flatMap(([k, v]) => [el('dt', null, k), el('dd', null, v)])))));
  document.getElementById('foot').append('Made by Reprise ' + report.platformVersion + '. Charts by Apache ECharts (Apache-2.0), within this file.');
}

page();
