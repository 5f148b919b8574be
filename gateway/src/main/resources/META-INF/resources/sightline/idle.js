// Signs out whoever has done nothing for a while, and says so before. Without this script Keycloak ends the session too,
// and the next page asks who it is. Typing counts as doing something, in any window of this browser.
(() => {
  const box = document.getElementById("sl-idle");
  const signOut = document.querySelector('form[action="/logout"]');
  if (!box || !signOut) {
    return;
  }
  const idle = Number(box.dataset.idleSeconds) * 1000;
  const warning = Number(box.dataset.warningSeconds) * 1000;
  const toldEvery = 4 * 60 * 1000;
  const key = "sl-last-done";
  let told = Date.now();
  let before = null;

  const last = () => Number(localStorage.getItem(key)) || told;

  const done = () => {
    const now = Date.now();
    localStorage.setItem(key, String(now));
    if (now - told > toldEvery) {
      told = now;
      fetch("/still-here", { redirect: "manual", credentials: "same-origin" }).catch(() => {});
    }
  };

  const stay = () => {
    told = 0;
    done();
    look();
  };

  const show = (visible) => {
    if (visible && box.hidden) {
      before = document.activeElement;
      box.hidden = false;
      box.querySelector("button").focus();
    } else if (!visible && !box.hidden) {
      box.hidden = true;
      before?.focus?.();
    }
  };

  const look = () => {
    const since = Date.now() - last();
    if (since >= idle) {
      // Once: sent again, it would break off what is on its way.
      clearInterval(looking);
      signOut.requestSubmit();
    } else {
      show(since >= idle - warning);
    }
  };

  done();
  for (const event of ["keydown", "pointerdown", "input", "scroll"]) {
    // While the question is there, only its answer counts.
    addEventListener(event, () => box.hidden && done(), { passive: true, capture: true });
  }
  box.querySelector("button").addEventListener("click", stay);
  const looking = setInterval(look, 1000);
})();
