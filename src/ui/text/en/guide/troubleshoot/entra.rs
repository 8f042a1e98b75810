//! What Entra's errors say to whoever uses kubectl: what happened, and what to do.

use crate::guide::troubleshoot::EntraMeaning;

/// The words for an error of Entra's.
pub(super) const fn entra(meaning: EntraMeaning) -> (&'static str, &'static str) {
    match meaning {
        EntraMeaning::DeviceCodeBlocked => (
            "A policy of your directory blocks signing in by a code.",
            "Take the file again with another way to sign in, or change this context: your browser then opens instead.",
        ),
        EntraMeaning::TokenProtection => (
            "A policy of your directory wants a sign-in that is bound to your device.",
            "Try the way by the Azure CLI. Otherwise send the correlation ID to the administrator of your directory.",
        ),
        EntraMeaning::DeviceNotManaged => (
            "A policy of your directory wants a managed device, or an approved application.",
            "Sign in from a managed device, in the browser your organisation provides. A way by browser or by the Azure CLI passes more often than a code.",
        ),
        EntraMeaning::ConditionalAccess => (
            "A policy of your directory (Conditional Access) does not allow this sign-in.",
            "Try from a managed device or network. Otherwise send the correlation ID to the administrator of your directory.",
        ),
        EntraMeaning::MultiFactor => (
            "Your directory asks for a further proof that it is you.",
            "Clear what was kept and run kubectl again: you are asked for every step. With the Azure CLI, run az login again.",
        ),
        EntraMeaning::WrongAccount => (
            "This account does not belong to the directory of the cluster.",
            "Clear what was kept and sign in with your work account there, or ask to be invited as a guest.",
        ),
        EntraMeaning::NotAssigned => (
            "You are not assigned to the application that kubectl signs in with.",
            "Ask the administrator of your directory to assign you, or one of your groups, to it.",
        ),
        EntraMeaning::Consent => (
            "An administrator has to allow the application that kubectl signs in with.",
            "Send the number and the correlation ID to the administrator of your directory and ask for consent.",
        ),
        EntraMeaning::Declined => ("You cancelled the sign-in.", "Run kubectl again and accept."),
        EntraMeaning::AppUnknown => (
            "The directory does not know the application that kubectl signs in with.",
            "The client, the tenant or the cloud in the file is wrong. Tell whoever runs this page.",
        ),
        EntraMeaning::AppDisabled => (
            "The application that kubectl signs in with, or to, is switched off or not in this directory.",
            "Ask the administrator of your directory to switch it on for sign-ins.",
        ),
        EntraMeaning::TenantUnknown => (
            "There is no such tenant in this cloud.",
            "See that no AZURE_TENANT_ID is set. Otherwise tell whoever runs this page.",
        ),
        EntraMeaning::NoAksInTenant => (
            "This tenant does not know the service that AKS signs in to.",
            "It is probably the wrong tenant. See that no AZURE_TENANT_ID is set, then tell whoever runs this page.",
        ),
        EntraMeaning::Scope => (
            "The directory does not give the permission that was asked for.",
            "Tell whoever runs this page, with the number.",
        ),
        EntraMeaning::Redirect => (
            "The application lacks the address that the helper listens at.",
            "Whoever runs this page should register http://localhost:8000 and http://localhost:18000 under “Mobile and desktop applications”.",
        ),
        EntraMeaning::Platform => (
            "The address of the helper is registered for another kind of application.",
            "Whoever runs this page should register it under “Mobile and desktop applications”, on an application of its own.",
        ),
        EntraMeaning::PageToken => (
            "The token came from a web page, and only a web page can renew it.",
            "Take a new file from this page, with a way to sign in that holds no token.",
        ),
        EntraMeaning::PasswordChanged => (
            "Your password has changed since the last sign-in.",
            "Clear what was kept, then run kubectl again. With the Azure CLI, run az login again.",
        ),
        EntraMeaning::Ended => (
            "The sign-in that was kept has ended.",
            "Clear what was kept, then run kubectl again. With the Azure CLI, run az login again.",
        ),
        EntraMeaning::Credentials => (
            "The account is locked or disabled, or its password is wrong or has ended.",
            "Sign in at another page of your organisation to see which, or ask your help desk.",
        ),
        EntraMeaning::CrossTenant => (
            "Your organisation, or the other one, does not allow signing in across directories.",
            "Send the number to the administrator of your directory.",
        ),
        EntraMeaning::TenantRestrictions => (
            "Your network lets you sign in only to some organisations.",
            "Try from another network, or ask whoever runs yours to allow the tenant of the cluster.",
        ),
        EntraMeaning::Interrupted => {
            ("The sign-in took too long or was interrupted.", "Run kubectl again.")
        }
        EntraMeaning::Request => (
            "The directory could not read what the helper asked for.",
            "Install the newest version of the helper. If it stays, tell whoever runs this page.",
        ),
        EntraMeaning::PlatformUnsupported => (
            "A policy of your directory (Conditional Access) does not support the platform of this device, or could not tell which it is.",
            "Sign in by a browser on a device with Windows, macOS, iOS or Android. A code or a sign-in without a browser does not tell the platform. Otherwise send the correlation ID to the administrator of your directory.",
        ),
        EntraMeaning::AssertionEnded => (
            "The federated token (client assertion) that the program signed in with has ended.",
            "Sign in again right before this step, or later in the pipeline: such a token lasts only minutes. Read the token file again each time, and see that the clock is right.",
        ),
        EntraMeaning::AssertionUnmatched => (
            "No federated credential of the application matches the token of this program.",
            "Compare the issuer, subject and audience in the message with the federated credential of the application or managed identity, to the letter. The branch, environment or service account is part of the subject.",
        ),
        EntraMeaning::AssertionWrong => (
            "The assertion or certificate of the program does not fit the application.",
            "Whoever registered the application should add the certificate that the program uses, and compare the client and the tenant.",
        ),
        EntraMeaning::SecretEnded => (
            "The client secret of the application has expired.",
            "Whoever registered the application should make a new secret and put it where the program reads it. A federated credential needs none.",
        ),
        EntraMeaning::SecretWrong => (
            "The client secret is wrong.",
            "Use the value of the secret, not its ID, and see that it belongs to this application.",
        ),
        EntraMeaning::Other => (
            "The directory refused the sign-in.",
            "Send the number and the correlation ID to the administrator of your directory.",
        ),
    }
}
