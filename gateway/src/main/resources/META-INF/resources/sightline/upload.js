// Shows how much of a file was sent. Without this script the form is sent as any other. A refusal is shown above the form,
// and what was chosen and typed stays.
(() => {
  const show = (box, percent) => {
    box.hidden = false;
    box.querySelector("progress").value = percent;
    const tenth = percent - (percent % 10);
    const words = box.querySelector("span");
    const said = `${box.dataset.words} ${tenth} %`;
    if (words.textContent !== said) {
      words.textContent = said;
    }
  };

  const refused = (form, text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const said = page.querySelector("main .usa-alert--error");
    document.querySelector("main .usa-alert--error")?.remove();
    if (said) {
      form.before(said);
      said.focus();
    }
    return said;
  };

  const send = (form, box, button) => {
    const request = new XMLHttpRequest();
    const again = () => {
      box.hidden = true;
      button.disabled = false;
    };
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) {
        show(box, Math.floor((100 * event.loaded) / event.total));
      }
    });
    request.addEventListener("load", () => {
      if (request.status < 400) {
        location.assign(request.responseURL);
      } else {
        again();
        if (!refused(form, request.responseText)) {
          box.hidden = false;
          box.querySelector("span").textContent = box.dataset.failed;
        }
      }
    });
    request.addEventListener("error", () => {
      again();
      box.hidden = false;
      box.querySelector("span").textContent = box.dataset.failed;
    });
    const data = new FormData(form);
    request.open("POST", form.action);
    request.send(data);
    button.disabled = true;
    show(box, 0);
  };

  // What is wrong with the fields is said before a large file is sent. Where nobody answers, sending it will tell.
  const checked = async (form, box, button) => {
    const fields = new URLSearchParams();
    let bytes = 0;
    for (const [name, value] of new FormData(form)) {
      if (value instanceof File) {
        bytes += value.size;
      } else {
        fields.append(name, value);
      }
    }
    fields.append("bytes", bytes);
    button.disabled = true;
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body: fields });
      if (!answer.ok && refused(form, await answer.text())) {
        button.disabled = false;
        return;
      }
    } catch {
      // As without a check.
    }
    send(form, box, button);
  };

  for (const box of document.querySelectorAll("[data-upload]")) {
    const form = box.closest("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = event.submitter ?? form.querySelector('button[type="submit"]');
      if (form.dataset.check) {
        checked(form, box, button);
      } else {
        send(form, box, button);
      }
    });
  }
})();
