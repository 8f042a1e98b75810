//! How the way to a cluster passes from one module of the page to the other.

use super::way::Way;
use crate::encode::form;

impl Way {
    /// The way to the cluster of an id, as a form.
    #[must_use]
    pub fn to_form(&self, id: &str) -> String {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        form(&[
            ("id", id),
            ("server", &self.server),
            ("private", if self.private { "1" } else { "" }),
            ("authority", &text(&self.certificate_authority_data)),
            ("tlsServerName", &text(&self.tls_server_name)),
            ("tenant", &text(&self.tenant)),
            ("serverId", &text(&self.server_id)),
            ("clientId", &text(&self.client_id)),
            ("namespace", &text(&self.namespace)),
        ])
    }

    /// Reads the pairs of such a form; `None` where there is no server.
    #[must_use]
    pub fn from_form(pairs: &[(String, String)]) -> Option<Self> {
        let get = |name: &str| {
            let found = pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone());
            found.filter(|value| !value.is_empty())
        };
        Some(Self {
            server: get("server")?,
            private: get("private").is_some(),
            certificate_authority_data: get("authority"),
            tls_server_name: get("tlsServerName"),
            tenant: get("tenant"),
            server_id: get("serverId"),
            client_id: get("clientId"),
            namespace: get("namespace"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Way;
    use crate::encode::parse;

    #[test]
    fn a_way_comes_back_equal() {
        let some = |text: &str| Some(text.to_owned());
        let full = Way {
            server: "https://a.example:443".into(),
            private: true,
            certificate_authority_data: some("LS0t+/="),
            tls_server_name: some("a.b"),
            tenant: some("t"),
            server_id: some("s"),
            client_id: some("c"),
            namespace: some("n"),
        };
        let bare = Way {
            private: false,
            certificate_authority_data: None,
            tls_server_name: None,
            tenant: None,
            server_id: None,
            client_id: None,
            namespace: None,
            ..full.clone()
        };
        for way in [full, bare] {
            assert_eq!(Way::from_form(&parse(&way.to_form("/subscriptions/x"))), Some(way));
        }
        assert_eq!(Way::from_form(&[]), None);
    }
}
