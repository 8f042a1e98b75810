// What is looked for in every state, and the ears and eyes it is found by.
import { expect } from '@playwright/test';

// Nothing runs out of the page sideways, nothing is cut off, no control lies over another.
export async function fits(page, what) {
  const found = await page.evaluate(() => {
    const name = (one) => `${one.tagName.toLowerCase()}${[...one.classList].map((c) => `.${c}`).join('')} "${(one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 40)}"`;
    const faults = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) {
      const edge = document.documentElement.clientWidth;
      const out = [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > edge + 1 && !one.closest('pre, code'));
      faults.push(`${wide} px run out of the page: ${out.slice(-3).map(name).join(', ')}`);
    }
    for (const one of document.body.querySelectorAll('*')) {
      const style = getComputedStyle(one);
      if (!/hidden|clip/.test(style.overflowX) || style.textOverflow === 'ellipsis' || one.clientWidth < 2 || !one.checkVisibility()) continue;
      if (one.scrollWidth > one.clientWidth + 1) faults.push(`cut off: ${name(one)}`);
    }
    const moored = (one) => {
      for (let up = one; up; up = up.parentElement) if (/fixed|sticky|absolute/.test(getComputedStyle(up).position)) return true;
      return false;
    };
    const controls = [...document.querySelectorAll('button, a[href], select, textarea, summary, label, input:not([type=checkbox]):not([type=radio])')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !moored(one))
      .map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 1 && box.height > 1);
    controls.forEach(([one, a], index) => controls.slice(index + 1).forEach(([other, b]) => {
      if (one.contains(other) || other.contains(one)) return;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // What is scrolled away in a list lies nowhere.
      const scrolled = (el) => { const list = el.closest('[role=group], [role=listbox], .list'); return list && list.scrollHeight > list.clientHeight; };
      if (across > 2 && down > 2 && !scrolled(one) && !scrolled(other)) faults.push(`${name(one)} lies over ${name(other)}`);
    }));
    return faults;
  });
  expect(found, what).toEqual([]);
}

// Every control is large enough to be pressed: `least` px in both directions, by what one presses for it.
export async function pressable(page, least, what) {
  const small = await page.evaluate((least) => {
    const found = [];
    for (const one of document.querySelectorAll('button, a[href], select, textarea, input, summary, [role=option], [role=tab]')) {
      if (!one.checkVisibility({ visibilityProperty: true })) continue;
      // A link in a sentence has the height of its line.
      if (one.matches('a') && getComputedStyle(one).display === 'inline') continue;
      // A field is pressed by its label and by its frame too.
      const pressed = one.matches('input') ? [one, one.closest('label'), one.parentElement].filter(Boolean) : [one];
      // What stands around it by its style belongs to it.
      const boxes = pressed.map((each) => {
        const { width, height } = each.getBoundingClientRect();
        const around = getComputedStyle(each, '::after');
        const past = (...sides) => (around.position === 'absolute' && around.content !== 'none' ? sides.reduce((sum, side) => sum - Math.min(0, parseFloat(around[side]) || 0), 0) : 0);
        return { width: width + past('left', 'right'), height: height + past('top', 'bottom') };
      });
      if (!boxes.some((box) => box.width >= least - 0.5 && box.height >= least - 0.5)) {
        found.push(`${one.tagName.toLowerCase()} "${(one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 40)}": ${boxes.map((box) => `${Math.round(box.width)} x ${Math.round(box.height)}`).join(', ')}`);
      }
    }
    return found;
  }, least);
  expect(small, what).toEqual([]);
}

// Overhears what the live regions of a page say, in order: `await hear(page)` before it is opened.
export async function hear(page) {
  await page.addInitScript(() => {
    window.heard = [];
    const live = '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive], output';
    const last = new WeakMap();
    const tell = (region) => {
      const shown = region.isConnected && region.checkVisibility({ visibilityProperty: true });
      const text = shown ? region.textContent.replace(/\s+/g, ' ').trim() : '';
      if (text && text !== last.get(region)) window.heard.push({ text, at: performance.now() });
      last.set(region, text);
    };
    new MutationObserver((records) => {
      const regions = new Set();
      for (const { target, addedNodes } of records) {
        const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
        const around = element?.closest(live);
        if (around) regions.add(around);
        if (element?.matches('[hidden], :not([hidden])')) for (const inside of element.querySelectorAll(live)) regions.add(inside);
        for (const node of addedNodes) {
          if (node.nodeType !== Node.ELEMENT_NODE) continue;
          if (node.matches(live)) regions.add(node);
          for (const inside of node.querySelectorAll(live)) regions.add(inside);
        }
      }
      // A region in a region is read with it.
      for (const region of regions) if (!region.parentElement?.closest(live)) tell(region);
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden'] });
  });
  return () => page.evaluate(() => window.heard.splice(0));
}

// What a screen reader is told of the element in focus, in one line.
export async function focused(client) {
  const { result } = await client.send('Runtime.evaluate', { expression: 'document.activeElement' });
  // Between two documents nothing is.
  if (!result.objectId) return 'none ""';
  const { nodes } = await client.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
  const [node] = nodes;
  const states = (node.properties ?? []).flatMap(({ name, value }) => {
    if (['checked', 'expanded', 'pressed', 'selected', 'invalid', 'required', 'disabled'].includes(name)) return value.value === 'false' && name === 'invalid' ? [] : [`${name}: ${value.value}`];
    return [];
  });
  const parts = [node.role?.value, JSON.stringify(node.name?.value ?? '')];
  if (node.value?.value) parts.push(`= ${JSON.stringify(String(node.value.value))}`);
  if (node.description?.value) parts.push(`(${node.description.value.replace(/\s+/g, ' ').trim()})`);
  if (states.length > 0) parts.push(`[${states.join(', ')}]`);
  return parts.join(' ');
}

// The elements that Tab reaches, in order, from the start of the page until it comes around.
export async function tabOrder(page, key = 'Tab') {
  const client = await page.context().newCDPSession(page);
  const order = [];
  await page.evaluate((back) => {
    for (const one of document.querySelectorAll('[data-tabbed]')) delete one.dataset.tabbed;
    const start = document.createElement('span');
    start.id = 'tab-start';
    start.tabIndex = -1;
    if (back) document.body.append(start);
    else document.body.prepend(start);
    start.focus();
    start.addEventListener('blur', () => start.remove(), { once: true });
  }, key !== 'Tab');
  for (let n = 0; n < 400; n += 1) {
    await page.keyboard.press(key);
    const again = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body || one.dataset.tabbed) return true;
      one.dataset.tabbed = 'yes';
      return false;
    });
    if (again) break;
    order.push(await focused(client));
  }
  await client.detach();
  return order;
}

// How many elements Tab should reach: of radio buttons of one name, one.
export const tabbable = (page) => page.evaluate(() => {
  const groups = new Set();
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], pre')].filter((one) => {
    if (one.tabIndex < 0 || one.disabled || !one.checkVisibility({ visibilityProperty: true })) return false;
    if (one.matches('pre:not([tabindex])')) return false;
    if (one.matches('input[type=radio]')) {
      if (groups.has(one.name)) return false;
      groups.add(one.name);
    }
    return true;
  }).length;
});
