//! Resource ids as paths of requests.

use crate::encode::percent;
use crate::ids::ResourceId;

/// The path of a resource, without what of it is meant. `None` where a part would lead elsewhere:
/// browsers take `.` and `..` out of addresses (WHATWG URL, path state).
pub(super) fn of(id: &ResourceId<'_>) -> Option<String> {
    let ResourceId { subscription, group, provider, kind, name, .. } = id;
    let parts = [subscription, group, provider, kind, name];
    if parts.iter().any(|part| part.is_empty() || matches!(**part, "." | "..")) {
        return None;
    }
    let [subscription, group, provider, kind, name] = parts.map(|part| percent(part));
    Some(format!(
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/{provider}/{kind}/{name}"
    ))
}

/// The path of an AKS cluster; `None` where the id is none of one.
pub(super) fn cluster(id: &str) -> Option<String> {
    ResourceId::parse(id).filter(ResourceId::is_aks).and_then(|id| of(&id))
}

#[cfg(test)]
mod tests {
    use super::cluster;

    #[test]
    fn no_id_leads_to_another_place() {
        let id = |group: &str, name: &str| {
            format!(
                "/subscriptions/s/resourceGroups/{group}/providers/Microsoft.ContainerService/managedClusters/{name}"
            )
        };
        assert_eq!(cluster(&id("rg", "c")), Some(id("rg", "c")));
        let odd = cluster(&id("rg (ä)", "a?b#c%2f")).unwrap();
        assert!(odd.contains("/rg%20%28%C3%A4%29/") && odd.ends_with("/a%3Fb%23c%252f"), "{odd}");
        for bad in [id("..", "c"), id("rg", "."), id("rg", "c/agentPools/a"), "/tenants".into()] {
            assert_eq!(cluster(&bad), None, "{bad}");
        }
        let arc = id("rg", "c").replace("ContainerService/managed", "Kubernetes/connected");
        assert_eq!(cluster(&arc), None);
    }
}
