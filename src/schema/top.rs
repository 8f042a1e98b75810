//! The keys of the file itself, and of `support`, `azure`, `catalogue` and `names`.

use super::clusters::CLUSTER;
use super::form;
use super::identities::IDENTITY;
use super::part::{SchemaPart, ValueForm::*, row};
use super::rules;
use super::values::*;
use crate::config::keys;

/// `Top`.
pub static TOP: SchemaPart = SchemaPart {
    title: "Top",
    known: keys::TOP,
    rules: rules::top,
    rows: &[
        row(
            "apiVersion",
            OneOf(versions),
            "text",
            "required",
            "the version of the file's form: `purser/v1`",
        ),
        row("title", Text, "text", "–", "shown beside the product's name")
            .like("Contoso Kubernetes"),
        row(
            "url",
            Like(&form::PAGE),
            "address ending in `/`",
            "–",
            "the one address of the page; opened elsewhere, it goes there first. Written as browsers show it: host in small letters, no default port, no leading zeros, no `.` or `..`, one slash at the end",
        ),
        row("support", Keys(&SUPPORT), "keys", "–", "where people find help, shown with errors"),
        row(
            "identities",
            Each(&IDENTITY),
            "list, at least one",
            "required",
            "where people sign in",
        ),
        row("azure", Keys(&AZURE), "keys", "–", "finding clusters through Azure Resource Manager"),
        row(
            "catalogue",
            Keys(&CATALOGUE),
            "keys",
            "–",
            "where further clusters are that only signed-in people are told of",
        ),
        row(
            "clusters",
            Each(&CLUSTER),
            "list",
            "required, unless `azure.discover` is true or there is a `catalogue`",
            "the clusters on offer",
        ),
        row("names", Keys(&NAMES), "keys", "below", "templates for names in the kubeconfig"),
    ],
};

/// `support`.
pub static SUPPORT: SchemaPart = SchemaPart {
    title: "support",
    known: keys::SUPPORT,
    rules: rules::none,
    rows: &[
        row("text", Text, "text", "required", "what is shown").like("#platform"),
        row("url", Like(&form::SUPPORT), "`https:` or `mailto:` address", "–", "where it leads"),
        row(
            "requestUrl",
            Like(&form::REQUEST),
            "`https:` or `mailto:` address with placeholders",
            "–",
            "where a request for access is sent, such as a form of your ticket system: \"Ask for access\" then offers to open it, filled in",
        ),
    ],
};

/// `azure`.
pub static AZURE: SchemaPart = SchemaPart {
    title: "azure",
    known: keys::AZURE,
    rules: rules::none,
    rows: &[
        row(
            "identity",
            Text,
            "name of an identity with `entra`",
            "the only identity",
            "whose sign-in is used",
        )
        .like("contoso"),
        row(
            "discover",
            Flag,
            "true or false",
            "`false`",
            "offer to find clusters; `clusters` may then be left out",
        ),
        row(
            "subscriptions",
            Many(&Like(&form::GUID)),
            "list of subscription ids",
            "all that the person can see",
            "where to look",
        ),
        row(
            "methods",
            Many(&OneOf(aks_methods)),
            "list",
            "`[interactive, azurecli]`",
            "ways to sign in to the clusters that are found, the first is the default",
        ),
        row(
            "resourceManager",
            Like(&form::ORIGIN),
            "address",
            "the cloud's",
            "a loopback address, where the page itself is on one",
        )
        .like("http://localhost:9100"),
        row(
            "graph",
            Like(&form::ORIGIN),
            "address",
            "the cloud's",
            "like `resourceManager`, for Microsoft Graph",
        )
        .like("http://localhost:9100"),
    ],
};

/// `catalogue`.
pub static CATALOGUE: SchemaPart = SchemaPart {
    title: "catalogue",
    known: keys::CATALOGUE,
    rules: rules::none,
    rows: &[
        row("url", Like(&form::DOCUMENT), "address, a query may follow", "required", "the file")
            .like("https://contoso.blob.core.windows.net/purser/clusters.yaml"),
        row(
            "scope",
            Like(&form::SCOPE),
            "text",
            "required",
            "the scope of the access token that the API wants, such as `https://storage.azure.com/user_impersonation`",
        )
        .like("https://storage.azure.com/user_impersonation"),
        row(
            "identity",
            Text,
            "name of an identity",
            "the only identity",
            "whose sign-in is used",
        )
        .like("contoso"),
    ],
};

/// `names`.
pub static NAMES: SchemaPart = SchemaPart {
    title: "names",
    known: keys::NAMES,
    rules: rules::none,
    rows: &[
        row(
            "context",
            Like(&form::TEMPLATE),
            "template",
            "`{cluster}-{namespace}`",
            "names of contexts",
        ),
        row("cluster", Like(&form::TEMPLATE), "template", "`{cluster}`", "names of clusters"),
        row("user", Like(&form::TEMPLATE), "template", "`{user}@{cluster}`", "names of users"),
    ],
};
