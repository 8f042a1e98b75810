//! Words for values of `portal.yaml` that cannot work, though their form is right.

use crate::clouds::AKS_EXTERNAL;
use crate::config::Unworkable;
use crate::ui::text::Text;
use crate::ui::text::language::say;
use crate::visible::line;

/// The longest word of the file that is shown, in characters.
const LONGEST: usize = 200;

/// What is wrong, and what to do.
pub(super) fn words(why: &Unworkable) -> (Text, Text) {
    match why {
        Unworkable::SecretNeeded { provider } => (
            say!("{provider} needs a client secret for a sign-in, and a page can't keep one.", provider),
            say!("Use a provider in between that signs people in at {provider}, such as Dex or Keycloak. Write its issuer here.", provider),
        ),
        Unworkable::NotIssuer { issuer } => (
            "This is the address of the provider's document or endpoint, not its issuer.".into(),
            say!("Write the issuer as the document names it, most likely {issuer}.", line(issuer, LONGEST)),
        ),
        Unworkable::DocumentElsewhere => (
            "Azure AD B2C publishes nothing under this issuer: each user flow has its own discovery document.".into(),
            "Add discoveryUrl with the address of the flow's document, like https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_signin/v2.0/.well-known/openid-configuration".into(),
        ),
        Unworkable::NobodySignsIn => (
            "This issuer gives tokens to programs. People can't sign in there.".into(),
            "Write the issuer of the provider where people sign in.".into(),
        ),
        Unworkable::EntraIssuer { tenant, cloud } => (
            "This is an issuer of Microsoft Entra ID. Under oidc the page doesn't know its tenants, AKS and long lists of groups. The sign-in may fail.".into(),
            entra(tenant, cloud),
        ),
        Unworkable::AksClient => (
            "This is the client id of AKS or Azure Arc itself, the same for everybody. This page's redirect URI can't be registered there.".into(),
            "Register your own application with the redirect URI under “Single-page application”, and write its client id.".into(),
        ),
        Unworkable::MicrosoftClient => (
            "This client id belongs to one of Microsoft's own applications. This page's redirect URI can't be registered there.".into(),
            "Register your own application with the redirect URI under “Single-page application”, and write its client id.".into(),
        ),
        Unworkable::NestedClaim { path } => (
            say!("{path} looks like a path into a claim. The API server takes it as the name of one claim, which the ID token most likely lacks.", line(path, LONGEST)),
            "Let the provider put the value into its own claim, such as groups (in Keycloak by “Token Claim Name” of a mapper). Name that claim here.".into(),
        ),
        Unworkable::NestedGroups { path } => (
            say!("{path} is read as a path into a claim, unless the ID token has a claim with just that name. An API server follows it only by an expression in its authentication configuration, not by flags.", line(path, LONGEST)),
            "Use the file that the page writes under “API server settings”, or let the provider put the groups into their own claim.".into(),
        ),
        Unworkable::HelperDiscovery => (
            "The identity has a discoveryUrl, but kubectl's helpers look for the provider's document only under its issuer.".into(),
            "Check that the provider also publishes a document there. Otherwise only token works for kubectl.".into(),
        ),
        Unworkable::EntraExternal => (
            "AKS doesn't take Microsoft Entra ID as an external identity provider.".into(),
            "Write aks: {} instead of oidc, and use the Entra integration of AKS.".into(),
        ),
        Unworkable::ExternalPrefix => (
            say!("AKS refuses names from an external provider that don't begin with {aks_external}. The page puts it before this prefix.", AKS_EXTERNAL),
            say!("Begin the prefix with {aks_external}, as the authenticator in AKS does.", AKS_EXTERNAL),
        ),
    }
}

/// The section to write for an issuer of Entra's.
fn entra(tenant: &str, cloud: &str) -> Text {
    let tenant = match tenant {
        "" => Text::default(),
        tenant => say!(": {tenant}", line(tenant, LONGEST)),
    };
    let cloud = match cloud {
        "public" => Text::default(),
        cloud => say!(", cloud: {cloud}", cloud),
    };
    say!("Write entra instead of oidc, with tenant{tenant}{cloud} and clientId.", tenant, cloud)
}
