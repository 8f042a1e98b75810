//! Words for what is around a kubeconfig, and for files that are of another kind.

use crate::kubeconfig::existing::{ForeignFile, Wrapping};

use super::wording::{fixed, quoting, with_quoted};

/// A `kind` that is not that of a kubeconfig.
pub(super) fn document_kind(found: &str) -> (String, String) {
    let next = match found {
        "Secret" => {
            "A Secret may hold credentials: do not share it. Where it holds a kubeconfig, decode that: kubectl get secret NAME -o jsonpath='{.data.value}' | base64 -d"
        }
        "List" => "Take the item out of the list and make it a file of its own.",
        "ConfigMap" => "Take the text out of its data and make it a file of its own.",
        _ if found.to_ascii_lowercase().ends_with("config") => "Use kind: Config.",
        _ => {
            "A file of that kind is for kubectl apply or another program. If it is a kubeconfig after all, use kind: Config."
        }
    };
    quoting(found, "kind is {}, so this is no kubeconfig.", next)
}

/// What is around a kubeconfig.
pub(super) fn wrapped(wrapping: &Wrapping) -> (String, String) {
    match wrapping {
        Wrapping::Heredoc { mark } => quoting(
            mark,
            "The file stands between the marks of a here-document, {}.",
            "Take the lines with the marks out, use terraform output -raw NAME, or take the mended file.",
        ),
        Wrapping::Fence => fixed(
            "The file stands in a code block (```).",
            "Take the lines with ``` out, or take the mended file.",
        ),
        Wrapping::Quotes => fixed(
            "The whole file stands in quotes, as one text.",
            "Print it without quotes, such as with jq -r or terraform output -raw NAME, or take the mended file.",
        ),
        Wrapping::Base64 => {
            fixed("The whole file is base64.", "Decode it with base64 -d, or take the mended file.")
        }
        Wrapping::Inside { place } => quoting(
            place,
            "This is another document, which holds the kubeconfig in {}. It holds credentials too: do not share it.",
            "Take the mended file, which is the kubeconfig alone.",
        ),
        Wrapping::Escapes => fixed(
            "The file has \\n in place of line breaks.",
            "Print it with printf '%b' or jq -r, or take the mended file.",
        ),
        Wrapping::Preamble => fixed(
            "Some lines are not part of the kubeconfig, such as a program's messages.",
            "Take them out, or take the mended file.",
        ),
        Wrapping::Indentation => fixed(
            "The indentation holds tabs or other characters in place of spaces, which YAML does not allow.",
            "Use spaces, or take the mended file.",
        ),
        Wrapping::Entities => fixed(
            "The file has &quot; and the like in place of quotation marks, as HTML writes them.",
            "Copy it as plain text, or take the mended file.",
        ),
        Wrapping::Prefix => fixed(
            "Every line begins with something that is not part of the file, such as a line number, a quotation mark or a time.",
            "Copy the file again without it, or take the mended file.",
        ),
        Wrapping::Colours => fixed(
            "The file holds the colour codes of a terminal.",
            "Print it without colours, or take the mended file.",
        ),
        Wrapping::LostLines => fixed(
            "The file has lost its line breaks or its indentation.",
            "Copy it again from where it came from, or take the mended file.",
        ),
        Wrapping::Backslashes => fixed(
            "A Windows path stands in double quotes, where a backslash begins an escape.",
            "Put the path in single quotes, or take the mended file.",
        ),
    }
}

/// What was taken off.
pub(super) fn unwrapped(wrapping: &Wrapping) -> String {
    match wrapping {
        Wrapping::Heredoc { mark } => {
            with_quoted(mark, "The marks of the here-document {} were taken off.")
        }
        Wrapping::Fence => "The fence of the code block was taken off.".into(),
        Wrapping::Quotes => "The file was taken out of its quotes.".into(),
        Wrapping::Base64 => "The file was decoded from base64.".into(),
        Wrapping::Inside { place } => with_quoted(place, "The file was taken out of {}."),
        Wrapping::Escapes => "Each \\n became a line break.".into(),
        Wrapping::Preamble => "The lines that are not part of the file were taken out.".into(),
        Wrapping::Indentation => "The indentation is spaces now.".into(),
        Wrapping::Entities => "Quotation marks stand for themselves again.".into(),
        Wrapping::Prefix => "What stood before every line was taken off.".into(),
        Wrapping::Colours => "The colour codes were taken out.".into(),
        Wrapping::LostLines => "Line breaks and indentation were put back.".into(),
        Wrapping::Backslashes => "Windows paths stand in single quotes now.".into(),
    }
}

/// What a file is that is no kubeconfig.
pub(super) const fn foreign(kind: ForeignFile) -> (&'static str, &'static str) {
    const FIND: &str = "Look for the file named config in the folder .kube.";
    match kind {
        ForeignFile::PrivateKey => (
            "This is a private key, not a kubeconfig.",
            "Do not share it. Look for the file named config in the folder .kube.",
        ),
        ForeignFile::Certificate => {
            ("This is a certificate or a public key, not a kubeconfig.", FIND)
        }
        ForeignFile::Picture => (
            "This is a picture, not a kubeconfig.",
            "Copy the text itself, or choose the file it shows.",
        ),
        ForeignFile::Archive => (
            "This is an archive or a compressed file, not a kubeconfig.",
            "Unpack it and choose the kubeconfig in it.",
        ),
        ForeignFile::Pdf => ("This is a PDF, not a kubeconfig.", FIND),
        ForeignFile::Program => ("This is a program, not a kubeconfig.", FIND),
        ForeignFile::TokenCache => (
            "This file stores sign-in tokens, and is not a kubeconfig.",
            "Do not share it. Look for the file named config in the folder .kube.",
        ),
        ForeignFile::ExecCredential => (
            "This is an ExecCredential: the token that a program prints for kubectl, not a kubeconfig.",
            "Do not share it. Check the kubeconfig that names the program.",
        ),
        ForeignFile::Token => (
            "This is a token, not a kubeconfig.",
            "Do not share it. Look for the file named config in the folder .kube.",
        ),
        ForeignFile::Credentials => (
            "This file holds credentials, and is not a kubeconfig.",
            "Do not share it. Look for the file named config in the folder .kube.",
        ),
        ForeignFile::Encrypted => {
            ("This file is encrypted.", "Decrypt it first, with the program that encrypted it.")
        }
        ForeignFile::Template => (
            "This is a template with {{ … }} in it, and not a kubeconfig yet.",
            "Fill it in with the program that it is made for.",
        ),
        ForeignFile::Conflict => (
            "Git has left a merge conflict in this file.",
            "Choose one side of each conflict and take out the lines with <<<<<<<, ======= and >>>>>>>.",
        ),
        ForeignFile::Portal => (
            "These are the settings of this page, portal.yaml, not a kubeconfig.",
            "The page checks its own portal.yaml when it starts.",
        ),
        ForeignFile::Binary => ("This is not a text file, and not a kubeconfig.", FIND),
        ForeignFile::AzureProfile => {
            ("This is the Azure CLI's list of subscriptions, not a kubeconfig.", FIND)
        }
    }
}
