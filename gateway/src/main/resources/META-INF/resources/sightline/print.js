// What is folded up is printed too, and folded again afterwards; the day of printing stands at the foot.
(() => {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    opened.forEach((part) => { part.open = true; });
    const printed = document.getElementById("sl-printed");
    if (printed) {
      printed.textContent = new Date().toLocaleString(document.documentElement.lang === "es" ? "es-US" : "en-US", { dateStyle: "medium", timeStyle: "short" });
    }
  });
  addEventListener("afterprint", () => {
    opened.forEach((part) => { part.open = false; });
    opened = [];
  });
})();
