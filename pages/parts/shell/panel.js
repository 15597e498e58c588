// A grid is one stop of Tab; arrows walk its cells. So do a card, a tile and a row with the figures inside them.
const stopAt = (grid, cell) => grid.querySelectorAll("button").forEach((one) => { one.tabIndex = one === cell ? 0 : -1; });
const enter = (grid) => stopAt(grid, [...grid.querySelectorAll("button")].find((one) => one.checkVisibility()));
// A wide sheet shows the first of its marked cells, without being scrolled by hand.
const showMark = (sheet) => {
  const mark = sheet.querySelector(".marked");
  if (mark) sheet.parentElement.scrollLeft = mark.offsetLeft - sheet.parentElement.clientWidth / 3;
};
const step = (event) => {
  const holder = event.target.closest("[data-figures]");
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!holder || !way || event.target.closest("[data-grid]")) return;
  const own = holder.matches("[tabindex]") ? holder : holder.querySelector("button, [tabindex='0']");
  const inside = [...holder.querySelectorAll(".fig")].filter((one) => one !== own && one.checkVisibility());
  const stops = own ? [own, ...inside] : inside;
  const next = stops[stops.indexOf(event.target) + way];
  event.preventDefault();
  event.stopPropagation();
  if (!next) return;
  if (next.tabIndex < 0) { next.tabIndex = -1; next.setAttribute("role", "button"); }
  if (next.dataset.read) next.setAttribute("aria-label", next.dataset.read);
  next.focus();
};
export default function ({ data, parentElement, setTriggerValue }) {
  const screen = parentElement.querySelector(".screen");
  const surface = "--st-secondary-background-color";
  document.documentElement.style.setProperty(surface, getComputedStyle(screen).getPropertyValue(surface));
  if (screen.drawn !== data.html) {
    const focused = parentElement.activeElement?.dataset?.act;
    screen.innerHTML = data.html;
    screen.drawn = data.html;
    screen.querySelectorAll("[data-grid]").forEach(enter);
    screen.querySelectorAll(".scroll > .sheet").forEach(showMark);
    if (focused) screen.querySelector(`[data-act="${CSS.escape(focused)}"]:is(button, [tabindex])`)?.focus();
  }
  if (screen.listens) { screen.fire = setTriggerValue; return; }
  screen.listens = true;
  screen.fire = setTriggerValue;

  const tip = document.createElement("div");
  tip.className = "tip";
  tip.setAttribute("role", "tooltip");
  const show = (target, x, y) => {
    if (!target) { tip.style.opacity = 0; return; }
    if (!tip.isConnected) screen.appendChild(tip);
    tip.textContent = target.dataset.tip;
    const zoom = screen.currentCSSZoom ?? 1, [left, top] = [x / zoom, y / zoom];
    tip.style.left = `${Math.max(4, Math.min(left + 14, innerWidth / zoom - tip.offsetWidth - 8))}px`;
    tip.style.top = `${top + 18 + tip.offsetHeight > innerHeight / zoom ? top - tip.offsetHeight - 10 : top + 18}px`;
    tip.style.opacity = 1;
  };
  const act = (event) => {
    const target = event.target.closest("[data-act]");
    if (!target) return;
    event.preventDefault();
    screen.fire("act", target.dataset.act);
  };
  screen.addEventListener("pointermove", (event) => show(event.target.closest("[data-tip]"), event.clientX, event.clientY));
  screen.addEventListener("pointerleave", () => show(null));
  screen.addEventListener("focusin", (event) => {
    const target = event.target.closest("[data-tip]");
    if (!target || !event.target.matches(":focus-visible")) return show(null);
    const box = event.target.getBoundingClientRect();
    show(target, box.left, box.bottom - 14);
  });
  screen.addEventListener("focusout", () => show(null));
  const walk = (event) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const grid = step && event.target.closest("[data-grid]");
    if (!grid) return;
    event.preventDefault();
    event.stopPropagation();
    const own = [...event.target.closest("td, th").querySelectorAll("button")];
    const beside = step[1] && own[own.indexOf(event.target.closest("button")) + step[1]];
    if (beside) return beside.focus();
    const nth = step[1] < 0 ? -1 : 0;
    const opener = (row, at) => grid.rows[row]?.cells[at]?.checkVisibility() && [...grid.rows[row].cells[at].querySelectorAll("button")].at(nth);
    let row = event.target.closest("tr").rowIndex, at = event.target.closest("td, th").cellIndex, next = null;
    do { row += step[0]; at += step[1]; next = opener(row, at); } while (!next && grid.rows[row]?.cells[at]);
    next?.focus();
  };
  screen.addEventListener("focusin", (event) => {
    const grid = event.target.closest("[data-grid]");
    if (grid) stopAt(grid, event.target);
  });
  screen.addEventListener("keydown", walk);
  screen.addEventListener("keydown", step);
  screen.addEventListener("toggle", (event) => event.target.querySelectorAll("[data-grid]").forEach(enter), true);
  screen.addEventListener("click", act);
  screen.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(null);
    if ((event.key === "Enter" || event.key === " ") && event.target.getAttribute("role") === "button") act(event);
  });
}
