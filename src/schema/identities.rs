//! The keys of `identities`.

use super::form;
use super::part::{SchemaPart, ValueForm::*, row};
use super::rules;
use super::values::*;
use crate::config::keys;

/// `identities[]`.
pub static IDENTITY: SchemaPart = SchemaPart {
    title: "identities[]",
    known: keys::IDENTITY,
    rules: rules::identity,
    rows: &[
        row("name", Text, "text, unique", "required", "its name within this file").like("contoso"),
        row(
            "displayName",
            Text,
            "text, unique",
            "`Microsoft` for Entra, else `name`",
            "\"Sign in with …\"",
        )
        .like("Contoso"),
        row(
            "redirect",
            OneOf(redirects),
            "`signin-2.html` … `signin-5.html`, unique",
            "the page's own folder",
            "the page that is this identity's redirect URI",
        ),
        row(
            "trustTls",
            Flag,
            "true or false",
            "`false`",
            "where the provider's keys cannot be fetched, rely on TLS instead of the signature (OpenID Connect Core 3.1.3.7 (6)); the page says so when it does",
        ),
        row("entra", Keys(&ENTRA), "keys", "–", "a registration in Microsoft Entra ID"),
        row("oidc", Keys(&OIDC), "keys", "–", "a registration at any OpenID provider"),
    ],
};

/// `identities[].entra`.
pub static ENTRA: SchemaPart = SchemaPart {
    title: "identities[].entra",
    known: keys::ENTRA,
    rules: rules::none,
    rows: &[
        row(
            "tenant",
            Like(&form::TENANT),
            "tenant id, domain, `organizations` or `common`",
            "required",
            "who may sign in",
        ),
        row(
            "clientId",
            Like(&form::GUID),
            "GUID",
            "required",
            "the app registration, with the redirect URI under \"Single-page application\"",
        ),
        row(
            "cloud",
            OneOf(clouds),
            "`public`, `usgovernment`, `china`, `bleu`, `delos`, `govsg`",
            "`public`",
            "the cloud",
        ),
        row(
            "authorityHost",
            Like(&form::ORIGIN),
            "address",
            "the cloud's sign-in host",
            "another of the cloud's own sign-in hosts, such as `https://login.microsoft.com`; or a loopback address, where the page itself is on one",
        ).like("https://login.microsoft.com"),
        row(
            "allowedTenants",
            Many(&Like(&form::GUID)),
            "list of tenant ids",
            "all",
            "for `organizations` and `common`: the only tenants that may sign in",
        ),
    ],
};

/// `identities[].oidc`.
pub static OIDC: SchemaPart = SchemaPart {
    title: "identities[].oidc",
    known: keys::OIDC,
    rules: rules::none,
    rows: &[
        row(
            "issuer",
            Like(&form::ASKED),
            "address",
            "required",
            "the issuer, exactly as the provider names itself",
        ),
        row(
            "discoveryUrl",
            Like(&form::DOCUMENT),
            "address, a query may follow",
            "`<issuer>/.well-known/openid-configuration`",
            "the whole address of the discovery document, where it does not lie under the issuer",
        ),
        row("clientId", Like(&form::WORD), "text", "required", "a public client with PKCE")
            .like("purser"),
        row(
            "scopes",
            Many(&Like(&form::SCOPE)),
            "list of texts",
            "none",
            "asked for beside `openid profile email`",
        ),
        row(
            "hosts",
            Many(&Like(&form::ORIGIN)),
            "list of origins",
            "none",
            "further origins that the discovery document may name",
        ),
        row(
            "trustedAudiences",
            Many(&Like(&form::WORD)),
            "list of texts",
            "none",
            "audiences that an ID token may name beside `clientId`",
        ),
        row(
            "groupsClaim",
            Like(&form::WORD),
            "text",
            "`groups`",
            "the claim that names a person's groups to this page, or a path to it",
        )
        .like("realm_access.roles"),
        row(
            "userInfo",
            Flag,
            "true or false",
            "`false`",
            "is the provider's userinfo endpoint asked for groups that the ID token does not name",
        ),
        row(
            "signOutUrl",
            Like(&form::SIGN_OUT),
            "address with placeholders, a query may follow",
            "as the discovery document says",
            "the address that signs out at the provider, where it has a form of its own",
        ),
    ],
};
