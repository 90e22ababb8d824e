// A link to send: copied, or handed on by what the device shares with. Without this it stands in its field.
for (const each of document.querySelectorAll("[data-copy]")) {
  const { value } = each.querySelector("input");
  const copy = each.querySelector("[data-action=copy]");
  const share = each.querySelector("[data-action=share]");
  copy.hidden = !navigator.clipboard;
  share.hidden = !navigator.share;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(value);
    copy.textContent = "Copied";
    document.getElementById("said").textContent = "The link is copied.";
  });
  share.addEventListener("click", () => navigator.share({ url: value }).catch(() => {}));
}
