// Three small things on top of pages that work without any script: the page says when it cannot follow
// along any more, "/" leads to the search field, and the menu of a phone shows where one is.
(() => {
  "use strict";
  const follows = (yes) =>
    document.querySelectorAll(".live").forEach((pill) => pill.classList.toggle("lost", !yes));
  document.addEventListener("htmx:sendError", () => follows(false));
  document.addEventListener("htmx:timeout", () => follows(false));
  document.addEventListener("htmx:responseError", () => follows(false));
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) follows(true);
  });
  document.addEventListener("DOMContentLoaded", () =>
    document.querySelector(".rail nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" }));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const find = document.getElementById("find");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && find) {
      event.preventDefault();
      find.focus();
    }
  });
})();
