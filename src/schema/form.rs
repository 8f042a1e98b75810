//! The forms of texts, as far as a schema can say them.
//!
//! A pattern admits whatever the reader takes, and sometimes more: what depends on other keys, or
//! on where the page is, only the reader knows. They are written so that both ECMAScript, as the
//! schema asks for, and Rust understand them.

/// The form of a text.
pub struct TextPattern {
    /// A regular expression over the whole text.
    pub regex: &'static str,
    /// The most characters.
    pub most: Option<usize>,
    /// A text of this form.
    pub example: &'static str,
}

const fn like(regex: &'static str, example: &'static str) -> TextPattern {
    TextPattern { regex, most: None, example }
}

macro_rules! guid {
    () => {
        "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
    };
}
/// A name or an IPv6 address.
macro_rules! host {
    () => {
        "([-A-Za-z0-9_.]+|\\[[0-9A-Fa-f:.]+\\])"
    };
}
/// Printable ASCII without quote, angle brackets and backslash, and without `?` and `#`.
macro_rules! path {
    () => {
        "(/[!$-;=@-\\[\\]-~]*)?"
    };
}
/// The same with a query.
macro_rules! query {
    () => {
        "(\\?[!$-;=?-\\[\\]-~]*)?"
    };
}
/// Port, path, query and fragment.
macro_rules! rest {
    () => {
        "(:[0-9]+)?([/?#][!#-;=?-\\[\\]-~]*)?"
    };
}
/// https to any host, or http to the machine itself.
macro_rules! https {
    () => {
        "(https://([-A-Za-z0-9_.]+|\\[[0-9A-Fa-f:.]+\\])|http://(([-A-Za-z0-9_.]+\\.)?localhost|127\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[::1\\]))(:[0-9]+)?"
    };
}
/// The same, where the page's own policy must be able to name the host.
macro_rules! asked {
    () => {
        "(https://[-A-Za-z0-9_.]+|http://(localhost|127\\.0\\.0\\.1))(:[0-9]+)?"
    };
}
macro_rules! label {
    () => {
        "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
    };
}
macro_rules! domain {
    () => {
        "[-A-Za-z0-9_]+(\\.[-A-Za-z0-9_]+)+"
    };
}
/// A character of a parameter.
macro_rules! letter {
    () => {
        "[-!#-+.-<>-~]"
    };
}
macro_rules! piece {
    () => {
        "([^{}]|\\{(cluster|namespace|user|environment|tenant)\\})*"
    };
}
macro_rules! resource {
    () => {
        concat!("^/[A-Za-z]+/", guid!(), "/[A-Za-z]+/[^/]+/[A-Za-z]+/[A-Za-z.]+/[A-Za-z]+/[^/]+$")
    };
}

pub(super) static GUID: TextPattern =
    like(concat!("^", guid!(), "$"), "11111111-1111-4111-8111-111111111111");
pub(super) static WORD: TextPattern = like("^\\S+$", "");
pub(super) static SCOPE: TextPattern = like("^[!#-\\[\\]-~]+$", "groups");
pub(super) static HOST: TextPattern = like(concat!("^", host!(), "$"), "prod.contoso.example");
pub(super) static LABEL: TextPattern =
    TextPattern { regex: concat!("^", label!(), "$"), most: Some(63), example: "payments" };
pub(super) static SUBDOMAIN: TextPattern = TextPattern {
    regex: concat!("^", label!(), "(\\.", label!(), ")*$"),
    most: Some(253),
    example: "prod-weu",
};
pub(super) static TENANT: TextPattern = like(
    concat!("^(organizations|common|", guid!(), "|", domain!(), ")$"),
    "contoso.onmicrosoft.com",
);
pub(super) static ONE_TENANT: TextPattern =
    like(concat!("^(", guid!(), "|", domain!(), ")$"), "contoso.onmicrosoft.com");
pub(super) static HTTPS: TextPattern =
    like(concat!("^", https!(), path!(), "$"), "https://prod.contoso.example:6443");
pub(super) static PAGE: TextPattern =
    like(concat!("^", https!(), "/([!$-;=@-\\[\\]-~]*/)?$"), "https://k8s.contoso.example/");
pub(super) static ASKED: TextPattern =
    like(concat!("^", asked!(), path!(), "$"), "https://dex.contoso.example");
pub(super) static ORIGIN: TextPattern =
    like(concat!("^", asked!(), "/?$"), "https://keys.contoso.example");
pub(super) static DOCUMENT: TextPattern = like(
    concat!("^", asked!(), path!(), query!(), "$"),
    "https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_signin/v2.0/.well-known/openid-configuration",
);
pub(super) static SIGN_OUT: TextPattern = like(
    concat!("^", asked!(), path!(), query!(), "$"),
    "https://contoso.auth0.com/v2/logout?client_id={clientId}&returnTo={redirectUri}",
);
pub(super) static SUPPORT: TextPattern = like(
    concat!("^(mailto:[!-~]*@[!-~]*|https://", host!(), rest!(), ")$"),
    "https://chat.contoso.example/platform",
);
pub(super) static REQUEST: TextPattern = like(
    concat!("^(mailto:[!-~]*@[!-~]*|https://", host!(), rest!(), ")$"),
    "https://tickets.contoso.example/new?title={title}&description={text}",
);
pub(super) static PROXY: TextPattern = like(
    concat!("^(https?|socks5)://", host!(), rest!(), "$"),
    "http://proxy.contoso.example:3128",
);
pub(super) static BASE64: TextPattern = like("^[A-Za-z0-9+/=\\s]+$", "");
pub(super) static PARAMETER: TextPattern =
    like(concat!("^", letter!(), "+=", letter!(), "+$"), "prompt=consent");
pub(super) static REDIRECT: TextPattern =
    like(concat!("^(urn:[!-~]+|", https!(), path!(), ")$"), "urn:ietf:wg:oauth:2.0:oob");
pub(super) static AKS_ID: TextPattern = like(
    resource!(),
    "/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/prod/providers/Microsoft.ContainerService/managedClusters/prod",
);
pub(super) static ARC_ID: TextPattern = like(
    resource!(),
    "/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/edge/providers/Microsoft.Kubernetes/connectedClusters/edge",
);
pub(super) static TEMPLATE: TextPattern =
    like(concat!("^", piece!(), "\\{cluster\\}", piece!(), "$"), "");
