// Says who a function belongs to, by its mangled name (RFC 2603 "v0", and the older form).

// What these hold is written once and made anew for the types of whoever uses it, who owns the copy.
const STANDARD = new Set(['core', 'alloc', 'std', 'hashbrown']);
const OWN = 'purser';

/**
 * The owner of a function: a crate, or for this crate its room as `purser yaml`; of `ui` the layer,
 * as `purser ui::components`. A function of the standard library belongs to the first crate beside it
 * that its types name.
 */
export function owner(symbol) {
  // What begins a part is named by the splitter.
  if (symbol.startsWith('__wasm_split_')) return `${OWN} ui::load`;
  const paths = symbol.startsWith('_R') ? v0(symbol.slice(2)) : symbol.startsWith('_ZN') ? legacy(symbol) : [];
  const [path] = [...paths.filter(([crate]) => !STANDARD.has(crate)), ...paths];
  if (!path) return 'without a crate';
  const [crate, ...modules] = path;
  if (crate !== OWN) return crate;
  return [OWN, modules.slice(0, modules[0] === 'ui' ? 2 : 1).join('::')].join(' ').trim();
}

/** Where a symbol is defined and what it names, each a crate and modules. What cannot be read ends the list. */
export function v0(mangled) {
  const found = [];
  const reader = new Reader(mangled, found);
  try {
    reader.within(() => reader.path());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return found.filter(Boolean);
}

class Reader {
  constructor(text, found) {
    Object.assign(this, { text, found, at: 0, references: 0 });
  }

  take(...wanted) {
    const next = this.text[this.at];
    if (!wanted.includes(next)) return false;
    this.at += 1;
    return next;
  }

  // Digits of base 62 up to `_`; none are 0, and all others one more than they say.
  number() {
    const end = this.text.indexOf('_', this.at);
    if (end < 0) throw new SyntaxError('a number without an end');
    let value = this.at === end ? -1 : 0;
    for (const digit of this.text.slice(this.at, end)) value = value * 62 + DIGITS.indexOf(digit);
    this.at = end + 1;
    return value + 1;
  }

  name() {
    if (this.take('s')) this.number();
    this.take('u');
    // A closure's name has no length; the next name may follow at once.
    const length = /^(?:0|[1-9]\d*)/.exec(this.text.slice(this.at))?.[0];
    if (!length) throw new SyntaxError('no name');
    this.at += length.length;
    this.take('_');
    const name = this.text.slice(this.at, this.at + Number(length));
    this.at += name.length;
    return name;
  }

  // Puts what a path is before what it names in turn.
  within(read) {
    const place = this.found.push(undefined) - 1;
    this.found[place] = read();
  }

  back(read) {
    const to = this.number();
    const after = this.at;
    // One that leads to itself would never end.
    this.references += 1;
    if (this.references > 500) throw new SyntaxError('references without an end');
    this.at = to;
    const value = read();
    this.at = after;
    return value;
  }

  path() {
    switch (this.take('C', 'N', 'M', 'X', 'Y', 'I', 'B')) {
      case 'C':
        return [this.name()];
      case 'N':
        return this.nested();
      case 'M':
        return this.implemented(() => this.type());
      case 'X':
        return this.implemented(() => (this.type(), this.within(() => this.path())));
      case 'Y':
        this.type();
        return this.path();
      case 'I':
        return this.generic();
      case 'B':
        return this.back(() => this.path());
      default:
        throw new SyntaxError(`no path at ${this.at}`);
    }
  }

  // Modules are lower case in the namespace of types; below the first that isn't one there is none.
  nested() {
    const space = this.text[this.at];
    this.at += 1;
    const outer = this.path();
    const name = this.name();
    return space === 't' && /^[a-z]/.test(name) ? [...outer, name] : outer;
  }

  implemented(rest) {
    if (this.take('s')) this.number();
    const where = this.path();
    rest();
    return where;
  }

  generic() {
    const path = this.path();
    while (!this.take('E')) {
      if (this.take('L')) this.number();
      else if (this.take('K')) this.constant();
      else this.type();
    }
    return path;
  }

  type() {
    if (/[a-z]/.test(this.text[this.at] ?? '')) this.at += 1;
    else if (this.take('A')) (this.type(), this.constant());
    else if (this.take('S', 'P', 'O')) this.type();
    else if (this.take('R', 'Q')) this.borrowed();
    else if (this.take('T')) this.until(() => this.type());
    else if (this.take('F')) this.pointer();
    else if (this.take('D')) this.dynamic();
    else if (this.take('B')) this.back(() => this.type());
    else this.within(() => this.path());
  }

  until(read) {
    while (!this.take('E')) read();
  }

  borrowed() {
    if (this.take('L')) this.number();
    this.type();
  }

  pointer() {
    if (this.take('G')) this.number();
    this.take('U');
    if (this.take('K') && !this.take('C')) this.name();
    this.until(() => this.type());
    this.type();
  }

  dynamic() {
    if (this.take('G')) this.number();
    this.until(() => {
      this.within(() => this.path());
      while (this.take('p')) (this.name(), this.type());
    });
    if (this.take('L')) this.number();
  }

  constant() {
    if (this.take('p')) return;
    if (this.take('B')) {
      this.back(() => this.constant());
      return;
    }
    const value = /^[a-z]n?[0-9a-f]*_/.exec(this.text.slice(this.at))?.[0];
    if (!value) throw new SyntaxError('a constant of another kind');
    this.at += value.length;
  }
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

// `_ZN4core3ptr…17h0123456789abcdefE`: the parts of a path, whose signs are written as `$LT$` and `..`.
function legacy(symbol) {
  const parts = [];
  for (let rest = symbol.slice(3); /^\d/.test(rest); ) {
    const length = /^\d+/.exec(rest)[0];
    parts.push(rest.slice(length.length, length.length + Number(length)));
    rest = rest.slice(length.length + Number(length));
  }
  const plain = parts.join('::').replaceAll('..', '::').replaceAll(/\$\w+?\$/g, ' ').replaceAll('::_ ', ' ');
  return [...plain.matchAll(/[a-z]\w*(?:::\w+)+/g)].map(([path]) => {
    const names = path.split('::');
    return [names[0], ...names.slice(1, -1).filter((name) => /^[a-z]/.test(name))];
  });
}
