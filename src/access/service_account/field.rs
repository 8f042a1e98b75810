//! The fields that a person fills in, and what may be wrong with one.

/// A field that a person fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name of the service account.
    Name,
    /// Its namespace.
    Namespace,
    /// The name of a role.
    Role,
    /// How long a token lasts.
    Duration,
    /// Whom a token is for.
    Audience,
    /// The file with the token.
    TokenFile,
    /// The client id of an Azure identity.
    ClientId,
    /// The tenant.
    TenantId,
    /// The file with the token to exchange.
    FederatedFile,
    /// The resource id of a managed identity.
    IdentityId,
    /// The id of a service connection.
    ConnectionId,
    /// The file with a client certificate.
    Certificate,
    /// The name of a managed identity.
    IdentityName,
    /// Its subscription.
    Subscription,
    /// Its resource group.
    ResourceGroup,
    /// The issuer of the cluster's tokens.
    Issuer,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidReason {
    /// It is empty.
    Empty,
    /// It is longer than allowed.
    TooLong,
    /// It is no DNS-1123 subdomain.
    NotSubdomain,
    /// It is no DNS-1123 label.
    NotLabel,
    /// It cannot be the name of a role.
    NotRole,
    /// It is no duration, like `8h`.
    NotDuration,
    /// It is less than the ten minutes that a token lasts at least.
    TooShort,
    /// It has a character that does not belong there.
    Characters,
    /// It is no absolute path.
    NotAbsolute,
    /// It has a `~` or a variable, which nobody would expand.
    Variable,
    /// It is no GUID.
    NotGuid,
    /// It is neither a GUID nor a domain.
    NotTenant,
    /// It is not the resource id of a managed identity.
    NotIdentity,
    /// It is no https address.
    NotHttps,
}

/// A field with what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub reason: InvalidReason,
}
