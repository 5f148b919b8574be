// Says each fault of a form beside its field too, and marks the field as wrong for those who hear the page.
(() => {
  let number = 0;
  for (const link of document.querySelectorAll(".sl-faults a[href^='#']")) {
    const name = decodeURIComponent(link.hash.slice(1));
    const field = document.getElementById(name) || document.getElementsByName(name)[0];
    if (field && field.matches("input, select, textarea")) {
      const said = document.createElement("span");
      said.className = "usa-error-message";
      said.id = `fault-${(number += 1)}`;
      said.textContent = link.textContent;
      field.before(said);
      field.classList.add("usa-input--error");
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", `${said.id} ${field.getAttribute("aria-describedby") || ""}`.trim());
    }
  }
})();
