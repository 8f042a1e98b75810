// Starts the page's WebAssembly. A classic script, so that it can read what the build wrote on it.
(() => {
  const { js, wasm } = document.currentScript.dataset;
  const failed = () => {
    const shell = document.getElementById('shell');
    if (shell) shell.hidden = true;
    const broken = document.getElementById('broken');
    if (broken) broken.hidden = false;
  };
  import(new URL(js, document.baseURI).href)
    .then((page) => page.default({ module_or_path: new URL(wasm, document.baseURI).href }))
    .catch((error) => {
      failed();
      throw error;
    });
})();
