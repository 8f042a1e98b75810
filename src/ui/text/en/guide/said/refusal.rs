//! What each of Entra's refusals says: what happened, and what to do.

use crate::guide::said::Refusal;

/// The words for a refusal.
pub(super) const fn refusal(refusal: Refusal) -> (&'static str, &'static str) {
    match refusal {
        Refusal::DeviceCodeBlocked => (
            "A policy of your directory blocks signing in by a code.",
            "Take the file again with another way to sign in, or change this context: your browser then opens instead.",
        ),
        Refusal::TokenProtection => (
            "A policy of your directory wants a sign-in that is bound to your device.",
            "Try the way by the Azure CLI. Otherwise send the correlation ID to the administrator of your directory.",
        ),
        Refusal::DeviceNotManaged => (
            "A policy of your directory wants a managed device, or an approved application.",
            "Sign in from a managed device, in the browser your organisation provides. A way by browser or by the Azure CLI passes more often than a code.",
        ),
        Refusal::ConditionalAccess => (
            "A policy of your directory (Conditional Access) does not allow this sign-in.",
            "Try from a managed device or network. Otherwise send the correlation ID to the administrator of your directory.",
        ),
        Refusal::MultiFactor => (
            "Your directory asks for a further proof that it is you.",
            "Clear what was kept and run kubectl again: you are asked for every step. With the Azure CLI, run az login again.",
        ),
        Refusal::WrongAccount => (
            "This account does not belong to the directory of the cluster.",
            "Clear what was kept and sign in with your work account there, or ask to be invited as a guest.",
        ),
        Refusal::NotAssigned => (
            "You are not assigned to the application that kubectl signs in with.",
            "Ask the administrator of your directory to assign you, or one of your groups, to it.",
        ),
        Refusal::Consent => (
            "An administrator has to allow the application that kubectl signs in with.",
            "Send the number and the correlation ID to the administrator of your directory and ask for consent.",
        ),
        Refusal::Declined => ("You cancelled the sign-in.", "Run kubectl again and accept."),
        Refusal::AppUnknown => (
            "The directory does not know the application that kubectl signs in with.",
            "The client, the tenant or the cloud in the file is wrong. Tell whoever runs this page.",
        ),
        Refusal::TenantUnknown => (
            "There is no such tenant in this cloud.",
            "See that no AZURE_TENANT_ID is set. Otherwise tell whoever runs this page.",
        ),
        Refusal::NoAksInTenant => (
            "This tenant does not know the service that AKS signs in to.",
            "It is probably the wrong tenant. See that no AZURE_TENANT_ID is set, then tell whoever runs this page.",
        ),
        Refusal::Scope => (
            "The directory does not give the permission that was asked for.",
            "Tell whoever runs this page, with the number.",
        ),
        Refusal::Redirect => (
            "The application lacks the address that the helper listens at.",
            "Whoever runs this page should register http://localhost:8000 and http://localhost:18000 under “Mobile and desktop applications”.",
        ),
        Refusal::Platform => (
            "The address of the helper is registered for another kind of application.",
            "Whoever runs this page should register it under “Mobile and desktop applications”, on an application of its own.",
        ),
        Refusal::PageToken => (
            "The token came from a web page, and only a web page can renew it.",
            "Take a new file from this page, with a way to sign in that holds no token.",
        ),
        Refusal::PasswordChanged => (
            "Your password has changed since the last sign-in.",
            "Clear what was kept, then run kubectl again. With the Azure CLI, run az login again.",
        ),
        Refusal::Ended => (
            "The sign-in that was kept has ended.",
            "Clear what was kept, then run kubectl again. With the Azure CLI, run az login again.",
        ),
        Refusal::Credentials => (
            "The account is locked or disabled, or its password is wrong or has ended.",
            "Sign in at another page of your organisation to see which, or ask your help desk.",
        ),
        Refusal::CrossTenant => (
            "Your organisation, or the other one, does not allow signing in across directories.",
            "Send the number to the administrator of your directory.",
        ),
        Refusal::TenantRestrictions => (
            "Your network lets you sign in only to some organisations.",
            "Try from another network, or ask whoever runs yours to allow the tenant of the cluster.",
        ),
        Refusal::Interrupted => ("The sign-in was interrupted.", "Run kubectl again."),
        Refusal::Request => (
            "The directory could not read what the helper asked for.",
            "Install the newest version of the helper. If it stays, tell whoever runs this page.",
        ),
        Refusal::Other => (
            "The directory refused the sign-in.",
            "Send the number and the correlation ID to the administrator of your directory.",
        ),
    }
}
