// What the pages do beyond links and forms. Without this file everything can still be read and found.
"use strict";

// A finding may be marked in pieces: show all of them when one is the target of the address.
function showTarget() {
  const finding = decodeURIComponent(location.hash.slice(1));
  for (const shown of document.querySelectorAll(".is-target")) shown.classList.remove("is-target");
  if (!finding) return;
  for (const shown of document.querySelectorAll("[data-of], [data-card]")) {
    if (shown.dataset.of === finding || shown.dataset.card === finding) shown.classList.add("is-target");
  }
}

// From the words to their card in the record.
function showCard(event) {
  if (!(event.target instanceof Element) || String(getSelection())) return;
  for (let mark = event.target.closest("[data-of]"); mark; mark = mark.parentElement.closest("[data-of]")) {
    const card = [...document.querySelectorAll("[data-card]")].find((one) => one.dataset.card === mark.dataset.of);
    if (!card) continue;
    history.replaceState(null, "", "#" + mark.dataset.of);
    showTarget();
    card.scrollIntoView({ block: "nearest", behavior: "smooth" });
    return;
  }
}

function addCopyButtons() {
  if (!navigator.clipboard) return; // only on an address that the browser trusts
  for (const citation of document.querySelectorAll(".citation")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(citation.querySelector("bdi").textContent);
      button.textContent = "Copied";
    });
    citation.append(" ", button);
  }
}

addEventListener("hashchange", showTarget);
document.getElementById("text")?.addEventListener("click", showCard);
addCopyButtons();
showTarget();
