// Streams answers into the page that works without it. What is answered is only ever text: no markup of an answer becomes markup here.
"use strict";

const form = document.getElementById("ask");
const log = document.getElementById("log");
document.getElementById("goes-on").hidden = false;

// What reorders or hides text is made visible, as the service does on its pages.
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, c => (c === "\n" || c === "\t" ? c : "\u27e8U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "\u27e9"));
}

function add(to, name, text, type) {
  const element = document.createElement(name);
  if (text) element.textContent = visible(text);
  if (type) element.className = type;
  to.append(element);
  return element;
}

// **strong**, *em* and `code` within a line.
function spans(to, line) {
  for (const piece of line.split(/(\*\*[^*]+\*\*|`[^`]+`)/)) {
    if (/^\*\*.+\*\*$/.test(piece)) add(to, "strong", plain(piece.slice(2, -2)));
    else if (/^`.+`$/.test(piece)) add(to, "code", piece.slice(1, -1));
    else to.append(visible(plain(piece)));
  }
}

// Markdown escapes what would be markup: "\_" is "_", "&lt;" is "<".
function plain(text) {
  const entities = { lt: "<", gt: ">", amp: "&", quot: '"' };
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/&(lt|gt|amp|quot);/g, (all, name) => entities[name]);
}

// Paragraphs and lists, as the page without a script has them.
function prose(to, text) {
  for (const block of text.split(/\n\s*\n/)) {
    let list = null;
    for (const line of block.split("\n").filter(one => one.trim())) {
      const item = line.match(/^\s*(?:[-*]|\d+\.)\s+(.*)/);
      if (item) {
        list = list || add(to, "ul");
        spans(add(list, "li"), item[1]);
      } else {
        list = null;
        spans(add(to, "p"), line);
      }
    }
  }
}

function table(to, one, number) {
  const box = add(to, "div", "", "scroll");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "Table " + log.querySelectorAll(".scroll").length); // no two alike
  const all = add(box, "table", "", "list");
  add(all, "caption", "Table " + number + " of the answer", "label");
  const head = add(add(all, "thead"), "tr");
  one.head.forEach(name => (add(head, "th", name).scope = "col"));
  const body = add(all, "tbody");
  one.rows.forEach(row => {
    const line = add(body, "tr");
    row.forEach((cell, i) => (add(line, "td", cell).dataset.name = one.head[i]));
  });
  if (one.rows_left_out > 0) add(to, "p", "and " + one.rows_left_out + " more", "small muted");
}

function address(run) {
  return /^[A-Za-z0-9_-][A-Za-z0-9._@:+-]*$/.test(run) ? "/runs/" + run : "/run?id=" + encodeURIComponent(run);
}

function told(turn, answer) {
  answer.tables.forEach((one, i) => table(turn, one, i + 1));
  if (answer.recommendations.length) {
    add(turn, "h3", "What to change");
    const list = add(turn, "ul");
    answer.recommendations.forEach(words => add(list, "li", words));
  }
  const foot = add(turn, "p", "confidence " + answer.confidence.toFixed(2) + ": " + answer.confidence_basis, "small muted");
  if (answer.resolved.run) {
    foot.append(" · ");
    add(foot, "a", "run " + answer.resolved.run).href = address(answer.resolved.run);
  }
  if (answer.sources.length) {
    const fold = add(turn, "details");
    add(add(fold, "summary", "Sources "), "span", String(answer.sources.length), "muted");
    const list = add(fold, "ul", "", "sources");
    answer.sources.forEach(source => add(add(list, "li", source.type + " "), "code", source.query));
  }
}

function problem(turn, words) {
  const line = add(turn, "p", "", "problem");
  line.setAttribute("role", "alert");
  const sign = add(line, "span", "▼", "tag alert");
  sign.setAttribute("aria-hidden", "true");
  line.append(" " + visible(words));
}

async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const name = part.match(/^event:\s?(.*)$/m);
      const data = [...part.matchAll(/^data:\s?(.*)$/gm)].map(line => line[1]).join("\n");
      if (name && data) yield { name: name[1], data: JSON.parse(data) };
    }
  }
}

// Questions go on from those before them, until the page is loaded again. Where the service has forgotten them, they begin anew.
let conversation = null;

async function send(address, body, accept) {
  const response = await fetch(address, { method: "POST", headers: { ...headers(), Accept: accept }, body: JSON.stringify(body) });
  if (!response.ok) throw Object.assign(new Error((await response.json()).detail), { status: response.status });
  return response;
}

async function begin() {
  const begun = await (await send("/api/v1/conversations", {}, "application/json")).json();
  conversation = begun.links.messages;
}

async function sent(body) {
  if (!conversation) await begin();
  try {
    return await send(conversation, body, "text/event-stream");
  } catch (refused) {
    if (refused.status !== 404) throw refused;
    await begin();
    return send(conversation, body, "text/event-stream");
  }
}

async function ask(question, run) {
  const turn = add(log, "article", "", "turn");
  turn.setAttribute("aria-busy", "true");
  add(turn, "h2", question, "asked");
  const steps = add(turn, "ul", "", "steps");
  const answer = add(turn, "div", "", "answer story");
  turn.scrollIntoView({ block: "nearest" });
  let text = "";
  try {
    const body = { query: question, ...(run && { context: { run_id: run } }) };
    const response = await sent(body);
    let ended = false;
    for await (const { name, data } of events(response)) {
      ended = ended || name === "done" || name === "problem";
      if (name === "step") {
        steps.textContent = "";
        add(steps, "li", data.step);
      } else if (name === "token") {
        text += data.text;
        answer.textContent = visible(text);
      } else if (name === "done") {
        answer.textContent = "";
        prose(answer, data.response);
        if (data.taken_to_mean !== question.replace(/\s+/g, " ")) add(answer, "p", "taken to mean: " + data.taken_to_mean, "small muted");
        told(turn, data);
      } else if (name === "problem") problem(turn, data.detail);
    }
    if (!ended) throw new Error("the answer broke off; ask again");
  } catch (broken) {
    problem(turn, broken.message || "the service cannot be reached");
  }
  steps.remove();
  turn.removeAttribute("aria-busy");
  turn.scrollIntoView({ block: "nearest" });
}

form.addEventListener("submit", event => {
  event.preventDefault();
  const example = event.submitter && event.submitter.name === "example";
  const asked = example ? event.submitter.value : form.elements.question.value;
  const send = form.querySelector("button");
  if (!asked.trim() || send.disabled) return;
  send.disabled = true;
  ask(asked.trim(), form.elements.run.value.trim()).finally(() => {
    send.disabled = false;
    form.elements.question.value = "";
    form.elements.question.focus();
  });
});
