// The picture of a worker's story: a lane for each part, time to the right, a line from each cause to what followed.
const NAMES = ['HR', 'Issuer', 'Gateway', 'Revocation', 'Directory', 'Audit'];
const DIRECTORY = /^dev\.firstkey\.(account|authenticator|directory)\./;
const LANES = {joiner: 0, issuance: 1, enrollment: 2, 'enrollment-complete': 2, revocation: 3, expiry: 3, audit: 5};
const SHAPES = {ok: () => d3.symbolCircle, refused: () => d3.symbolCross, ended: () => d3.symbolSquare};
const HEIGHT = 62;
const TOP = 34;
const LEFT = 104;

export const spoken = type => type.replace(/^dev\.firstkey\./, '').replace(/\.v\d+$/, '');

const lane = entry => {
  const topic = Object.keys(LANES).filter(name => entry.topic.endsWith(name)).sort((a, b) => b.length - a.length)[0];
  return topic === 'joiner' && DIRECTORY.test(entry.type) ? 4 : LANES[topic] ?? 5;
};

export const length = millis => {
  const units = [[86400000, 'd'], [3600000, 'h'], [60000, 'min'], [1000, 's']];
  const at = units.findIndex(([unit]) => millis >= unit);
  if (at < 0) return `${Math.round(millis)} ms`;
  const [[unit, name], next] = [units[at], units[at + 1]];
  const rest = next ? Math.floor(millis % unit / next[0]) : 0;
  return `${Math.floor(millis / unit)} ${name}` + (rest ? ` ${rest} ${next[1]}` : '');
};

// A gap of a second and one of a month both fit: its width grows with its logarithm.
const gap = millis => 30 + 22 * Math.log10(1 + millis / 1000);

// As wide as the place, or wider where the events need it.
const placed = (entries, room) => {
  const since = entries.map(({time}, at) => at ? Math.max(Date.parse(time) - Date.parse(entries[at - 1].time), 0) : 0);
  const needed = d3.cumsum(since, (millis, at) => at ? gap(millis) : 0);
  const x = d3.scaleLinear([0, Math.max(d3.max(needed), 1)], [LEFT + 36, Math.max(LEFT + 36 + d3.max(needed), room - 44)]);
  return entries.map((entry, at) =>
    ({entry, x: x(needed[at]), y: TOP + lane(entry) * HEIGHT + HEIGHT / 2 - 3, before: since[at]}));
};

const background = (svg, width) => {
  const rows = svg.selectAll('.row').data(NAMES).join('g').attr('class', 'row')
    .attr('transform', (_, at) => `translate(0,${TOP + at * HEIGHT})`);
  rows.append('rect').attr('class', 'lane').attr('width', width).attr('height', HEIGHT - 6).attr('rx', 8);
  rows.append('text').attr('class', 'lane-name').attr('x', 14).attr('y', HEIGHT / 2 + 1).text(name => name);
};

const clocks = (svg, points) => {
  const told = points.filter(({before}, at) => !at || before >= 60000);
  const clock = d3.utcFormat('%H:%M:%S');
  const day = d3.utcFormat('%-d %b %Y');
  svg.selectAll('.clock').data(told).join('text').attr('class', 'clock').attr('x', point => point.x).attr('y', 24)
    .attr('text-anchor', 'middle').text(({entry}) => clock(new Date(entry.time)));
  svg.selectAll('.day').data(told.filter(({before}, at) => !at || before >= 43200000)).join('text')
    .attr('class', 'clock day').attr('x', point => point.x).attr('y', 10).attr('text-anchor', 'middle')
    .text(({entry}) => day(new Date(entry.time)));
  svg.selectAll('.gap').data(points.filter(({before}, at) => at && before >= 60000)).join('text').attr('class', 'gap')
    .attr('x', point => (point.x + points[points.indexOf(point) - 1].x) / 2).attr('y', TOP + NAMES.length * HEIGHT + 10)
    .attr('text-anchor', 'middle').text(({before}) => length(before));
};

const links = (svg, points) => {
  const byId = new Map(points.map(point => [point.entry.eventId, point]));
  const found = points.filter(({entry}) => byId.has(entry.causationId))
    .map(point => ({source: byId.get(point.entry.causationId), target: point}));
  const path = d3.linkHorizontal().x(point => point.x).y(point => point.y);
  return svg.selectAll('.link').data(found).join('path').attr('class', 'link').attr('d', path);
};

const label = ({entry}) => `${spoken(entry.type)}, ${entry.outcome}${entry.reason ? ', ' + entry.reason : ''}, `
  + `${entry.time}, by ${entry.actor}`;

// Draws the entries, oldest first; `choose` hears which one somebody wants to see.
export const draw = (place, entries, choose) => {
  place.replaceChildren();
  if (!entries.length) return;
  const points = placed(entries, place.clientWidth);
  const width = points.at(-1).x + 40;
  const height = TOP + NAMES.length * HEIGHT + 18;
  const svg = d3.select(place).append('svg').attr('width', width).attr('height', height)
    .attr('role', 'group').attr('aria-label', `${entries.length} events in time`);
  background(svg, width);
  clocks(svg, points);
  const lines = links(svg, points);
  const events = svg.selectAll('.event').data(points).join('g').attr('class', ({entry}) => 'event ' + entry.outcome)
    .attr('transform', ({x, y}) => `translate(${x},${y})`).attr('tabindex', (_, at) => at ? -1 : 0)
    .attr('role', 'button').attr('aria-label', label);
  events.append('path').attr('d', ({entry}) => d3.symbol(SHAPES[entry.outcome]?.() ?? d3.symbolCircle, 170)());
  events.append('title').text(label);
  const pick = (element, point) => {
    events.classed('chosen', other => other === point).attr('tabindex', other => other === point ? 0 : -1);
    lines.classed('near', link => link.source === point || link.target === point);
    choose(point.entry);
    element.focus({preventScroll: false});
  };
  const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1};
  events.on('click', function(_, point) { pick(this, point); });
  events.on('keydown', function(pressed, point) {
    const to = points.indexOf(point) + (step[pressed.key] ?? 0);
    const next = pressed.key === 'Home' ? 0 : pressed.key === 'End' ? points.length - 1 : to;
    if (!(pressed.key in step) && !['Enter', ' ', 'Home', 'End'].includes(pressed.key)) return;
    pressed.preventDefault();
    if (points[next]) pick(events.nodes()[next], points[next]);
  });
};
