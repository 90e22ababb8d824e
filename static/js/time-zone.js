// Choose the browser's own time zone where the page only assumed one. Without this the list is used by hand.
const RENAMED = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
};
const places = document.querySelector("select[data-guess]");
if (places) {
  const named = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = RENAMED[named] ?? named;
  if ([...places.options].some((option) => option.value === zone)) places.value = zone;
}
