"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const height = 20;

// hue is a colour that follows from a text.
function hue(text) {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) >>> 0;
  return h % 360;
}

// amount shows a number with its unit.
function amount(x, unit) {
  if (unit === "seconds") {
    if (x >= 1) return x.toFixed(2) + " s";
    if (x >= 1e-3) return (x * 1e3).toFixed(1) + " ms";
    return (x * 1e6).toFixed(0) + " µs";
  }
  if (unit === "bytes") {
    const units = ["B", "KiB", "MiB", "GiB"];
    let i = 0;
    for (; x >= 1024 && i < 3; i++) x /= 1024;
    return x.toFixed(1) + " " + units[i];
  }
  return String(x);
}

function percent(part, whole) {
  const share = 100 * part / whole;
  return share.toFixed(share >= 10 ? 0 : 1) + " %";
}

class Flame {
  constructor(box, flame, shown) {
    this.box = box;
    this.flame = flame;
    this.shown = shown;
    this.words = "";
    this.nodes = flame.nodes.map(([parent, name, self, total]) => ({parent, name, self, total, children: [], depth: 0}));
    this.nodes.forEach((node, i) => {
      if (i === 0) return;
      const parent = this.nodes[node.parent];
      node.depth = parent.depth + 1;
      parent.children.push(i);
    });
    for (const node of this.nodes) node.children.sort((a, b) => this.nodes[b].total - this.nodes[a].total);
    this.zoom(0);
    let width = box.clientWidth;
    new ResizeObserver(() => {
      if (box.clientWidth === width) return;
      width = box.clientWidth;
      this.draw();
    }).observe(box);
    box.addEventListener("keydown", (event) => this.key(event));
  }

  name(i) {
    const node = this.nodes[i];
    return node.name < 0 ? data.all : this.flame.names[node.name][0];
  }

  file(i) {
    const node = this.nodes[i];
    return node.name < 0 ? "" : this.flame.names[node.name][1];
  }

  zoom(i) {
    this.root = i;
    this.at = i;
    this.draw();
  }

  // draw lays the ancestors of the root as full rows, and what it calls below it; what is too narrow to see is left out.
  draw() {
    this.frames = new Map();
    this.box.replaceChildren();
    const chain = [];
    for (let i = this.root; i >= 0; i = this.nodes[i].parent) chain.unshift(i);
    for (const i of chain) this.frame(i, 0, 1);
    let deepest = chain.length;
    const work = [[this.root, 0, 1]];
    const least = 2 / Math.max(this.box.clientWidth, 300);
    while (work.length > 0) {
      const [i, left, width] = work.pop();
      const total = Math.max(this.nodes[i].total, Number.MIN_VALUE);
      let at = left;
      for (const child of this.nodes[i].children) {
        const share = width * this.nodes[child].total / total;
        if (share < least) break;
        this.frame(child, at, share);
        deepest = Math.max(deepest, this.nodes[child].depth + 1);
        work.push([child, at, share]);
        at += share;
      }
    }
    this.box.style.height = deepest * height + 2 + "px";
    this.tell(this.at);
  }

  frame(i, left, width) {
    const node = this.nodes[i];
    const frame = document.createElement("div");
    frame.className = "frame" + (node.depth < this.nodes[this.root].depth ? " above" : "");
    frame.textContent = this.name(i);
    frame.style.left = left * 100 + "%";
    frame.style.width = width * 100 + "%";
    frame.style.top = node.depth * height + "px";
    frame.style.setProperty("--hue", hue(this.file(i) || this.name(i)));
    frame.setAttribute("role", "treeitem");
    frame.setAttribute("aria-level", node.depth + 1);
    frame.setAttribute("aria-label", this.text(i));
    frame.title = this.text(i);
    frame.tabIndex = i === this.at ? 0 : -1;
    if (this.words !== "" && (this.name(i) + " " + this.file(i)).toLowerCase().includes(this.words)) frame.classList.add("found");
    frame.addEventListener("click", () => { this.zoom(i); this.focus(i); });
    frame.addEventListener("focus", () => this.tell(i));
    frame.addEventListener("mouseenter", () => this.tell(i, true));
    this.frames.set(i, frame);
    this.box.append(frame);
  }

  text(i) {
    const node = this.nodes[i];
    const whole = this.nodes[0].total;
    const unit = this.flame.unit;
    return this.name(i) + "  " + this.file(i) + "  " + data.total + amount(node.total, unit) + " (" + percent(node.total, whole) + ")  " +
      data.self + amount(node.self, unit) + " (" + percent(node.self, whole) + ")";
  }

  tell(i, passing) {
    this.shown.textContent = this.text(i);
    if (passing) return;
    const before = this.frames.get(this.at);
    if (before) before.tabIndex = -1;
    this.at = i;
    const now = this.frames.get(i);
    if (now) now.tabIndex = 0;
  }

  focus(i) {
    const frame = this.frames.get(i);
    if (frame) frame.focus();
  }

  key(event) {
    const node = this.nodes[this.at];
    const beside = node.parent >= 0 ? this.nodes[node.parent].children : [this.at];
    const place = beside.indexOf(this.at);
    const next = {
      ArrowUp: node.parent,
      ArrowDown: node.children[0],
      ArrowLeft: beside[place - 1],
      ArrowRight: beside[place + 1],
      Home: this.root,
    }[event.key];
    if (event.key === "Enter" || event.key === " ") {
      const at = this.at;
      this.zoom(at);
      this.focus(at);
    } else if (event.key === "Escape") {
      this.zoom(0);
      this.focus(0);
    } else if (next !== undefined && this.frames.has(next)) {
      this.focus(next);
    } else if (next === undefined) {
      return;
    }
    event.preventDefault();
  }

  search(words) {
    this.words = words.toLowerCase().trim();
    this.draw();
  }
}

for (const box of document.querySelectorAll("[data-flame]")) {
  const i = box.dataset.flame;
  const flame = new Flame(box, data.flames[i], document.querySelector(`[data-shown="${i}"]`));
  document.querySelector(`[data-search="${i}"]`).addEventListener("input", (event) => flame.search(event.target.value));
  document.querySelector(`[data-reset="${i}"]`).addEventListener("click", () => flame.zoom(0));
}
