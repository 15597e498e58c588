/* Turns Streamlit's own words into Chinese as they appear; uploaded text and own figures are left alone. */
const READ_ALOUD = ["aria-label", "title", "placeholder", "aria-placeholder", "aria-roledescription", "alt", "aria-valuetext", "aria-description"];
const LEFT_ALONE = "[data-testid=stText], pre, code, textarea, [contenteditable], [data-testid=stIconMaterial], [data-testid=stFileUploaderFileName]";

const COLOURS = ["--st-secondary-background-color"];

export default function ({ data, parentElement }) {
  document.documentElement.lang = "zh-CN";
  const themed = getComputedStyle(parentElement);
  for (const colour of COLOURS) document.documentElement.style.setProperty(colour, themed.getPropertyValue(colour));
  if (window.gongjianWords) return;
  window.gongjianWords = true;
  const patterns = data.pattern.map(({ match, say }) => [new RegExp(match), say]);
  const chinese = (text) => {
    const words = text.trim();
    if (!/[A-Za-z]/.test(words)) return null;
    if (Object.hasOwn(data.exact, words)) return text.replace(words, () => data.exact[words]);
    const found = patterns.find(([match]) => match.test(words));
    return found ? words.replace(found[0], found[1]).trim() : null;
  };
  const say = (node) => {
    if (node.parentElement?.closest(LEFT_ALONE)) return;
    const words = chinese(node.nodeValue);
    if (words !== null && words !== node.nodeValue) node.nodeValue = words;
  };
  const name = (element) => {
    for (const attribute of READ_ALOUD) {
      const words = element.hasAttribute(attribute) ? chinese(element.getAttribute(attribute)) : null;
      if (words !== null && words !== element.getAttribute(attribute)) element.setAttribute(attribute, words);
    }
  };
  const walk = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return say(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    name(root);
    const inside = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = inside.nextNode(); node; node = inside.nextNode()) node.nodeType === Node.TEXT_NODE ? say(node) : name(node);
  };
  walk(document.body);
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") say(change.target);
      else if (change.type === "attributes") name(change.target);
      else change.addedNodes.forEach(walk);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: READ_ALOUD });
}
