// Functions are counted for who owns them, and every byte of a module once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functionNames, moduleOfSections, text, unsigned } from './module.mjs';
import { functions, pieces, rows, sentencesIn } from './size.mjs';
import { owner, v0 } from './symbols.mjs';

test('a function belongs to its room, and in ui to its layer', () => {
  for (const [symbol, expected] of [
    ['_RNvMNtNtCsjdSMh53xaR3_6purser4yaml4scanNtB2_7Scanner4peek', 'purser yaml'],
    ['_RNvNtNtNtNtCsjdSMh53xaR3_6purser2ui4text2en4oidc5words', 'purser ui::text'],
    ['_RNCNvNtCsjdSMh53xaR3_6purser2ui4views0_0B5_', 'purser ui'],
    ['_RNCNCNvNtCsjdSMh53xaR3_6purser2ui5start00B7_', 'purser ui'],
    // A derived trait belongs to where it is derived.
    ['_RNvXsD_NtNtCsjdSMh53xaR3_6purser6config6portalNtB5_7ClusterNtNtCsaatNRbUEljR_4core5clone5Clone5clone', 'purser config'],
    ['_RNvCs123_11purser_page5begin', 'purser_page'],
    ['__wasm_split_00inside00_export_c96a3ddf9756246f3fd4824ca1058092_inside', 'purser ui::load'],
  ]) assert.equal(owner(symbol), expected, symbol);
});

test('what the standard library has for the types of others belongs to the first of them', () => {
  for (const [symbol, expected] of [
    ['_RNSNvYNCNvNtCsjdSMh53xaR3_6purser2ui5start0INtNtNtCsaatNRbUEljR_4core3ops8function6FnOnceuE9call_once6vtableBa_', 'purser ui'],
    ['_RNvMsn_NtCscloIzqmCZ1r_5alloc4syncINtB5_3ArcINtNtNtNtCsbOuh3tjCEOn_3std4sync6poison6rwlock6RwLockNtNtCse41QHIJUFKt_14reactive_graph5owner10OwnerInnerEE9drop_slowB1B_', 'reactive_graph'],
    // Who asked for a copy is not whose types it is about.
    ['_RINvNtCscloIzqmCZ1r_5alloc3str17join_generic_copyehReECsjdSMh53xaR3_6purser', 'alloc'],
    // A library's own code stays the library's, whatever its types.
    ['_RINvMs3_NtCslatiGIuCrqo_8indexmap3mapINtB6_8IndexMapNtNtNtCse41QHIJUFKt_14reactive_graph5graph10subscriber13AnySubscriberuINtNtCsaatNRbUEljR_4core4hash18BuildHasherDefaultNtCs4VFs2xkjwXs_10rustc_hash8FxHasherEE12shift_removeBO_EBU_', 'indexmap'],
  ]) assert.equal(owner(symbol), expected, symbol);
});

test('the older names are read too, and names of other languages have no crate', () => {
  assert.equal(owner('_ZN6purser4yaml4scan4peek17h0123456789abcdefE'), 'purser yaml');
  assert.equal(owner('_ZN4core3ptr35drop_in_place$LT$purser..url..Url$GT$17h0123456789abcdefE'), 'purser url');
  assert.equal(owner('_ZN50_$LT$alloc..string..String$u20$as$u20$core..X$GT$3fmt17h0123456789abcdefE'), 'alloc');
  assert.deepEqual(['memcpy', '', '__wbindgen_malloc'].map(owner), Array(3).fill('without a crate'));
});

test('a broken name says what was read of it and never loops', () => {
  for (const symbol of ['_R', '_RNv', '_RB_', '_RNvB_', '_RNvNtC99999x', '_RINvC4core3fooB_', '_RNvC4core3foo', '_RIC4core3foo']) {
    assert.ok(['core', 'without a crate'].includes(owner(symbol)), symbol);
  }
  assert.deepEqual(v0('NvNtC3abc3def3ghi'), [['abc', 'def']]);
});

// One imported function, two of its own with names, and data that holds a sentence.
const list = (...entries) => [...unsigned(entries.length), ...entries.flat()];
const body = (...code) => [...unsigned(code.length + 2), 0, ...code, 0x0b];
const symbols = ['there', 'b000001_RNvNtC6purser4yaml4peek', 'b000000_RNvC10serde_json4read'];
const names = list(...symbols.map((one, number) => [...unsigned(number), ...text(one)]));
const data = 'xSign in.y';
const module = moduleOfSections([
  { id: 1, content: list([0x60, 0, 0]) },
  { id: 2, content: list([...text('a'), ...text('b'), 0, 0]) },
  { id: 3, content: list([0], [0]) },
  { id: 5, content: list([0, 1]) },
  { id: 10, content: list(body(0x01, 0x01), body()) },
  { id: 11, content: list([0, 0x41, 0, 0x0b, ...text(data)]) },
  { id: 0, content: [...text('name'), 0, 1, 0, 1, ...unsigned(names.length), ...names] },
  { id: 0, content: [...text('producers'), 0] },
]);

test('every function has its name and its body', () => {
  assert.ok(WebAssembly.validate(module));
  assert.deepEqual(functions(module).map(({ name, owner: of, body: { length } }) => [name, of, length]), [
    ['_RNvNtC6purser4yaml4peek', 'purser yaml', 4], ['_RNvC10serde_json4read', 'serde_json', 2],
  ]);
  assert.equal(functionNames(Buffer.from([...text('other')])), undefined);
});

test('a module is cut into pieces, and sentences are told from other data', async () => {
  const found = pieces(module, ['Sign in.', 'Sign', 'Not there.']);
  const size = (name) => found.get(name).reduce((sum, part) => sum + part.length, 0);
  assert.deepEqual(['purser yaml', 'serde_json', 'data: sentences'].map(size), [4, 2, 8]);
  assert.deepEqual([...found.keys()].slice(-2), ['data: sentences', 'data: names, tables'].slice(-2));
  assert.equal(Buffer.from(sentencesIn(Buffer.from(data), ['Sign in.'])[1]).toString(), 'xy');
  const all = await rows(found, 2);
  assert.deepEqual(all.map(([name]) => name).slice(1), ['data: sentences', '3 others']);
  assert.equal(all.reduce((sum, [, bytes]) => sum + bytes, 0), [...found.keys()].reduce((sum, name) => sum + size(name), 0));
});
