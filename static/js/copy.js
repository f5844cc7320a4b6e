// Adds a button to words that somebody may want to send. The words of the button stand
// in the page, in data-copy and data-copied.
if (navigator.clipboard) {
  for (const box of document.querySelectorAll("[data-copy]")) {
    const text = [...box.children].filter((e) => !e.matches(".title")).map((e) => e.innerText).join("\n\n");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn--line";
    button.textContent = box.dataset.copy;
    const said = document.createElement("span");
    said.className = "vh";
    said.setAttribute("role", "status");
    button.addEventListener("click", () => navigator.clipboard.writeText(text).then(() => {
      button.textContent = said.textContent = box.dataset.copied;
    }, () => button.remove()));
    box.append(button, said);
  }
}
