'use strict';
/* Text and elements. Strings of the report enter the page as text nodes alone. */
const SUPERSCRIPT = { '-': '\u207b', 0: '\u2070', 1: '\u00b9', 2: '\u00b2', 3: '\u00b3', 4: '\u2074', 5: '\u2075', 6: '\u2076', 7: '\u2077', 8: '\u2078', 9: '\u2079' };
const MARKS = { HOLDS: '\u2713', FAILS: '\u2717', INCONCLUSIVE: '?', NOT_RUN: '\u2013', DONE: '\u2713', FAILED: '\u2717', TIMEOUT: '!', CANCELLED: '\u2013' };
const WORDS = { HOLDS: 'Holds', FAILS: 'Fails', INCONCLUSIVE: 'Inconclusive', NOT_RUN: 'Not run', DONE: 'Done', FAILED: 'Failed', TIMEOUT: 'Time ran out', CANCELLED: 'Cancelled' };

const isNumber = v => typeof v === 'number' && Number.isFinite(v);

function el(name, attributes, ...children) {
  const node = document.createElement(name);
  fill(node, attributes, children);
  return node;
}

function svg(name, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  fill(node, attributes, children);
  return node;
}

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === 'on') for (const [event, action] of Object.entries(value)) node.addEventListener(event, action);
    else if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== ''));
}

function power(exponent) {
  return '10' + String(exponent).replace(/./g, c => SUPERSCRIPT[c]);
}

function number(v, digits = 4) {
  if (!isNumber(v)) return '\u2014';
  if (v === 0) return '0';
  const size = Math.abs(v);
  if (size < 1e-3 || size >= 1e6) {
    const [mantissa, exponent] = v.toExponential(Math.max(0, digits - 2)).split('e');
    const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
    return (short === '1' ? '' : short.replace('-', '\u2212') + '\u00d7') + power(Number(exponent));
  }
  if (Number.isInteger(v)) return v.toLocaleString('en').replace(/,/g, '\u2009').replace('-', '\u2212');
  return String(Number(v.toPrecision(digits))).replace('-', '\u2212');
}

function seconds(v) {
  if (!isNumber(v)) return '\u2014';
  if (v === 0) return '0 s';
  if (v < 1e-3) return number(v * 1e6, 3) + ' \u00b5s';
  if (v < 1) return number(v * 1e3, 3) + ' ms';
  if (v < 600) return number(v, 3) + ' s';
  return v < 7200 ? number(v / 60, 3) + ' min' : number(v / 3600, 3) + ' h';
}

function withUnit(v, unit) {
  return number(v) + (unit && isNumber(v) ? '\u00a0' + unit : '');
}

function pairs(map) {
  const text = Object.entries(map || {}).map(([k, v]) => k + '=' + (v === null ? 'NaN' : isNumber(v) ? number(v) : v));
  return text.join(', ');
}

function sorted(values) {
  return values.filter(isNumber).sort((a, b) => a - b);
}

function median(values) {
  const s = sorted(values);
  if (!s.length) return null;
  const m = s.length >> 1;
  return s.length % 2 ? s[m] : (s[m - 1] + s[m]) / 2;
}

function chip(kind, count) {
  const text = count === undefined ? WORDS[kind] : count + ' ' + WORDS[kind].toLowerCase();
  return el('span', { class: 'chip ' + kind }, el('span', { 'aria-hidden': 'true' }, MARKS[kind]), text);
}

function command(line, what) {
  if (!line) return null;
  const button = el('button', { type: 'button', 'aria-label': 'Copy the command' + (what ? ' for ' + what : '') }, 'Copy');
  button.addEventListener('click', () => copy(line).then(done => {
    button.textContent = done ? 'Copied' : 'Select it';
    document.getElementById('said').textContent = done ? 'Copied' : 'Copying is not allowed here';
    setTimeout(() => { button.textContent = 'Copy'; }, 1600);
  }));
  return el('div', { class: 'command' }, el('code', null, line), button);
}

function copy(text) {
  const old = () => {
    const area = el('textarea', { class: 'unseen', 'aria-hidden': 'true' });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  };
  return navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, old) : Promise.resolve(old());
}
