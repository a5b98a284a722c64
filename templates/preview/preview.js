
"use strict";
(() => {
  const one = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const cards = [...document.querySelectorAll(".page")];
  const sections = [...document.querySelectorAll(".part")];
  const [show, search, large, help] = ["show", "search", "large", "help"].map(one);
  const words = new Map();
  for (const section of sections) {
    const title = section.querySelector("h2").textContent;
    for (const card of section.querySelectorAll(".page"))
      words.set(card, plain(`${title} ${card.querySelector(".words").textContent}`));
  }
  let current = cards[0];
  let opened = null;

  const link = (card) => card.querySelector(".view");
  const shown = () => cards.filter((card) => !card.hidden);

  function choose(card, { focus = true } = {}) {
    if (!card) return;
    link(current).tabIndex = -1;
    current = card;
    link(card).tabIndex = 0;
    if (!focus) return;
    link(card).focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  function fits(card, kind, asked) {
    if (kind === "found" && !card.classList.contains("found")) return false;
    if (kind === "blank" && !card.classList.contains("blank")) return false;
    if (/^s\d+$/.test(kind) && card.closest(".part").id !== kind) return false;
    return asked.every((word) => words.get(card).includes(word));
  }

  function filter() {
    const asked = plain(search.value).split(/\s+/).filter(Boolean);
    for (const card of cards) card.hidden = !fits(card, show.value, asked);
    for (const section of sections) section.hidden = !section.querySelector(".page:not([hidden])");
    const left = shown();
    one("shown").value = `${left.length} of ${cards.length} pages`;
    one("none").hidden = left.length > 0;
    if (current.hidden) choose(left[0], { focus: false });
  }

  function reset() {
    show.value = "all";
    search.value = "";
    filter();
  }

  function step(by, among = shown()) {
    const at = cards.indexOf(current);
    const next = by > 0 ? among.find((card) => cards.indexOf(card) > at) : among.findLast((card) => cards.indexOf(card) < at);
    choose(next, { focus: !opened });
    if (opened) enlarge(current);
  }

  function row(by) {
    const left = shown();
    const here = current.getBoundingClientRect();
    let best = null;
    for (let at = left.indexOf(current) + by; left[at]; at += by) {
      const there = left[at].getBoundingClientRect();
      if (by > 0 ? there.top < here.bottom : there.bottom > here.top) continue;
      if (best && (by > 0 ? there.top >= best.bottom : there.bottom <= best.top)) break;
      const distance = Math.abs(there.left - here.left);
      if (!best || distance < best.distance) best = { card: left[at], top: there.top, bottom: there.bottom, distance };
    }
    if (best) choose(best.card);
  }

  function enlarge(card) {
    choose(card, { focus: false });
    opened = card;
    const picture = link(card).querySelector("img");
    one("picture").src = picture.src;
    one("picture").alt = link(card).getAttribute("aria-label");
    one("caption").textContent = link(card).getAttribute("aria-label");
    one("signs").replaceChildren(...[...card.querySelectorAll(".sign")].map((sign) => sign.cloneNode(true)));
    const left = shown();
    large.querySelector('[data-go="-1"]').disabled = card === left[0];
    large.querySelector('[data-go="1"]').disabled = card === left.at(-1);
    if (large.open) return;
    large.showModal();
    large.querySelector("[data-close]").focus();
  }

  function go(id) {
    const card = one(id);
    if (!card || !card.classList.contains("page")) return false;
    if (large.open) large.close();
    if (card.hidden) reset();
    choose(card);
    card.scrollIntoView({ block: "center" });
    return true;
  }

  const keys = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    j: () => step(1),
    k: () => step(-1),
    n: () => step(1, shown().filter((card) => card.classList.contains("found"))),
    p: () => step(-1, shown().filter((card) => card.classList.contains("found"))),
    ArrowDown: () => opened || row(1),
    ArrowUp: () => opened || row(-1),
    Home: () => choose(shown()[0]),
    End: () => choose(shown().at(-1)),
    "/": () => opened || search.select(),
    "?": () => opened || help.showModal(),
    Escape: () => opened || reset(),
  };
  const everywhere = new Set(["j", "k", "n", "p", "/", "?"]);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const { target, key } = event;
    if (target.matches("input, select")) {
      if (key === "Escape") { reset(); link(current).focus(); event.preventDefault(); }
      if (key === "Enter" && target === search) { choose(current.hidden ? shown()[0] : current); event.preventDefault(); }
      return;
    }
    const here = opened || target.closest(".page") || target === document.body || target.id === "pages";
    if (!Object.hasOwn(keys, key) || (!here && !everywhere.has(key) && key !== "Escape")) return;
    if (opened && key === "Escape") return;
    event.preventDefault();
    keys[key]();
  });

  document.addEventListener("click", (event) => {
    const to = event.target.closest("a[href^='#']");
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = to.getAttribute("href").slice(1);
    if (to.classList.contains("view")) {
      event.preventDefault();
      enlarge(to.closest(".page"));
    } else if (go(id)) {
      event.preventDefault();
    } else if (large.open) {
      large.close();
    }
  });

  large.addEventListener("click", (event) => {
    const { go: by, close } = event.target.dataset;
    if (by) step(Number(by));
    else if (close !== undefined || event.target.classList.contains("stage")) large.close();
  });
  large.addEventListener("close", () => {
    const card = opened;
    opened = null;
    choose(card);
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".page");
    if (card && !opened) choose(card, { focus: false });
  });
  show.addEventListener("change", filter);
  search.addEventListener("input", filter);
  one("clear").addEventListener("click", reset);
  one("print").addEventListener("click", () => window.print());
  one("ask").addEventListener("click", () => help.showModal());

  document.documentElement.classList.add("script");
  one("tools").hidden = false;
  for (const card of cards) link(card).tabIndex = -1;
  filter();
  choose(cards[0], { focus: false });
  if (location.hash) go(location.hash.slice(1));
})();
