//! Words for the way to a host.

use crate::guide::troubleshoot::Meaning;

/// What happened, and what to do; empty where no file has words.
pub(super) const fn network(meaning: Meaning) -> (&'static str, &'static str) {
    match meaning {
        Meaning::SignInCertificate => (
            "The certificate of a host that signs you in, or of Azure, is not accepted here. It is not the cluster that is meant.",
            "A network that opens encrypted connections is the usual reason: add its authority to the store of the system, in WSL and containers as well, and for the Azure CLI name a bundle with it in REQUESTS_CA_BUNDLE. If the certificate has expired, see the clock of your computer. Do not switch the check off.",
        ),
        Meaning::HandshakeRefused => (
            "The other side ended the TLS handshake.",
            "A proxy that opens connections, a wrong address or tls-server-name, or a TLS version that one side lacks is the usual reason. Ask whoever runs the network.",
        ),
        Meaning::SignInNoSuchHost => (
            "The name of a host that signs you in, or of Azure, is not known here. It is not the cluster that is meant.",
            "See that you are online and that DNS works. Behind a proxy, set HTTPS_PROXY.",
        ),
        Meaning::SignInUnreachable => (
            "A host that signs you in, or of Azure, cannot be reached from here. It is not the cluster that is meant.",
            "See that you are online. Behind a proxy, set HTTPS_PROXY; otherwise ask whoever runs the network to allow this host.",
        ),
        Meaning::OutgoingBlocked => (
            "A firewall or security program on this computer does not let the program connect.",
            "Ask whoever manages this computer to allow it. A VPN client or antivirus program may be what blocks it.",
        ),
        Meaning::LocalClusterStopped => (
            "The kubeconfig names this computer, and nothing answers at that port.",
            "Start the local cluster or the tunnel again (kind, minikube, Docker Desktop, a port forwarding). If you mean another cluster, choose its context.",
        ),
        Meaning::DnsDown => (
            "The DNS server that was asked does not answer, so no name can be looked up.",
            "See that you are online and in the VPN. In WSL and containers, see the nameserver in /etc/resolv.conf. The cluster is not the reason.",
        ),
        Meaning::ProxyAnswered => (
            "A proxy or load balancer on the way answered instead of the cluster.",
            "Add the cluster to NO_PROXY if it needs no proxy. Otherwise ask whoever runs the proxy to let its address through, or see whether the cluster behind it is up.",
        ),
        Meaning::WebPageAnswered => (
            "A web page came where the cluster should have answered.",
            "A proxy or a sign-in page of your network may stand between: add the cluster to NO_PROXY. Otherwise the address in the file is wrong.",
        ),
        Meaning::OtherStoreCertificate => (
            "This program runs on Node or Java and has certificates of its own, and does not know the authority of the server.",
            "See that the kubeconfig has the certificate-authority-data of the cluster. For the authority of a network, give Node --use-system-ca or NODE_EXTRA_CA_CERTS, and import it into the trust store of Java.",
        ),
        Meaning::ClientCertificateRefused => (
            "The server refuses the client certificate, or asks for one that was not sent.",
            "The certificate of this user may have expired or belong to another cluster. Take a new file, and see that the context names the right user.",
        ),
        Meaning::KeyPairMismatch => (
            "The client certificate and the client key of this user do not belong together.",
            "Take both from the same file again. Do not mix entries of two clusters.",
        ),
        Meaning::ClientKeyBroken => (
            "The client certificate or the client key of this user cannot be read.",
            "It is empty, cut off, enciphered or swapped with the other one. Take the file again.",
        ),
        Meaning::LinkedFilesMissing => (
            "The kubeconfig names certificate or token files that are not here or cannot be read.",
            "A path is often of another system (WSL, a container, another user). Where the files are, write everything into one file, and take that one.",
        ),
        _ => ("", ""),
    }
}
