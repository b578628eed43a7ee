/* The chart of a setting. Colours are those of Okabe and Ito, dashes tell the lines apart without them. */
const DARK = window.matchMedia('(prefers-color-scheme: dark)');
const LIGHT_COLOURS = ['#0072b2', '#d55e00', '#00805d', '#b0508a', '#9a6a00', '#3f4a57', '#2b8fc7', '#7a4fbf'];
const DARK_COLOURS = ['#56b4e9', '#f28c3c', '#2fcf9f', '#e497c0', '#f0d04a', '#c9d3de', '#8fb8ff', '#c3a1ff'];
const DASHES = ['solid', [9, 4], [2, 4], [12, 4, 2, 4], [5, 3], [16, 5], [2, 2], [10, 3, 2, 3, 2, 3]];
const colour = i => (DARK.matches ? DARK_COLOURS : LIGHT_COLOURS)[i % LIGHT_COLOURS.length];
const dash = i => DASHES[(i + Math.floor(i / 8)) % DASHES.length];
const charts = [];

function swatch(i) {
  const line = svg('line', { x1: 0, y1: 6, x2: 30, y2: 6, 'stroke-width': 3, stroke: colour(i) });
  if (dash(i) !== 'solid') line.setAttribute('stroke-dasharray', dash(i).join(' '));
  return svg('svg', { class: 'swatch', viewBox: '0 0 30 12', 'aria-hidden': 'true' }, line);
}

/* The library's logarithmic axis rounds ticks below 1e-10 to zero, so that it is given logarithms on a plain axis. */
const onto = log => (log ? Math.log10 : v => v);
const back = log => (log ? v => Number((10 ** v).toPrecision(12)) : v => v);

function axis(name, log, isX, isTime, least, most) {
  const ink = DARK.matches ? '#a3b0c0' : '#556273';
  const faint = DARK.matches ? '#2a3542' : '#e4e8ee';
  const out = {
    type: 'value', name, nameLocation: 'middle', nameGap: isX ? 32 : 58, scale: !isX, min: isX ? 'dataMin' : undefined,
    nameTextStyle: { color: ink, fontSize: 13 }, axisLine: { show: isX, onZero: false, lineStyle: { color: ink } },
    axisTick: { show: isX }, splitLine: { lineStyle: { color: faint } },
    axisLabel: { color: ink, hideOverlap: true, formatter: v => (log && !isX && Number.isInteger(v) ? decade(v) : (isTime ? seconds : w => number(w, 3))(back(log)(v))) },
  };
  if (isX) out.max = 'dataMax';
  if (log) {
    out.min = Math.floor(Math.log10(least) + 1e-9);
    if (!isX) out.max = Math.max(out.min + 1, Math.ceil(Math.log10(most) - 1e-9));
    out.interval = Math.max(1, Math.ceil((Math.log10(most) - out.min) / 7));
  }
  return out;
}

const decade = n => (n === 0 ? '1' : n === 1 ? '10' : power(n));

function bandSeries(name, i, band) {
  const all = f => band.map(p => p[f > 0 ? 2 : 1]).reduce((a, b) => (f > 0 ? Math.max(a, b) : Math.min(a, b)));
  return {
    // One item for the whole band: the library cannot take back items that drew nothing.
    type: 'custom', name, data: [[band[0][0], all(-1), all(1)]], silent: true, clip: true, z: 1, tooltip: { show: false }, encode: { x: 0, y: [1, 2] },
    renderItem(params, api) {
      const up = band.map(p => api.coord([p[0], p[2]]));
      const down = band.map(p => api.coord([p[0], p[1]])).reverse();
      return { type: 'polygon', shape: { points: up.concat(down) }, style: { fill: colour(i), opacity: DARK.matches ? 0.22 : 0.16 } };
    },
  };
}

function lineSeries(name, i, line, wide) {
  return {
    type: 'line', name, data: line, z: 3, showSymbol: line.length < 2, symbolSize: 8, color: colour(i), animation: false,
    lineStyle: { width: 2.4, type: dash(i), color: colour(i) }, itemStyle: { color: colour(i) }, emphasis: { focus: 'none' },
    endLabel: { show: wide, formatter: () => name, color: colour(i), fontSize: 12, fontWeight: 600, distance: 8, width: 168, overflow: 'truncate' },
  };
}

/* Moves the labels at the ends of lines apart, within the height of the plot. */
function spread(picture, ends, height) {
  const gap = 15;
  const labels = ends.map(e => ({ id: e.id, y: picture.convertToPixel({ gridIndex: 0 }, e.end)[1] })).sort((a, b) => a.y - b.y);
  labels.forEach((l, k) => { l.to = k ? Math.max(l.y, labels[k - 1].to + gap) : l.y; });
  for (let k = labels.length - 1, most = height - 44; k >= 0; k--, most -= gap) {
    labels[k].to = Math.min(labels[k].to, most);
    most = Math.min(most, labels[k].to);
  }
  picture.setOption({ series: labels.map(l => ({ id: l.id, type: 'line', endLabel: { offset: [0, l.to - l.y] } })) });
}

function tip(items, xName, isTime, unit, state) {
  const box = el('div', { class: 'tip' });
  const at = back(state.logX)(items[0].value[0]);
  box.append(el('div', null, xName + ': ' + (isTime ? seconds(at) : number(at))));
  for (const item of items) {
    const i = Number(item.seriesId.slice(1));
    box.append(el('div', null, el('span', null, swatch(i), ' ' + item.seriesName), el('strong', null, withUnit(back(state.logY)(item.value[1]), unit))));
  }
  return box;
}

/* With very many curves the best alone are drawn at first: the others would hide them, and take long. */
function hiddenAtFirst(setting) {
  if (setting.curves.length <= 24 || !setting.metrics.length) return new Set();
  const lead = setting.metrics[0];
  const aimed = isNumber(setting.target) && setting.curves.some(c => c.runs.some(r => isNumber(r.secondsToTarget)));
  const loss = curve => {
    const middle = aimed ? medianTime(curve.runs.map(r => r.secondsToTarget)) : median(curve.runs.map(r => final(r, lead.name)));
    return middle === null ? Infinity : lead.direction === 'MAXIMISE' && !aimed ? -middle : middle;
  };
  return new Set(setting.curves.map((c, i) => [i, loss(c)]).sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(12).map(p => p[0]));
}

function chart(setting) {
  const axes = [['#iterations', 'Iterations'], ['#seconds', 'Time of the algorithm'], ...setting.counters.map(c => [c, c])];
  const lead = setting.metrics[0];
  const state = { x: '#iterations', y: lead ? lead.name : '', logX: false, logY: Boolean(lead && lead.log), hidden: hiddenAtFirst(setting) };
  const place = el('div', { class: 'chart', role: 'img' });
  const note = el('p', { class: 'small soft' });
  const choose = (text, options, value, action) => {
    const select = el('select', { on: { change: () => action(select.value) } }, options.map(([v, t]) => el('option', { value: v }, t)));
    select.value = value;
    return el('label', null, text, select);
  };
  const toggle = (text, value, action) => {
    const box = el('input', { type: 'checkbox', on: { change: () => action(box.checked) } });
    box.checked = value;
    return [el('label', null, box, text), box];
  };
  const [logX] = toggle('Log x', false, v => { state.logX = v; draw(); });
  const [logY, logYBox] = toggle('Log y', state.logY, v => { state.logY = v; draw(); });
  const controls = el('div', { class: 'controls', role: 'group', 'aria-label': 'Axes of the chart' },
    choose('y', setting.metrics.map(m => [m.name, m.name]), state.y, v => {
      state.y = v;
      state.logY = logYBox.checked = setting.metrics.find(m => m.name === v).log;
      draw();
    }),
    choose('x', axes, state.x, v => { state.x = v; draw(); }), logY, logX);
  const legend = el('div', { class: 'legend', role: 'group', 'aria-label': 'Lines of the chart' });
  let picture = null;

  function drawLegend() {
    legend.replaceChildren(...setting.curves.map((curve, i) => {
      const button = el('button', { type: 'button', 'aria-pressed': String(!state.hidden.has(i)) }, swatch(i), curve.label);
      button.addEventListener('click', () => {
        if (!state.hidden.delete(i)) state.hidden.add(i);
        button.setAttribute('aria-pressed', String(!state.hidden.has(i)));
        draw();
      });
      return button;
    }));
  }

  function draw() {
    if (!picture) picture = echarts.init(place, null, { renderer: 'svg' });
    const metric = setting.metrics.find(m => m.name === state.y) || { name: state.y, description: '', unit: '' };
    const roomy = place.clientWidth > 760;

    const isTime = state.x === '#seconds';
    const xName = axes.find(a => a[0] === state.x)[1];
    const yName = metric.name + (metric.unit ? ' [' + metric.unit + ']' : '');
    const shown = setting.curves.map((curve, i) => [curve, i, summary(curve, state.x, state.y, state.logX, state.logY)])
      .filter(s => !state.hidden.has(s[1]) && s[2].line.length);
    // More labels than these cover the lines and each other; the legend has them all.
    const wide = roomy && shown.length <= 10;
    const starts = shown.map(s => s[2].line[0][0]);
    const least = state.logX && !isTime ? Math.min(1, ...starts) : Math.min(...starts);
    const widest = Math.max(...shown.map(s => s[2].line[s[2].line.length - 1][0]));
    const heights = shown.flatMap(s => [...s[2].line.map(p => p[1]), ...s[2].band.flatMap(p => [p[1], p[2]])]);
    const bottom = heights.reduce((a, b) => Math.min(a, b), Infinity);
    const top = heights.reduce((a, b) => Math.max(a, b), -Infinity);
    const [toX, toY] = [onto(state.logX), onto(state.logY)];
    const placed = s => ({ line: s.line.map(p => [toX(p[0]), toY(p[1])]), band: s.band.map(p => [toX(p[0]), toY(p[1]), toY(p[2])]) });
    const ink = DARK.matches ? '#e7edf4' : '#17202b';
    // Without this, labels at the ends of lines keep the places of the picture before.
    picture.clear();
    picture.setOption({
      animation: false, aria: { enabled: false }, grid: { left: 76, right: wide ? 190 : 22, top: 18, bottom: 50 },
      tooltip: {
        trigger: 'axis', confine: true, backgroundColor: DARK.matches ? '#202b38' : '#fff', borderColor: DARK.matches ? '#445264' : '#cbd3dd',
        textStyle: { color: ink }, axisPointer: { type: 'line' }, formatter: items => {
          const lines = (Array.isArray(items) ? items : [items]).filter(p => p.seriesType === 'line');
          return lines.length ? tip(lines, xName, isTime, metric.unit, state) : '';
        },
      },
      xAxis: axis(xName, state.logX, true, isTime, shown.length ? least : 1, shown.length ? widest : 10),
      yAxis: axis(yName, state.logY, false, false, heights.length ? bottom : 1, heights.length ? top : 10),
      series: shown.map(([curve, i, s]) => [curve, i, placed(s)]).flatMap(([curve, i, s]) => [
        { ...lineSeries(curve.label, i, s.line, wide), id: 'l' + i },
        ...(s.band.length ? [{ ...bandSeries(curve.label, i, s.band), id: 'b' + i }] : []),
      ]),
    }, { notMerge: true });
    if (wide) spread(picture, shown.map(([, i, s]) => ({ id: 'l' + i, end: placed(s).line[s.line.length - 1] })), place.clientHeight);
    const seeds = Math.max(0, ...shown.map(s => s[2].seeds));
    place.setAttribute('aria-label', 'Chart of ' + yName + ' against ' + xName + ' for ' + shown.map(s => s[0].label).join(', ') + '; the table below gives the final values');
    note.textContent = (metric.description ? metric.name + ': ' + metric.description + '. ' : '')
      + (shown.length ? '' : 'No point can be drawn on these axes. ')
      + (seeds > 1 ? 'Lines are medians over up to ' + seeds + ' seeds, bands go from the smallest to the largest; a run that has ended keeps its last value.' : '')
      + (state.logY || state.logX ? ' Values of zero and below have no place on a logarithmic axis and are left out.' : '');
  }

  const all = () => { drawLegend(); draw(); };
  charts.push({ all, size: () => { if (picture && place.isConnected) { picture.resize(); draw(); } }, place });
  drawLegend();
  const key = setting.curves.length <= 24 ? legend
    : el('details', null, el('summary', null, 'Choose among all ' + setting.curves.length + ' lines; at first the 12 best are drawn'), legend);
  return { node: el('div', null, controls, place, key, note), draw: all };
}

const live = action => charts.filter(c => c.place.isConnected).forEach(action);
let waiting = 0;
window.addEventListener('resize', () => { clearTimeout(waiting); waiting = setTimeout(() => live(c => c.size()), 80); });
DARK.addEventListener('change', () => live(c => c.all()));
window.addEventListener('beforeprint', () => live(c => c.size()));
