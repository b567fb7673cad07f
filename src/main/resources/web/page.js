// Adds to a page that is whole without it: buttons that copy, and reports that are watched without leaving the page.
"use strict";

function headers() {
  const all = { "Content-Type": "application/json" };
  const guard = document.querySelector("meta[name=csrf]");
  if (guard) all[guard.dataset.header] = guard.content;
  return all;
}

for (const pre of document.querySelectorAll(".advice-item pre")) {
  const box = document.createElement("div");
  box.className = "patch";
  pre.replaceWith(box);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "small";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy the " + (pre.getAttribute("aria-label") || "patch").toLowerCase());
  box.append(pre, button);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(pre.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(pre);
      button.textContent = "Selected: press Ctrl-C";
    }
    setTimeout(() => (button.textContent = "Copy"), 3000);
  });
}

const PAUSE = 500;

async function make(form) {
  const button = form.querySelector("button");
  const told = form.querySelector("[role=status]");
  button.disabled = true;
  told.textContent = "asking";
  const run = new FormData(form).get("run");
  const asked = await fetch("/api/v1/reports", { method: "POST", headers: headers(), body: JSON.stringify({ run_id: run }) });
  let task = await asked.json();
  while (asked.ok && !task.ended) {
    told.textContent = task.stage || "waits for its turn";
    await new Promise(then => setTimeout(then, PAUSE));
    task = await (await fetch(task.links.self)).json();
  }
  if (task.state === "done") location.reload();
  else {
    button.disabled = false;
    told.textContent = task.problem || task.detail || "there is no report";
  }
}

for (const form of document.querySelectorAll("form.make")) {
  form.addEventListener("submit", event => {
    event.preventDefault();
    make(form).catch(() => form.submit());
  });
}

// What a link points at may be folded away.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details");
  if (folded) folded.open = true;
}
addEventListener("hashchange", unfold);
unfold();
