// A walk through a site with a bad connection. What is typed or scanned is kept in the browser under a name of its own and sent
// until it is answered; the service takes each name once. Without this script the form is sent as any other.
(() => {
  const form = document.getElementById("walk-form");
  const state = document.getElementById("walk-state");
  const waiting = document.getElementById("walk-waiting");
  if (!form) {
    return;
  }
  const place = `sl-walk-${form.dataset.walk}`;
  const atOnce = 100;
  const againAfter = 5000;
  let sending = false;
  let scanning = null;

  // A second window of this browser may have kept something, too: it is read each time.
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(place)) || [];
    } catch {
      return [];
    }
  };

  const keep = (all) => {
    if (all.length === 0) {
      localStorage.removeItem(place);
    } else {
      localStorage.setItem(place, JSON.stringify(all));
    }
  };

  const name = () => {
    if (crypto.randomUUID) {
      return crypto.randomUUID();
    }
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };

  const show = (words) => {
    const all = kept();
    state.textContent = words || (all.length === 0 ? "" : `${all.length} ${state.dataset.waits}`);
    waiting.replaceChildren(
      ...all.map((one) => {
        const item = document.createElement("li");
        const remove = document.createElement("button");
        remove.type = "button";
        remove.className = "usa-button usa-button--unstyled";
        remove.textContent = `${state.dataset.remove} ${one.serial}`;
        remove.addEventListener("click", () => {
          keep(kept().filter((other) => other.key !== one.key));
          show("");
        });
        item.append(one.serial, " ", remove);
        return item;
      }),
    );
  };

  const answered = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const lists = page.getElementById("walk-lists");
    if (lists) {
      for (const part of ["walk-faults", "walk-lists"]) {
        document.getElementById(part).replaceWith(document.importNode(page.getElementById(part), true));
      }
    }
    return lists !== null;
  };

  const send = async () => {
    const some = kept().slice(0, atOnce);
    if (sending || some.length === 0) {
      return;
    }
    sending = true;
    const fields = new URLSearchParams();
    for (const one of some) {
      fields.append("key", one.key);
      fields.append("serial", one.serial);
    }
    let words = "";
    let taken = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields });
      // Whoever has to sign in again gets another page; then everything stays kept.
      taken = answered(await answer.text()) && answer.ok;
      words = taken ? "" : state.dataset.refused;
    } catch {
      // No connection.
    }
    if (taken) {
      const sent = new Set(some.map((one) => one.key));
      keep(kept().filter((one) => !sent.has(one.key)));
    }
    sending = false;
    show(words);
    if (taken) {
      send();
    }
  };

  const add = (serial) => {
    const text = serial.trim();
    const all = kept();
    if (text === "" || all.some((one) => one.serial.toUpperCase() === text.toUpperCase())) {
      return;
    }
    keep([...all, { key: name(), serial: text }]);
    show("");
    send();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = form.elements.namedItem("serial");
    add(field.value);
    field.value = "";
    field.focus();
  });
  // The button stands in what an answer replaces. What is kept here would not be on the list.
  document.addEventListener("submit", (event) => {
    if (event.target.id === "walk-end" && kept().length > 0) {
      event.preventDefault();
      show(state.dataset.unsent);
      state.scrollIntoView();
    }
  });
  window.addEventListener("online", send);
  setInterval(send, againAfter);

  const scan = document.getElementById("walk-scan");
  const camera = document.getElementById("walk-camera");
  const video = camera.querySelector("video");

  const stop = () => {
    clearInterval(scanning);
    scanning = null;
    video.srcObject?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    camera.hidden = true;
  };

  const start = async () => {
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      camera.hidden = false;
      await video.play();
    } catch {
      stop();
      show(state.dataset.noCamera);
      return;
    }
    const reader = new BarcodeDetector();
    scanning = setInterval(async () => {
      const found = await reader.detect(video).catch(() => []);
      if (scanning !== null && found.length > 0) {
        add(found[0].rawValue.slice(0, 200));
        stop();
      }
    }, 300);
  };

  if ("BarcodeDetector" in window && navigator.mediaDevices) {
    scan.hidden = false;
    scan.addEventListener("click", start);
    document.getElementById("walk-stop").addEventListener("click", stop);
  }
  show("");
  send();
})();
