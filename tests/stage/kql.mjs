// As much of the Kusto query language as a question to Resource Graph about clusters needs. What it
// does not know it refuses, as Resource Graph refuses what it cannot resolve.
//
//   query(text, { resources: rows, resourcecontainers: rows }) -> { columns, rows }

export class QueryError extends Error {}

const TOKEN = /\s+|\/\/[^\n]*|(!?in~|!in\b|project-away|project-keep|[A-Za-z_]\w*|\$left|\$right)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|(=~|!~|==|!=|[|(),.=[\]])/y;

function tokens(text) {
  const all = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw new QueryError(`Query is invalid at position ${at}: '${text.slice(at, at + 12)}'`);
    const [, word, quoted, number, sign] = found;
    if (word) all.push({ word });
    else if (quoted) all.push({ value: quoted.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (number) all.push({ value: Number(number) });
    else if (sign) all.push({ sign });
  }
  return all;
}

const lower = (value) => (typeof value === 'string' ? value.toLowerCase() : value);
const empty = (value) => value === null || value === undefined || value === '';
const text = (value) => (empty(value) ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));
const FUNCTIONS = {
  tostring: text, tolower: (value) => text(value).toLowerCase(), toupper: (value) => text(value).toUpperCase(),
  tobool: (value) => (empty(value) ? null : lower(text(value)) === 'true'), isempty: empty, isnull: empty,
  isnotempty: (value) => !empty(value), isnotnull: (value) => !empty(value), not: (value) => !value,
  coalesce: (...all) => all.find((value) => !empty(value)) ?? null, strcat: (...all) => all.map(text).join(''),
  iff: (test, yes, no) => (test ? yes : no),
};
const COMPARE = {
  '==': (a, b) => a === b, '!=': (a, b) => a !== b, '=~': (a, b) => lower(a) === lower(b), '!~': (a, b) => lower(a) !== lower(b),
  has: (a, b) => text(a).toLowerCase().split(/[^a-z0-9]+/).includes(lower(b)), contains: (a, b) => text(a).toLowerCase().includes(lower(b)),
  startswith: (a, b) => text(a).toLowerCase().startsWith(lower(b)), endswith: (a, b) => text(a).toLowerCase().endsWith(lower(b)),
};

export function query(source, tables) {
  const all = tokens(source);
  let at = 0;
  const peek = (kind, what) => all[at]?.[kind] === what;
  const is = (what) => peek('sign', what) || all[at]?.word?.toLowerCase() === what;
  const take = (what) => is(what) && ((at += 1), true);
  const need = (what) => {
    if (!take(what)) throw new QueryError(`Query is invalid: '${what}' is missing near '${Object.values(all[at] ?? { end: 'the end' })[0]}'`);
  };
  const name = () => {
    const { word } = all[at] ?? {};
    if (!word) throw new QueryError('Query is invalid: a name is missing');
    at += 1;
    return word;
  };
  const list = (one) => {
    const found = [one()];
    while (take(',')) found.push(one());
    return found;
  };

  // Expressions become functions of a row; `path` is the name that a column of one gets.
  const either = (columns) => {
    const parts = [both(columns)];
    while (take('or')) parts.push(both(columns));
    return parts.length === 1 ? parts[0] : { of: (row) => parts.some((part) => part.of(row)) };
  };
  const both = (columns) => {
    const parts = [compared(columns)];
    while (take('and')) parts.push(compared(columns));
    return parts.length === 1 ? parts[0] : { of: (row) => parts.every((part) => part.of(row)) };
  };
  const compared = (columns) => {
    const left = primary(columns);
    for (const [sign, compare] of Object.entries(COMPARE)) {
      if (!take(sign)) continue;
      const right = primary(columns);
      return { of: (row) => compare(left.of(row), right.of(row)) };
    }
    const { word } = all[at] ?? {};
    if (['in', 'in~', '!in', '!in~'].includes(word)) {
      at += 1;
      const fold = word.endsWith('~') ? lower : (value) => value;
      need('(');
      const choices = list(() => primary(columns));
      need(')');
      const found = (row) => choices.some((choice) => fold(choice.of(row)) === fold(left.of(row)));
      return { of: word.startsWith('!') ? (row) => !found(row) : found };
    }
    return left;
  };
  const primary = (columns) => {
    if (take('(')) {
      const inner = either(columns);
      need(')');
      return inner;
    }
    if (all[at]?.value !== undefined) {
      const { value } = all[at];
      at += 1;
      return { of: () => value };
    }
    const first = name();
    if (['true', 'false'].includes(first)) return { of: () => first === 'true' };
    if (take('(')) {
      const call = FUNCTIONS[first.toLowerCase()];
      if (!call) throw new QueryError(`Unknown function: '${first}'`);
      const given = is(')') ? [] : list(() => either(columns));
      need(')');
      return { of: (row) => call(...given.map((one) => one.of(row))) };
    }
    if (!columns.includes(first)) throw new QueryError(`Failed to resolve scalar expression named '${first}'`);
    const path = [first];
    for (;;) {
      if (take('.')) path.push(name());
      else if (take('[')) {
        path.push(all[at]?.value);
        at += 1;
        need(']');
      } else break;
    }
    return { path, of: (row) => path.reduce((value, key) => value?.[key] ?? null, row) };
  };
  // `alias = expression`, or a bare path: `properties.fqdn` becomes `properties_fqdn`.
  const column = (columns) => () => {
    const alias = all[at + 1]?.sign === '=' ? name() : undefined;
    if (alias) need('=');
    const value = either(columns);
    if (!alias && !value.path) throw new QueryError('Query is invalid: a computed column needs a name');
    return [alias ?? value.path.join('_'), value.of];
  };

  const table = () => {
    const first = name();
    const rows = tables[first.toLowerCase()];
    if (!rows) throw new QueryError(`Table ${first} is not supported`);
    let found = { columns: rows.columns, rows };
    while (take('|')) found = operator(name().toLowerCase(), found);
    return found;
  };

  const operator = (what, { columns, rows }) => {
    if (what === 'where') {
      const test = either(columns);
      return { columns, rows: rows.filter((row) => test.of(row)) };
    }
    if (what === 'extend' || what === 'project') {
      const made = list(column(columns));
      const make = (row) => Object.fromEntries(made.map(([name, of]) => [name, of(row)]));
      if (what === 'project') return { columns: made.map(([name]) => name), rows: rows.map(make) };
      return { columns: [...new Set([...columns, ...made.map(([name]) => name)])], rows: rows.map((row) => ({ ...row, ...make(row) })) };
    }
    if (what === 'project-away' || what === 'project-keep') {
      const named = list(name);
      const kept = columns.filter((one) => named.includes(one) === (what === 'project-keep'));
      return { columns: kept, rows: rows.map((row) => Object.fromEntries(kept.map((one) => [one, row[one]]))) };
    }
    if (what === 'order' || what === 'sort') {
      need('by');
      const by = list(() => {
        const { of } = primary(columns);
        return { of, sign: take('asc') ? 1 : take('desc') ? -1 : -1 };
      });
      const compare = (a, b) => (a === b ? 0 : empty(a) || a < b ? -1 : 1);
      return { columns, rows: rows.toSorted((a, b) => by.map(({ of, sign }) => sign * compare(of(a), of(b))).find((order) => order) ?? 0) };
    }
    if (what === 'limit' || what === 'take') {
      const { value } = all[at] ?? {};
      at += 1;
      return { columns, rows: rows.slice(0, value) };
    }
    if (what === 'count') return { columns: ['Count'], rows: [{ Count: rows.length }] };
    if (what === 'join') return join({ columns, rows });
    throw new QueryError(`Unknown operator: '${what}'`);
  };

  const join = (left) => {
    let kind = 'innerunique';
    if (take('kind')) {
      need('=');
      kind = name().toLowerCase();
    }
    if (!['leftouter', 'inner', 'innerunique'].includes(kind)) throw new QueryError(`Unknown kind of join: '${kind}'`);
    need('(');
    const right = table();
    need(')');
    need('on');
    const keys = list(name);
    for (const key of keys) if (!left.columns.includes(key) || !right.columns.includes(key)) throw new QueryError(`join: no column '${key}' on both sides`);
    // A column of both sides bears a number on the right one.
    const named = right.columns.map((one) => [one, left.columns.includes(one) ? `${one}1` : one]);
    const keyOf = (row) => JSON.stringify(keys.map((key) => row[key]));
    const byKey = new Map();
    for (const row of right.rows) byKey.set(keyOf(row), [...(byKey.get(keyOf(row)) ?? []), row]);
    const rows = left.rows.flatMap((row) => {
      const found = byKey.get(keyOf(row)) ?? (kind === 'leftouter' ? [{}] : []);
      return found.map((other) => ({ ...row, ...Object.fromEntries(named.map(([from, to]) => [to, other[from] ?? null])) }));
    });
    return { columns: [...left.columns, ...named.map(([, to]) => to)], rows };
  };

  const found = table();
  if (at < all.length) throw new QueryError(`Query is invalid near '${Object.values(all[at])[0]}'`);
  return found;
}
