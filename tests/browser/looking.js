/* What a reader meets on the screen, through every shadow root: words, widths, contrasts; and when it stands still. */
const ALOUD = ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription", "data-tip"];
const NOT_OURS = "script, style, noscript, .given, [data-testid=stIconMaterial], [data-testid=stFileUploaderFileName]";

function everything(root = document) {
  return [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one, ...everything(one.shadowRoot)] : [one]));
}

function ownText(element) {
  return [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim());
}

function words() {
  const found = [document.title];
  for (const element of everything().filter((one) => !one.closest(NOT_OURS))) {
    found.push(...ALOUD.map((name) => element.getAttribute(name)).filter(Boolean));
    found.push(...ownText(element).map((node) => node.nodeValue.trim()));
  }
  return found;
}

function tooWide() {
  const found = [];
  for (const element of everything()) {
    const box = element.getBoundingClientRect(), look = getComputedStyle(element);
    const aside = look.visibility === "hidden" || element.closest("[data-testid=stSidebar], .read, caption");
    if (aside) continue;
    if (box.width && box.right > innerWidth + 1) found.push(`${element.tagName}.${element.className} ${box.right}`);
    const scrolls = ["auto", "scroll"].includes(look.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (scrolls) found.push(`scrolls: ${element.className}`);
  }
  return found;
}

const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
const brush = canvas.getContext("2d", { willReadFrequently: true });

function painted(layers) {
  brush.clearRect(0, 0, 1, 1);
  for (const layer of ["white", ...layers]) {
    brush.fillStyle = layer;
    brush.fillRect(0, 0, 1, 1);
  }
  return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

function brightness(colour) {
  const [r, g, b] = colour.map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function behind(element) {
  const layers = [];
  for (let at = element; at; at = at.assignedSlot || at.parentElement || at.getRootNode().host) {
    const look = getComputedStyle(at);
    if (look.backgroundImage !== "none") return null;
    layers.unshift(look.backgroundColor);
  }
  const bar = element.closest(".inside:not(.outside)")?.parentElement.querySelector(".fill");
  return bar ? [...layers, getComputedStyle(bar).backgroundColor] : layers;
}

function pale() {
  const found = [];
  const unseen = "script, style, .read, caption, [data-testid=stIconMaterial], [disabled]";
  for (const element of everything()) {
    const box = element.getBoundingClientRect(), look = getComputedStyle(element), [text] = ownText(element);
    const shown = text && box.width && box.height > 4 && parseFloat(look.fontSize) > 6 && look.visibility !== "hidden";
    const layers = shown && !element.closest(unseen) && behind(element);
    if (!layers) continue;
    const [most, least] = [painted(layers), painted([...layers, look.color])].map(brightness).sort((a, b) => b - a);
    const contrast = (most + 0.05) / (least + 0.05);
    if (contrast < 4.5) found.push(`${text.nodeValue.trim().slice(0, 12)} ${contrast.toFixed(2)} ${element.className}`);
  }
  return found;
}

function reached() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

function drawn(root = document.documentElement) {
  const inside = [...root.querySelectorAll("*")].filter((one) => one.shadowRoot);
  return inside.reduce((all, one) => all + drawn(one.shadowRoot), root.innerHTML.length);
}

/* Told once no script runs and nothing has changed for QUIET ms; a screen that never stands still is a fault. */
const QUIET = 250, PATIENCE = 30000;

function stoodStill() {
  return new Promise((told, failed) => {
    const begun = performance.now();
    let since = begun, last = -1;
    const look = setInterval(() => {
      const now = performance.now(), size = drawn();
      const idle = document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]");
      if (!idle || size !== last) [since, last] = [now, size];
      const still = now - since >= QUIET;
      if (still || now - begun > PATIENCE) clearInterval(look);
      if (still) told(true);
      else if (now - begun > PATIENCE) failed(new Error("the screen does not stand still"));
    }, 50);
  });
}
