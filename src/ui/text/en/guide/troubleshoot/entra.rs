//! What Entra's errors say to whoever uses kubectl: what happened, and what to do.

use crate::guide::troubleshoot::EntraMeaning;

/// The words for an error of Entra's.
pub(super) const fn entra(meaning: EntraMeaning) -> (&'static str, &'static str) {
    match meaning {
        EntraMeaning::DeviceCodeBlocked => (
            "Your directory's policy blocks sign-in with a code.",
            "Get the file again with another way to sign in. Or change this context: your browser then opens instead.",
        ),
        EntraMeaning::TokenProtection => (
            "Your directory's policy wants a sign-in bound to your device.",
            "Try to sign in with the Azure CLI. Otherwise send the correlation ID to the directory's administrator.",
        ),
        EntraMeaning::DeviceNotManaged => (
            "Your directory's policy wants a managed device or an approved application.",
            "Sign in from a managed device, in the browser your organisation provides. The browser or the Azure CLI works more often than a code.",
        ),
        EntraMeaning::ConditionalAccess => (
            "Your directory's policy (Conditional Access) doesn't allow this sign-in.",
            "Try from a managed device or network. Otherwise send the correlation ID to the directory's administrator.",
        ),
        EntraMeaning::MultiFactor => (
            "Your directory needs more proof that it's you.",
            "Clear the saved sign-in and run kubectl again: it asks for every step. With the Azure CLI, run az login again.",
        ),
        EntraMeaning::WrongAccount => (
            "This account doesn't belong to the cluster's directory.",
            "Clear the saved sign-in and sign in with your work account there, or ask for an invitation as a guest.",
        ),
        EntraMeaning::NotAssigned => (
            "You aren't assigned to the application that kubectl signs in with.",
            "Ask the directory's administrator to assign you or one of your groups to it.",
        ),
        EntraMeaning::Consent => (
            "An administrator must allow the application that kubectl signs in with.",
            "Send the number and the correlation ID to the directory's administrator and ask for consent.",
        ),
        EntraMeaning::Declined => ("You cancelled the sign-in.", "Run kubectl again and accept."),
        EntraMeaning::AppUnknown => (
            "The directory doesn't know the application that kubectl signs in with.",
            "The client, tenant or cloud in the file is wrong. Tell your administrator.",
        ),
        EntraMeaning::AppDisabled => (
            "The application that kubectl signs in with, or to, is off or not in this directory.",
            "Ask the directory's administrator to switch it on for sign-ins.",
        ),
        EntraMeaning::TenantUnknown => (
            "This cloud has no such tenant.",
            "Check that AZURE_TENANT_ID isn't set. Otherwise tell your administrator.",
        ),
        EntraMeaning::NoAksInTenant => (
            "This tenant doesn't know the service that AKS signs in to.",
            "It's probably the wrong tenant. Check that AZURE_TENANT_ID isn't set, then tell your administrator.",
        ),
        EntraMeaning::Scope => (
            "The directory doesn't give the requested permission.",
            "Send the number to your administrator.",
        ),
        EntraMeaning::Redirect => (
            "The application doesn't have the helper's address.",
            "Ask your administrator to register http://localhost:8000 and http://localhost:18000 under “Mobile and desktop applications”.",
        ),
        EntraMeaning::Platform => (
            "The helper's address is registered for another kind of application.",
            "Ask your administrator to register it under “Mobile and desktop applications”, on a separate application.",
        ),
        EntraMeaning::PageToken => (
            "The token came from a web page, and only a web page can renew it.",
            "Get a new file from this page, with a way to sign in that holds no token.",
        ),
        EntraMeaning::PasswordChanged => (
            "Your password changed after the last sign-in.",
            "Clear the saved sign-in, then run kubectl again. With the Azure CLI, run az login again.",
        ),
        EntraMeaning::Ended => (
            "The saved sign-in has ended.",
            "Clear the saved sign-in, then run kubectl again. With the Azure CLI, run az login again.",
        ),
        EntraMeaning::Credentials => (
            "The account is locked or disabled, or its password is wrong or expired.",
            "To see which, sign in at another page of your organisation. Or ask your help desk.",
        ),
        EntraMeaning::CrossTenant => (
            "Your organisation or the other one doesn't allow sign-in across directories.",
            "Send the number to the directory's administrator.",
        ),
        EntraMeaning::TenantRestrictions => (
            "Your network lets you sign in only to some organisations.",
            "Try another network, or ask your network's administrator to allow the cluster's tenant.",
        ),
        EntraMeaning::Interrupted => {
            ("The sign-in took too long or was interrupted.", "Run kubectl again.")
        }
        EntraMeaning::Request => (
            "The directory couldn't read the helper's request.",
            "Install the newest version of the helper. If that doesn't help, tell your administrator.",
        ),
        EntraMeaning::PlatformUnsupported => (
            "Your directory's policy (Conditional Access) doesn't support this device's platform, or couldn't detect it.",
            "Sign in with a browser on Windows, macOS, iOS or Android. A sign-in with a code or without a browser doesn't show the platform. Otherwise send the correlation ID to the directory's administrator.",
        ),
        EntraMeaning::AssertionEnded => (
            "The program's federated token (client assertion) has ended.",
            "Sign in again right before this step, or later in the pipeline: such a token lasts only minutes. Read the token file again each time, and check the clock.",
        ),
        EntraMeaning::AssertionUnmatched => (
            "No federated credential of the application matches this program's token.",
            "The issuer, subject and audience in the message must exactly match the federated credential of the application or managed identity. The subject includes the branch, environment or service account.",
        ),
        EntraMeaning::AssertionWrong => (
            "The program's assertion or certificate doesn't fit the application.",
            "Ask the application's administrator to add the program's certificate, and to compare the client and the tenant.",
        ),
        EntraMeaning::SecretEnded => (
            "The application's client secret has expired.",
            "Ask the application's administrator to create a new secret and put it where the program reads it. A federated credential needs none.",
        ),
        EntraMeaning::SecretWrong => (
            "The client secret is wrong.",
            "Use the secret's value, not its ID, and check that it belongs to this application.",
        ),
        EntraMeaning::Other => (
            "The directory refused the sign-in.",
            "Send the number and the correlation ID to the directory's administrator.",
        ),
    }
}
