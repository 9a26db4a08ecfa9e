// Shows the button beside a line that can be copied, and says what it did. Without it the line is marked by hand.
for (const place of document.querySelectorAll("[data-copies]")) {
  const line = document.getElementById(place.dataset.copies);
  const button = place.querySelector("button");
  const status = place.querySelector('[role="status"]');
  if (!line || !button || !status) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(line.textContent);
      status.textContent = status.dataset.done;
    } catch {
      // No clipboard here (an old browser, a line that is not encrypted): the line is marked, one key remains.
      getSelection().selectAllChildren(line);
      status.textContent = status.dataset.failed;
    }
  });
}
