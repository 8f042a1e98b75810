// The headers that a host should send with every file of the page; docs/hosting.md gives the same.

const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self'", "manifest-src 'self'",
  "connect-src 'self' https:", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  "require-trusted-types-for 'script'", "trusted-types 'none'",
].join('; ');

// The policy with what only the stage needs beside: its servers stand on loopback, without TLS.
export const withLoopback = (text) => text.replace("connect-src 'self' https:", '$& http://localhost:* http://127.0.0.1:*');

// A name with a hash never changes; everything else is asked for again.
export const HASHED = '-[0-9a-f]{12,}(_bg)?\\.(js|wasm|css|txt|svg)$';
export const FOREVER = 'public, max-age=31536000, immutable';
export const cacheOf = (name) => (new RegExp(HASHED).test(name) ? FOREVER : 'no-cache');

export const HEADERS = {
  // Browsers heed it over https only.
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy': POLICY,
  'integrity-policy': 'blocked-destinations=(script)',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-read=(), clipboard-write=(self)',
};

export const STAGE_HEADERS = { ...HEADERS, 'content-security-policy': withLoopback(POLICY) };
