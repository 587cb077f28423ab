// Runs before the first paint: says that script works, and sets the theme that was chosen, so that nothing flickers.
// A classic script, since modules wait for the page.
(function boot() {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    if (localStorage.getItem("hilum.theme") === "light") {
      root.dataset.theme = "light";
    }
  } catch {
    // Storage may be forbidden; dark it stays.
  }
})();
