// Suggests notices while a question is typed: the editable combobox with list autocomplete of the ARIA Authoring
// Practices. Without it, or where it fails, the field is a plain form. What an input method composes is not sent, and
// its keys are its own.
const pauseMs = 150;
const longest = 100;

for (const input of document.querySelectorAll("form[data-suggest] input[name=q]"))
  suggestFor(input);

function suggestFor(input) {
  const { suggest, label, one, many } = input.form.dataset;
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let options = [];
  let active = -1;
  let timer;
  let asking;

  list.id = `${input.id}-list`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  status.className = "heard";
  status.setAttribute("role", "status");
  input.after(list);
  input.form.append(status);
  input.type = "text"; // A search field may not have the role.
  input.enterKeyHint = "search";
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
  ])
    input.setAttribute(name, value);

  function choose(index) {
    active = index;
    for (const [at, option] of options.entries())
      option.setAttribute("aria-selected", String(at === index));
    const option = options[index];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    show([]);
  }

  function show(items) {
    options = items.map(({ title, url }, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.textContent = title;
      option.dataset.path = new URL(url).pathname;
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    const said = options.length === 1 ? one : many.replace("{n}", options.length);
    status.textContent = list.hidden ? "" : said;
    choose(-1);
  }

  async function ask(typed) {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(`${suggest}&q=${encodeURIComponent(typed)}`, { signal });
      const { items } = answer.ok ? await answer.json() : { items: [] };
      if (!signal.aborted && document.activeElement === input) show(items);
    } catch {
      if (!signal.aborted) show([]);
    }
  }

  function typedOn() {
    const typed = input.value.trimStart();
    clearTimeout(timer);
    if (typed.length > longest || !/[ㄱ-힣]|\S\S/.test(typed)) close();
    else timer = setTimeout(ask, pauseMs, typed);
  }

  const open = (option) => location.assign(option.dataset.path);

  input.addEventListener("input", (event) => {
    if (!event.isComposing) typedOn();
  });
  input.addEventListener("compositionend", typedOn);
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  input.addEventListener("keydown", (event) => {
    // Safari ends composing before it tells of the key that ended it: 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step && options.length > 0) {
      // Between the last option and the first lies the field itself.
      const places = options.length + 1;
      choose(((active + 1 + step + places) % places) - 1);
    } else if (step === 1) typedOn();
    else if (key === "Enter" && options[active]) open(options[active]);
    else if (key === "Escape" && options.length > 0) close();
    else {
      if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) choose(-1);
      return;
    }
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // The field keeps the focus.
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) open(option);
  });
}
