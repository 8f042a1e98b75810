//! Identifiers that several rooms must recognise: GUIDs, DNS-1123 labels, Azure resource ids.

/// Whether a text is a GUID.
#[must_use]
pub fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Whether a text is a DNS-1123 label, Kubernetes' rule for names of namespaces.
#[must_use]
pub fn is_label(text: &str) -> bool {
    text.len() <= 63 && is_label_of_any_length(text)
}

/// Whether a text is a DNS-1123 subdomain, Kubernetes' rule for most names.
#[must_use]
pub fn is_subdomain(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_label_of_any_length)
}

fn is_label_of_any_length(text: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    text.bytes().all(|b| inner(b) || b == b'-')
        && text.bytes().next().is_some_and(inner)
        && text.bytes().last().is_some_and(inner)
}

/// An Azure resource id, taken apart. Azure writes the fixed words, and at times the names, in any
/// case, so ids are compared by [`ResourceId::same`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResourceId<'a> {
    /// The subscription's id.
    pub subscription: &'a str,
    /// The resource group.
    pub group: &'a str,
    /// The provider, like `Microsoft.ContainerService`.
    pub provider: &'a str,
    /// The kind of resource, like `managedClusters`.
    pub kind: &'a str,
    /// The resource's name.
    pub name: &'a str,
    /// What of the resource is meant, like a managed namespace: its kind and name.
    pub child: Option<(&'a str, &'a str)>,
}

impl<'a> ResourceId<'a> {
    /// Takes an id apart; `None` where it is none. A slash at the end is passed over.
    #[must_use]
    pub fn parse(id: &'a str) -> Option<Self> {
        let mut parts = id.strip_prefix('/')?.split('/');
        let mut next = || parts.next().filter(|part| !part.is_empty());
        let mut after = |wanted: &str| {
            next().filter(|part| part.eq_ignore_ascii_case(wanted)).and_then(|_| next())
        };
        let subscription = after("subscriptions")?;
        let group = after("resourceGroups")?;
        let provider = after("providers")?;
        let (kind, name) = (next()?, next()?);
        let child = match next() {
            Some(kind) => Some((kind, next()?)),
            None => None,
        };
        let whole = parts.all(str::is_empty);
        whole.then_some(Self { subscription, group, provider, kind, name, child })
    }

    /// Whether it is an AKS cluster itself.
    #[must_use]
    pub fn is_aks(&self) -> bool {
        self.is("Microsoft.ContainerService", "managedClusters") && self.child.is_none()
    }

    /// Whether it is a cluster that is connected through Azure Arc.
    #[must_use]
    pub fn is_arc(&self) -> bool {
        self.is("Microsoft.Kubernetes", "connectedClusters") && self.child.is_none()
    }

    fn is(&self, provider: &str, kind: &str) -> bool {
        self.provider.eq_ignore_ascii_case(provider) && self.kind.eq_ignore_ascii_case(kind)
    }

    /// The managed namespace of an AKS cluster that it is.
    #[must_use]
    pub fn managed_namespace(&self) -> Option<&'a str> {
        let (kind, name) = self.child?;
        let fits = self.is("Microsoft.ContainerService", "managedClusters")
            && kind.eq_ignore_ascii_case("managedNamespaces");
        fits.then_some(name)
    }

    /// The id of the resource itself, without what of it is meant.
    #[must_use]
    pub fn resource(&self) -> String {
        let Self { subscription, group, provider, kind, name, .. } = self;
        format!(
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/{provider}/{kind}/{name}"
        )
    }

    /// Whether two ids mean the same.
    #[must_use]
    pub fn same(&self, other: &ResourceId<'_>) -> bool {
        let child = match (self.child, other.child) {
            (None, None) => true,
            (Some(one), Some(other)) => {
                one.0.eq_ignore_ascii_case(other.0) && one.1.eq_ignore_ascii_case(other.1)
            }
            _ => false,
        };
        child && self.resource().eq_ignore_ascii_case(&other.resource())
    }
}

#[cfg(test)]
mod tests {
    use super::{ResourceId, is_guid, is_label, is_subdomain};

    const AKS: &str = "/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod";

    #[test]
    fn a_resource_id_is_taken_apart_in_any_case() {
        let id = ResourceId::parse(AKS).unwrap();
        assert_eq!((id.subscription, id.group, id.name, id.child), ("s-1", "rg", "prod", None));
        assert!(id.is_aks() && !id.is_arc());
        assert_eq!(id.resource(), AKS);
        let low = AKS.to_ascii_lowercase();
        let slash = format!("{low}/");
        for other in [&low, &slash] {
            assert!(ResourceId::parse(other).unwrap().same(&id), "{other}");
        }
        let child = format!("{AKS}/managedNamespaces/payments");
        let child = ResourceId::parse(&child).unwrap();
        assert_eq!(child.managed_namespace(), Some("payments"));
        assert!(!child.is_aks() && !child.same(&id) && child.resource() == AKS);
        let arc = AKS.replace(
            "Microsoft.ContainerService/managedClusters",
            "microsoft.kubernetes/connectedclusters",
        );
        assert!(ResourceId::parse(&arc).unwrap().is_arc());
    }

    #[test]
    fn what_is_no_resource_id_is_refused() {
        for id in [
            "",
            "/",
            "//",
            &AKS[1..],
            &AKS.replace("s-1", ""),
            &AKS.replace("/resourceGroups/rg", ""),
            &format!("{AKS}/agentPools"),
            &format!("{AKS}/agentPools/a/b"),
            "/subscriptions/s",
        ] {
            assert_eq!(ResourceId::parse(id), None, "{id}");
        }
    }

    #[test]
    fn guids_labels_and_subdomains() {
        assert!(is_guid("8f9c2a10-5b7e-4d3c-9a61-2E4F6B8C0D1E"));
        assert!(!is_guid("8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1g") && !is_guid("é"));
        assert!(is_label("a-1") && is_label(&"a".repeat(63)));
        for bad in ["", "-a", "a-", "A", "a.b", "a_b", "é", &"a".repeat(64)] {
            assert!(!is_label(bad), "{bad}");
        }
        assert!(is_subdomain("a.b-c.d") && !is_subdomain("a..b") && !is_subdomain(""));
    }
}
