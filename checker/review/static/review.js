// Keys, and nothing else: every page works without this file.
"use strict";
(() => {
  const on = document.body.dataset.keys === "on";

  const typing = (target) =>
    target instanceof Element &&
    (target.closest("textarea, select, [contenteditable]") !== null ||
      (target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type)));

  const composing = (event) => event.isComposing || event.keyCode === 229;

  const shown = (element) => element.getClientRects().length > 0 && !element.disabled;

  const openPanel = () => [...document.querySelectorAll("details[data-panel][open]")].find(shown);

  const press = (element) => {
    const panel = element.closest("details[data-panel]");
    if (element.matches("summary") && panel) {
      panel.open = true;
      const first = panel.querySelector(".sheet button, .sheet input");
      (first || element).focus();
    } else if (element.matches("input:not([type=checkbox]), textarea")) {
      element.focus();
      element.scrollIntoView({ block: "nearest" });
      if (element.select && element.type === "search") element.select();
    } else {
      element.click();
    }
  };

  // j and k walk along rows where there is a list; elsewhere they are links to the neighbours
  const walk = (by) => {
    const rows = [...document.querySelectorAll("[data-row]")].filter(shown);
    if (!rows.length || document.querySelector('[data-action="next"][rel=next]:not(.pager a), [data-action="previous"][rel=prev]:not(.pager a)')) return false;
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    if (next < 0 || next >= rows.length) return false;
    rows[next].focus();
    rows[next].scrollIntoView({ block: "nearest" });
    return true;
  };

  const digit = (key) => {
    const panel = openPanel();
    const where = panel ? `[data-choice="${key}"]` : `[data-digit="${key}"]`;
    return [...(panel || document).querySelectorAll(where)].find(shown);
  };

  const named = (key) => [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key && shown(one));

  const act = (event) => {
    if (/^[1-9]$/.test(event.key)) {
      const button = digit(event.key);
      if (button) press(button);
      return Boolean(button);
    }
    const element = named(event.key) || [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase() && shown(one));
    const steps = { next: 1, previous: -1 };
    const action = element ? element.dataset.action : Object.keys(steps).find((name) => event.key === document.body.dataset[name]);
    if (action in steps && walk(steps[action])) return true;
    if (element) press(element);
    return Boolean(element);
  };

  let sent = false;
  document.addEventListener("submit", (event) => {
    if (sent) event.preventDefault(); // a key held down must not decide twice
    sent = true;
  });
  window.addEventListener("pageshow", () => { sent = false; });

  document.addEventListener("keydown", (event) => {
    if (composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      const panel = openPanel();
      if (panel) {
        panel.open = false;
        panel.querySelector("summary").focus();
      } else if (typing(event.target)) event.target.blur();
      return;
    }
    if (!on || event.repeat || typing(event.target) || event.key.length !== 1 || event.key === " ") return;
    if (act(event)) event.preventDefault();
  });
})();
