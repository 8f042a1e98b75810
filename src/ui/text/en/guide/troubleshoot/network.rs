//! Words for the way to a host.

use crate::guide::troubleshoot::Meaning;

/// What happened, and what to do; empty where no file has words.
pub(super) const fn network(meaning: Meaning) -> (&'static str, &'static str) {
    match meaning {
        Meaning::SignInCertificate => (
            "The certificate of a sign-in host or Azure isn't accepted here. The cluster isn't the problem.",
            "The usual reason is a network that decrypts connections: add its certificate authority to the system's store, in WSL and containers too. For the Azure CLI, name a bundle with it in REQUESTS_CA_BUNDLE. If the certificate has expired, check your computer's clock. Don't switch the check off.",
        ),
        Meaning::HandshakeRefused => (
            "The other side ended the TLS handshake.",
            "Usual reasons: a proxy that decrypts connections, a wrong address or tls-server-name, or a TLS version that one side lacks. Ask your network's administrator.",
        ),
        Meaning::SignInNoSuchHost => (
            "Your computer can't find the address of a sign-in host or of Azure. The cluster isn't the problem.",
            "Check that you're online and that DNS works. Behind a proxy, set HTTPS_PROXY.",
        ),
        Meaning::SignInUnreachable => (
            "A sign-in host or Azure can't be reached from here. The cluster isn't the problem.",
            "Check that you're online. Behind a proxy, set HTTPS_PROXY. Otherwise ask your network's administrator to allow this host.",
        ),
        Meaning::OutgoingBlocked => (
            "A firewall or security program on this computer doesn't let the program connect.",
            "Ask this computer's administrator to allow it. A VPN client or antivirus program may block it.",
        ),
        Meaning::LocalClusterStopped => (
            "The kubeconfig names this computer, but nothing answers at that port.",
            "Start the local cluster or the tunnel again (kind, minikube, Docker Desktop, port forwarding). If you mean another cluster, choose its context.",
        ),
        Meaning::DnsDown => (
            "The DNS server doesn't answer, so no name can be looked up.",
            "Check that you're online and in the VPN. In WSL and containers, check the nameserver in /etc/resolv.conf. The cluster isn't the problem.",
        ),
        Meaning::ProxyAnswered => (
            "A proxy or load balancer answered instead of the cluster.",
            "Add the cluster to NO_PROXY if it needs no proxy. Otherwise ask the proxy's administrator to allow its address, or check that the cluster behind it is up.",
        ),
        Meaning::WebPageAnswered => (
            "A web page answered instead of the cluster.",
            "A proxy or your network's sign-in page may be in between: add the cluster to NO_PROXY. Otherwise the address in the file is wrong.",
        ),
        Meaning::OtherStoreCertificate => (
            "This program runs on Node.js or Java with its own certificates, and doesn't know the server's certificate authority.",
            "Check that the kubeconfig has the cluster's certificate-authority-data. For a network's certificate authority, give Node.js --use-system-ca or NODE_EXTRA_CA_CERTS, or import it into Java's trust store.",
        ),
        Meaning::ClientCertificateRefused => (
            "The server refuses the client certificate, or asks for one that wasn't sent.",
            "This user's certificate may have expired or belong to another cluster. Get a new file, and check that the context names the right user.",
        ),
        Meaning::KeyPairMismatch => (
            "This user's client certificate and client key don't belong together.",
            "Copy both from the same file again. Don't mix entries of two clusters.",
        ),
        Meaning::ClientKeyBroken => (
            "This user's client certificate or client key can't be read.",
            "It's empty, cut off, encrypted or swapped with the other one. Get the file again.",
        ),
        Meaning::LinkedFilesMissing => (
            "The kubeconfig names certificate or token files that aren't here or can't be read.",
            "The path is often from another system (WSL, a container, another user). Where the files are, write everything into one file and use that one.",
        ),
        _ => ("", ""),
    }
}
