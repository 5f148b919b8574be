// Follows a running import. The server sends the piece of the page whenever something changed; where such events do not come
// through (a proxy that holds them back, too many who follow), the piece is asked for every second.
(() => {
  const SILENCE = 40000;
  const piece = () => document.getElementById("progress");
  const address = piece()?.dataset.events;
  if (!address) {
    return;
  }

  // What is read aloud stays the same element, and changes only where it says something else.
  const show = (now) => {
    const said = piece().querySelector("[aria-live]");
    const next = now.querySelector("[aria-live]");
    if (said.textContent !== next.textContent) {
      said.replaceChildren(...next.childNodes);
    }
    next.remove();
    while (said.nextSibling) {
      said.nextSibling.remove();
    }
    said.after(...now.childNodes);
  };

  const ask = () => setInterval(() => htmx.trigger(piece(), "look"), 1000);

  if (!window.EventSource) {
    ask();
    return;
  }

  const source = new EventSource(address);
  let timer;
  const giveUp = () => {
    clearTimeout(timer);
    source.close();
    ask();
  };
  // The server says something every 15 seconds.
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, SILENCE);
  };
  source.addEventListener("progress", (event) => {
    heard();
    const now = new DOMParser().parseFromString(event.data, "text/html").getElementById("progress");
    if (now) {
      show(now);
    }
  });
  // The page then shows what it came to: rejects, or the question about columns.
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) {
      giveUp();
    }
  });
  heard();
})();
