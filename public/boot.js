// Starts the page: takes the identity provider's answer out of the address, fetches the program, and
// calls it with what stood there, and with the sentences of the language. The build puts the program's
// files and their hashes in as `PROGRAM`, those of the languages as `LANGUAGES`; the parts of the
// program that come later are its glue's to load.
(() => {
  const { search, hash } = location;
  const parts = (text) => text.replace(/^[?#]+/, '').split('&').filter(Boolean);
  const names = (text) => parts(text).flatMap((part) => [...new URLSearchParams(`&${part.replace(/^[?#]+/, '')}`).keys()]);
  // What only a provider writes, and what a link may choose: as `oidc::callback` and `catalogue::link` have it.
  const isAnswer = (name) => ['code', 'error', 'id_token', 'access_token'].includes(name);
  const chooses = (part) => ['cluster', 'namespace', 'method', 'view', 'find'].includes(part.split('=')[0]);

  // At once, since nobody knows how long the program takes, and whether it comes. What is taken is
  // gone: a reload, Back and Forward find the address without it.
  const there = [...names(search), ...names(hash)];
  const answered = there.some(isAnswer);
  if (answered || there.includes('state')) {
    const rest = parts(search).filter((part) => (answered ? chooses(part) : !names(part).includes('state')));
    const clean = new URL(location.href);
    clean.search = rest.join('&');
    clean.hash = '';
    try {
      history.replaceState(null, '', clean);
    } catch {
      // Too many calls in a row; the program tries again.
    }
  }
  // A file dropped beside its field would otherwise take the page's place.
  for (const event of ['dragover', 'drop']) addEventListener(event, (dragged) => dragged.preventDefault());

  // A module is imported only once its element has loaded: then it had its hash, and lies ready. An
  // import of its own would fetch without one.
  const loaded = (element) => new Promise((resolve, reject) => {
    const fail = () => reject(new TypeError(`${element.src} was not loaded`));
    element.addEventListener('load', resolve);
    element.addEventListener('error', fail);
    // A script runs in its turn, but some browsers tell of its failure at once, perhaps before this
    // file is there. The page's own load comes after either.
    addEventListener('load', fail);
  });
  const at = (path) => new URL(path, document.baseURI).href;

  // The language: the one chosen in this tab, or the first of the browser's that the page has. English
  // stands in the program itself, and needs no file.
  const root = document.documentElement;
  const stored = () => {
    try {
      return sessionStorage.getItem('purser.language');
    } catch {
      return null;
    }
  };
  const find = (tag) => LANGUAGES.find(({ code }) => tag === code || tag.startsWith(`${code}-`));
  let language;
  const speak = (tag) => {
    language = find(tag);
    root.lang = tag;
    root.dir = language?.direction ?? 'ltr';
  };
  const isKnown = (tag) => tag === 'en' || tag.startsWith('en-') || find(tag);
  speak([stored(), ...navigator.languages].find((tag) => tag && isKnown(tag)) ?? 'en');
  // The sentences that come first, or those of what opens later. Where they cannot be had, the page
  // speaks English.
  const sentences = async (later) => {
    if (!language) return '';
    const { file, integrity } = language.parts[later ? 1 : 0];
    try {
      return await (await fetch(at(file), { integrity })).text();
    } catch {
      return '';
    }
  };
  // What the program asks for: the languages by code and name, those sentences, another language.
  globalThis.purser = {
    languages: () => ['en', 'English', ...LANGUAGES.flatMap(({ code, name }) => [code, name])],
    later: () => sentences(true),
    choose: (code) => {
      speak(code);
      try {
        sessionStorage.setItem('purser.language', code);
      } catch {
        // Without storage the choice lasts until the page is left.
      }
      return sentences(false);
    },
  };
  const said = sentences(false);
  // What the page says before the program is there; keys as `ui::text::language` has them.
  said.then((lines) => {
    for (const told of lines ? document.querySelectorAll('.shell p') : []) {
      const bytes = new TextEncoder().encode(told.textContent);
      const key = bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5).toString(16);
      const [, line] = `\n${lines}`.split(`\n${key}=`);
      if (line) [told.textContent] = line.split('\n');
    }
  });

  // The program's bytes; as an answer where the browser can compile them on the way.
  const code = async ({ wasm, integrity }) => {
    const answer = await fetch(at(wasm), { integrity });
    const streams = answer.headers.get('content-type')?.trim().toLowerCase() === 'application/wasm';
    return streams ? answer : answer.arrayBuffer();
  };
  const start = async () => {
    const glue = document.querySelector(`script[src="${PROGRAM.glue}"]`);
    const [module_or_path, lines] = await Promise.all([code(PROGRAM), said, loaded(glue)]);
    const program = await import(at(PROGRAM.glue));
    await program.default({ module_or_path });
    program.begin(search, hash, lines);
  };
  start().catch((error) => {
    const outdated = typeof WebAssembly === 'undefined' || error instanceof SyntaxError || error instanceof WebAssembly.CompileError;
    const show = (id, shown) => {
      const element = document.getElementById(id);
      if (element) element.hidden = !shown;
    };
    show('shell', false);
    show(outdated ? 'outdated' : 'broken', true);
    throw error;
  });
})();
