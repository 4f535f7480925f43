"use strict";
{
  const root = document.documentElement;
  const dark = () => (root.dataset.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const remembered = (scheme) => {
    try {
      if (scheme) localStorage.setItem("hf-lint-scheme", scheme);
      return localStorage.getItem("hf-lint-scheme");
    } catch {
      return scheme; // a browser that keeps nothing for files
    }
  };
  if (remembered()) root.dataset.scheme = remembered();

  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("scheme");
    const name = () => (button.textContent = dark() ? "Light" : "Dark");
    button.hidden = false;
    button.setAttribute("title", "Change between light and dark");
    button.addEventListener("click", () => {
      root.dataset.scheme = dark() ? "light" : "dark";
      remembered(root.dataset.scheme);
      name();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
    name();
  });
}
