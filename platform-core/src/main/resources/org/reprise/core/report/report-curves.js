/* Median and range over the seeds, on the axes that were chosen. */
function points(run, x, y, logX, logY) {
  const t = run.trace;
  const xs = x === '#iterations' ? t.iterations : x === '#seconds' ? t.seconds : t.counters[x];
  const ys = t.metrics[y] || t.counters[y];
  const out = [];
  for (let i = 0; xs && ys && i < xs.length; i++) {
    // A logarithm has no place for zero and below; the starting point is iteration 0.
    if (!isNumber(xs[i]) || !isNumber(ys[i]) || (logX && xs[i] <= 0) || (logY && ys[i] <= 0)) continue;
    if (!out.length || xs[i] > out[out.length - 1][0]) out.push([xs[i], ys[i]]);
    else if (xs[i] === out[out.length - 1][0]) out[out.length - 1] = [xs[i], ys[i]];
  }
  return out;
}

function between(line, x, logY) {
  if (!line.length || x < line[0][0]) return null;
  // A run that has ended keeps its last value, or the median would jump where a good run ends.
  if (x >= line[line.length - 1][0]) return line[line.length - 1][1];
  let low = 0;
  let high = line.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (line[middle][0] <= x) low = middle;
    else high = middle;
  }
  const [x0, y0] = line[low];
  const [x1, y1] = line[high];
  if (x1 === x0) return y1;
  const part = (x - x0) / (x1 - x0);
  return logY ? Math.exp(Math.log(y0) * (1 - part) + Math.log(y1) * part) : y0 * (1 - part) + y1 * part;
}

function summary(curve, x, y, logX, logY) {
  const lines = curve.runs.map(run => points(run, x, y, logX, logY)).filter(line => line.length);
  if (lines.length < 2) return { seeds: lines.length, line: lines[0] || [], band: [] };
  let grid = [...new Set(lines.flatMap(line => line.map(p => p[0])))].sort((a, b) => a - b);
  if (grid.length > 900) {
    const step = grid.length / 800;
    const last = grid[grid.length - 1];
    // The front is kept whole, as a logarithmic axis stretches it.
    grid = grid.filter((_, i) => i < 100 || Math.floor(i / step) !== Math.floor((i - 1) / step));
    if (grid[grid.length - 1] !== last) grid.push(last);
  }
  const out = { seeds: lines.length, line: [], band: [] };
  for (const at of grid) {
    const values = sorted(lines.map(line => between(line, at, logY)));
    if (values.length * 2 < lines.length || !values.length) continue;
    out.line.push([at, median(values)]);
    out.band.push([at, values[0], values[values.length - 1]]);
  }
  return out;
}

function final(run, metric) {
  const values = run.trace.metrics[metric] || [];
  for (let i = values.length - 1; i >= 0; i--) if (isNumber(values[i])) return values[i];
  return null;
}
