// Starts the page's WebAssembly. A classic script, so that it can read
// what the build wrote on it.
(() => {
  const { js, wasm } = document.currentScript.dataset;
  const at = (path) => new URL(path, document.baseURI).href;
  const start = async (glue, code) => {
    const part = await import(at(glue));
    await part.default({ module_or_path: at(code) });
    return part;
  };
  // A file dropped beside its field would otherwise take the page's place.
  for (const event of ['dragover', 'drop']) addEventListener(event, (dragged) => dragged.preventDefault());
  start(js, wasm).catch((error) => {
    const shell = document.getElementById('shell');
    if (shell) shell.hidden = true;
    const broken = document.getElementById('broken');
    if (broken) broken.hidden = false;
    throw error;
  });
})();
