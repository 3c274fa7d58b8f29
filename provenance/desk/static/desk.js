// Keys for the report page, over forms that work without them. No dependency but the page itself.
"use strict";
(() => {
  const help = document.getElementById("help");
  const blocks = () => [...document.querySelectorAll(".triage")];
  let current = null; // id of the block the keys act on

  const button = document.getElementById("help-button");
  if (button && help) {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  }

  function choose(block) {
    for (const other of blocks()) other.classList.toggle("current", other === block);
    if (!block) return;
    current = block.id;
    const hiding = block.closest("details.statement");
    if (hiding) hiding.open = true;
    block.focus({ preventScroll: true });
    block.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = blocks();
    const at = all.findIndex((block) => block.id === current);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    if (all[next]) choose(all[next]);
  }

  function act(name) {
    const block = current && document.getElementById(current);
    if (!block) return step(1);
    const control = block.querySelector(`[data-act="${name}"]`);
    if (!control) return;
    if (control.localName !== "summary") return control.click();
    const details = control.parentElement;
    for (const other of block.querySelectorAll(".acts details")) other.open = other === details;
    const field = details.querySelector("input:not([type=hidden]), select, textarea");
    if (field) field.focus();
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: () => act("accept"),
    d: () => act("dismiss"),
    n: () => act("note"),
    s: () => act("speaker"),
    v: () => act("verdict"),
    u: () => document.getElementById("undo")?.requestSubmit(),
    "?": () => help?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
    const field = event.target.closest?.("input, select, textarea");
    if (event.key === "Escape") {
      const details = event.target.closest?.(".acts details");
      if (details) {
        details.open = false;
        choose(details.closest(".triage"));
      }
      return;
    }
    if (field || !keys[event.key] || !blocks().length) return;
    event.preventDefault();
    keys[event.key]();
  });

  document.addEventListener("focusin", (event) => {
    const block = event.target.closest?.(".triage");
    if (block && block.id !== current) {
      current = block.id;
      for (const other of blocks()) other.classList.toggle("current", other === block);
    }
  });

  // After a decision the block is a new element; the keys stay with it.
  document.addEventListener("htmx:afterSettle", (event) => {
    const block = event.target.closest?.(".triage") || document.getElementById(event.target.id);
    if (block?.classList.contains("triage")) choose(block);
  });

  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    const told = document.getElementById("progress");
    if (told) told.textContent = status === 403 ? "Your session has ended: load the page again." : "That was not kept: load the page again.";
  });
  document.addEventListener("htmx:sendError", () => {
    const told = document.getElementById("progress");
    if (told) told.textContent = "The desk does not answer; what you just did was not kept.";
  });
})();
