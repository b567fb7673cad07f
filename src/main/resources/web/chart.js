// Draws each table of a metric's course as a chart to look into. The table stays; every word in the chart is a word of the table.
"use strict";

const HEIGHT = 300;
const FEWEST = 3;

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue("--" + name).trim();
  return { ink: of("ink"), muted: of("muted"), rule: of("rule"), band: of("band"), dot: of("dot"), paper: of("paper") };
}

function rows(table) {
  return [...table.tBodies[0].rows].map(row => ({
    time: row.cells[0].textContent,
    run: row.cells[1].textContent,
    url: row.cells[1].querySelector("a").href,
    words: row.cells[2].textContent,
    part: row.cells[3].textContent,
    value: Number(row.dataset.value),
    kind: row.dataset.kind,
    event: row.dataset.event
  }));
}

function chart(box) {
  const points = rows(box.closest("section").querySelector("table.points"));
  const tone = box.closest("section").querySelector(".verdict");
  const low = box.dataset.low === "" ? null : Number(box.dataset.low);
  const high = box.dataset.high === "" ? null : Number(box.dataset.high);
  const last = points.length - 1;
  const all = { min: -0.5, max: last + 0.5 };
  let paint = colours();
  let shown = { ...all };
  let at = null;

  box.textContent = "";
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", "What part of the chart is shown");
  const picture = document.createElement("div");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", "Chart of " + box.dataset.label + " over " + points.length + " runs; the table below says the same");
  const reading = document.createElement("p");
  reading.className = "reading";
  box.append(tools, picture, reading);

  function read(index) {
    at = index;
    reading.textContent = "";
    if (index === null) {
      reading.append("Drag over a part to look closer; a double click shows all.");
      reading.classList.add("muted");
      return;
    }
    const p = points[index];
    const link = document.createElement("a");
    link.href = p.url;
    link.textContent = p.run;
    reading.classList.remove("muted");
    reading.append(p.time + " · ", link, " · " + p.words + " · " + p.part);
  }

  function range() {
    const inside = points.filter((p, i) => i >= shown.min && i <= shown.max).map(p => p.value);
    const ends = low === null ? inside : [...inside, low, high];
    return uPlot.rangeNum(Math.min(...ends), Math.max(...ends), 0.1, true);
  }

  function behind(u) {
    const c = u.ctx;
    const { left, top, width, height } = u.bbox;
    c.save();
    c.beginPath();
    c.rect(left, top, width, height);
    c.clip();
    if (low !== null) {
      const upper = u.valToPos(high, "y", true);
      c.fillStyle = paint.band;
      c.fillRect(left, upper, width, Math.max(2, u.valToPos(low, "y", true) - upper));
    }
    c.restore();
  }

  function dot(u, index) {
    const c = u.ctx;
    const p = points[index];
    const x = u.valToPos(index, "x", true);
    const y = u.valToPos(p.value, "y", true);
    const r = 4 * devicePixelRatio;
    c.beginPath();
    if (p.kind === "now") {
      c.moveTo(x, y - 1.7 * r);
      c.lineTo(x + 1.7 * r, y);
      c.lineTo(x, y + 1.7 * r);
      c.lineTo(x - 1.7 * r, y);
      c.closePath();
      c.fillStyle = getComputedStyle(tone).getPropertyValue("--tone").trim() || paint.ink;
      c.fill();
      return;
    }
    c.arc(x, y, r, 0, 2 * Math.PI);
    c.fillStyle = p.kind === "baseline" ? paint.dot : paint.paper;
    c.strokeStyle = paint.dot;
    c.lineWidth = 1.5 * devicePixelRatio;
    c.fill();
    c.stroke();
  }

  function event(u, index) {
    const c = u.ctx;
    const x = u.valToPos(index - 0.5, "x", true);
    const { top, height } = u.bbox;
    const right = x > u.bbox.left + u.bbox.width / 2;
    c.strokeStyle = paint.ink;
    c.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
    c.lineWidth = devicePixelRatio;
    c.beginPath();
    c.moveTo(x, top);
    c.lineTo(x, top + height);
    c.stroke();
    c.setLineDash([]);
    c.font = 12 * devicePixelRatio + "px system-ui, sans-serif";
    c.textAlign = right ? "right" : "left";
    c.textBaseline = "top";
    c.lineWidth = 4 * devicePixelRatio;
    c.strokeStyle = paint.paper;
    const place = x + (right ? -6 : 6) * devicePixelRatio;
    c.strokeText(points[index].event, place, top + 4 * devicePixelRatio);
    c.fillStyle = paint.ink;
    c.fillText(points[index].event, place, top + 4 * devicePixelRatio);
  }

  function before(u) {
    const c = u.ctx;
    c.save();
    c.beginPath();
    c.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    c.clip();
    points.forEach((p, i) => p.event && event(u, i));
    points.forEach((p, i) => i >= shown.min && i <= shown.max && dot(u, i));
    c.restore();
  }

  const axis = more => ({ stroke: () => paint.muted, grid: { stroke: () => paint.rule, width: 1 }, ticks: { stroke: () => paint.rule }, font: "12px system-ui, sans-serif", ...more });
  const date = text => text.slice(0, 10);
  const plot = new uPlot({
    width: box.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { show: false } },
    scales: { x: { time: false, range: () => [shown.min, shown.max] }, y: { range } },
    series: [{}, { stroke: () => paint.dot, width: 1, points: { show: false } }],
    axes: [
      axis({ space: 90, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500], values: (u, splits) => splits.map(i => (points[i] ? date(points[i].time) : "")) }),
      axis({ size: 72, values: (u, splits) => splits.map(v => v + (box.dataset.unit && "\u202f" + box.dataset.unit)) })
    ],
    hooks: {
      drawClear: [behind],
      draw: [before],
      setCursor: [u => u.cursor.idx !== null && u.cursor.idx !== undefined && u.cursor.idx !== at && read(u.cursor.idx)],
      setSelect: [u => u.select.width > 5 && show(u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x"))]
    }
  }, [points.map((p, i) => i), points.map(p => p.value)], picture);

  function show(min, max) {
    const width = Math.min(Math.max(max - min, Math.min(FEWEST, points.length)), all.max - all.min);
    const from = Math.min(Math.max((min + max - width) / 2, all.min), all.max - width);
    shown = { min: from, max: from + width };
    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    plot.setData(plot.data);
    closer.disabled = width <= Math.min(FEWEST, points.length);
    wider.disabled = whole.disabled = shown.min === all.min && shown.max === all.max;
    earlier.disabled = shown.min === all.min;
    later.disabled = shown.max === all.max;
  }

  function tool(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = words;
    button.addEventListener("click", act);
    tools.append(button);
    return button;
  }

  const middle = () => (shown.min + shown.max) / 2;
  const half = () => (shown.max - shown.min) / 2;
  const closer = tool("Closer", () => show(shown.max - half(), shown.max));
  const wider = tool("Wider", () => show(middle() - 2 * half(), middle() + 2 * half()));
  const earlier = tool("← Earlier", () => show(shown.min - half(), shown.max - half()));
  const later = tool("Later →", () => show(shown.min + half(), shown.max + half()));
  const whole = tool("All", () => show(all.min, all.max));
  plot.over.addEventListener("dblclick", () => show(all.min, all.max));
  plot.over.addEventListener("click", () => at !== null && plot.cursor.left >= 0 && read(at));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    paint = colours();
    plot.redraw(false, true);
  });
  new ResizeObserver(() => plot.setSize({ width: box.clientWidth, height: HEIGHT })).observe(box);
  read(null);
  show(all.min, all.max);
}

document.querySelectorAll(".chart").forEach(chart);
