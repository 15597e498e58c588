/* Every page stands beside the first one: without being told, Streamlit asks below each page before it asks there. */
window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };
/* One step of Back per page: the choice a page settles on as it opens belongs to the step that opened it. */
(() => {
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, url) => {
    const there = new URL(url, location.href);
    const opening = there.pathname === location.pathname && (!location.search || there.href === location.href);
    if (opening) history.replaceState(state, unused, url);
    else push(state, unused, url);
  };
})();
/* While a dialog is open, the arrow keys are its own: no shortcut of the page behind it takes them. */
document.documentElement.addEventListener("keydown", (event) => {
  if (/^Arrow(Left|Right)$/.test(event.key) && document.querySelector("[role=dialog]")) event.stopPropagation();
});
/* Turns Streamlit's own words into Chinese as they appear; uploaded text and our own figures are left alone. */
(() => {
  const { exact, pattern } = WORDS;
  const ALOUD = ["aria-label", "title", "placeholder", "aria-placeholder", "aria-roledescription", "alt", "aria-description"];
  const LEFT_ALONE =
    "[data-testid=stText], pre, code, textarea, [contenteditable], [data-testid=stIconMaterial], [data-testid=stFileUploaderFileName]";
  const patterns = pattern.map(({ match, say }) => [new RegExp(match), say]);

  const chinese = (text) => {
    const words = text.trim();
    if (!/[A-Za-z]/.test(words)) return null;
    if (Object.hasOwn(exact, words)) return text.replace(words, () => exact[words]);
    const found = patterns.find(([match]) => match.test(words));
    return found ? words.replace(found[0], found[1]).trim() : null;
  };
  const say = (node) => {
    if (node.parentElement?.closest(LEFT_ALONE)) return;
    const words = chinese(node.nodeValue);
    if (words !== null && words !== node.nodeValue) node.nodeValue = words;
  };
  const name = (element) => {
    for (const attribute of ALOUD) {
      const words = element.hasAttribute(attribute) ? chinese(element.getAttribute(attribute)) : null;
      if (words !== null && words !== element.getAttribute(attribute)) element.setAttribute(attribute, words);
    }
  };
  const walk = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return say(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    name(root);
    const inside = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = inside.nextNode(); node; node = inside.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) say(node);
      else name(node);
    }
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") say(change.target);
      else if (change.type === "attributes") name(change.target);
      else change.addedNodes.forEach(walk);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ALOUD });
})();
