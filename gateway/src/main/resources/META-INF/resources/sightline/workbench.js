// Keys of the review queue. Each presses what is on the page; without this script everything works with the mouse or the
// tab key. Who does not want keys of one letter turns them off; the browser remembers it.
(() => {
  const wanted = "sl-workbench-keys";
  const bench = document.querySelector("[data-workbench]");
  // From here on a key does something; what was pressed while the page came did not.
  const ready = () => (document.querySelector("main").dataset.keys = "ready");
  if (!bench) {
    // The queue is empty; only the last decision can be taken back.
    addEventListener("keydown", (event) => {
      if (event.key === "u" && localStorage.getItem(wanted) !== "off") {
        document.querySelector('[data-key="u"]')?.click();
      }
    });
    ready();
    return;
  }
  const form = bench.querySelector("form");
  const reason = bench.querySelector("#reason");
  const template = bench.querySelector("#template");
  const submit = form.querySelector('button[type="submit"]');
  const shortcuts = bench.querySelector("#bench-shortcuts");
  shortcuts.checked = localStorage.getItem(wanted) !== "off";
  shortcuts.addEventListener("change", () => localStorage.setItem(wanted, shortcuts.checked ? "on" : "off"));

  const sentences = [...template.options].filter((option) => option.dataset.decision);
  const typed = () => reason.value !== "" && !sentences.some((option) => option.text === reason.value);
  const decision = () => form.querySelector('input[name="decision"]:checked')?.value;

  const use = (option) => {
    template.value = option.value;
    reason.value = option.text;
  };

  // What somebody typed is never written over.
  const choose = (radio) => {
    radio.checked = true;
    const first = sentences.find((option) => option.dataset.decision === radio.value);
    const fits = template.selectedOptions[0]?.dataset.decision === radio.value;
    if (first && !fits && !typed()) {
      use(first);
    }
  };

  const nextSentence = () => {
    const own = sentences.filter((option) => option.dataset.decision === (decision() ?? "confirmed"));
    const at = own.findIndex((option) => option.text === reason.value);
    if (!typed()) {
      use(own[(at + 1) % own.length]);
    }
  };

  template.addEventListener("change", () => {
    const option = template.selectedOptions[0];
    if (option?.dataset.decision) {
      use(option);
      form.querySelector(`input[value="${option.dataset.decision}"]`).checked = true;
    }
  });
  form.addEventListener("change", (event) => event.target.name === "decision" && choose(event.target));

  const press = (key) => {
    const place = document.querySelector(`[data-key="${key}"]`);
    if (place?.type === "radio") {
      choose(place);
      submit.focus({ preventScroll: true });
    } else {
      place?.click();
    }
  };

  const isTyping = (target) => target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.activeElement?.blur?.();
    }
    if (!shortcuts.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    switch (event.key) {
      case "1":
      case "2":
      case "a":
      case "j":
      case "k":
      case "o":
      case "u":
        event.preventDefault();
        press(event.key);
        break;
      case "n":
        press("j");
        break;
      case "t":
        nextSentence();
        break;
      case "?":
        bench.querySelector("#bench-keys").toggleAttribute("open");
        break;
      default:
    }
  });
  bench.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  ready();
})();
