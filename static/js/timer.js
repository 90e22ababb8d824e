// Count down to the end that the server set. Without this the two plain times stand.
const timer = document.querySelector("[data-ends]");
if (timer) {
  const left = timer.querySelector(".timer__left");
  const over = timer.querySelector(".timer__over");
  const behind = Number(timer.dataset.now) - Date.now(); // a device's own clock may be wrong
  let counting;
  const show = () => {
    const seconds = Math.max(0, Math.ceil((Number(timer.dataset.ends) - Date.now() - behind) / 1000));
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (seconds > 0) return;
    clearInterval(counting);
    if (!over.textContent) over.textContent = over.dataset.words;
  };
  counting = setInterval(show, 1000);
  document.addEventListener("visibilitychange", show); // a locked phone lets no second pass here
  show();
}
