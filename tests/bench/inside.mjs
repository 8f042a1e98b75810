// What is put into both pages before they start, to say when something is seen there. `seen` is the
// end of the next frame: the picture is made, and what waited for it has run.

export function watch() {
  const bench = { long: [], found: {}, seen: {} };
  window.bench = bench;
  const frame = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  });
  bench.frame = () => new Promise(frame);
  // The first time that `test` holds, as a time since the document was asked for.
  bench.when = (name, test) => {
    let found = false;
    const look = () => {
      if (found || !test()) return;
      found = true;
      bench.found[name] = performance.now();
      observer.disconnect();
      frame((at) => {
        bench.seen[name] = at;
        bench[`on_${name}`]?.();
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    look();
  };
  const named = (button, words) => button.textContent.trim().startsWith(words);
  bench.button = (words) => [...document.querySelectorAll('button')].find((one) => named(one, words) && !one.disabled && !one.closest('[hidden], [inert]'));
  // From an event to the last picture that it changed within the parts named, where nothing more
  // comes for `quiet` ms; the first picture after it at least.
  bench.settled = (type, parts, quiet = 120) => new Promise((resolve) => {
    addEventListener(type, ({ timeStamp }) => {
      let last;
      let open = 0;
      const mark = () => {
        open += 1;
        frame((at) => {
          last = at;
          open -= 1;
        });
      };
      const observer = new MutationObserver((all) => {
        if (all.some(({ target }) => (target.closest ? target : target.parentElement)?.closest(parts))) mark();
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      mark();
      let before;
      const wait = () => {
        if (open > 0 || before !== last) {
          before = last;
          setTimeout(wait, quiet);
          return;
        }
        observer.disconnect();
        resolve(last - timeStamp);
      };
      setTimeout(wait, quiet);
    }, { once: true, capture: true });
  });
  new PerformanceObserver((list) => bench.long.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({ type: 'longtask', buffered: true });
  // A file that is handed over, as it is made.
  const url = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    bench.made = performance.now();
    bench.file = blob;
    return url.call(URL, blob);
  };
  addEventListener('click', ({ timeStamp }) => (bench.clicked = timeStamp), true);
  addEventListener('change', ({ target }) => {
    if (target.type === 'file') bench.given = performance.now();
  }, true);
}
