// Starts the page's WebAssembly, and later what opens later. A classic script, so that it can read
// what the build wrote on it.
(() => {
  const { js, wasm, moreJs, moreWasm } = document.currentScript.dataset;
  const at = (path) => new URL(path, document.baseURI).href;
  const start = async (glue, code) => {
    const part = await import(at(glue));
    await part.default({ module_or_path: at(code) });
    return part;
  };
  // A file dropped beside its field would otherwise take the page's place.
  for (const event of ['dragover', 'drop']) addEventListener(event, (dragged) => dragged.preventDefault());
  let more;
  document.addEventListener('purser:more', async ({ detail }) => {
    try {
      more ??= start(moreJs, moreWasm);
      (await more).show(...detail);
    } catch (error) {
      // The next attempt fetches it again.
      more = undefined;
      document.dispatchEvent(new CustomEvent('purser:lost'));
      throw error;
    }
  });
  start(js, wasm).catch((error) => {
    const shell = document.getElementById('shell');
    if (shell) shell.hidden = true;
    const broken = document.getElementById('broken');
    if (broken) broken.hidden = false;
    throw error;
  });
})();
