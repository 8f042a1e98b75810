//! The document with its secrets masked.

use super::document::{Kubeconfig, User};
use super::secret::{MASK, is_secret_flag, is_secret_name, looks_like_token, without_password};

fn hide(value: &mut String, secret: bool) {
    if !value.is_empty() && (secret || looks_like_token(value)) {
        MASK.clone_into(value);
    }
}

fn hide_arguments(words: &mut [String]) {
    let mut next = false;
    for word in words {
        let flag = is_secret_flag(word);
        let cut = word.split_once('=').filter(|(_, value)| flag || looks_like_token(value));
        let masked = cut.map(|(name, _)| format!("{name}={MASK}"));
        let alone = flag && masked.is_none();
        match masked {
            Some(masked) => *word = masked,
            None => hide(word, next),
        }
        next = alone;
    }
}

fn hide_in(user: &mut User) {
    match user {
        User::Token(token) => hide(&mut token.0, true),
        User::TokenFile(_) => {}
        User::AuthProvider(provider) => {
            provider.config.iter_mut().for_each(|(key, value)| hide(value, is_secret_name(key)));
        }
        User::Exec(exec) => {
            hide_arguments(&mut exec.args);
            exec.env.iter_mut().for_each(|one| hide(&mut one.value, is_secret_name(&one.name)));
        }
    }
}

/// Whether a secret may be inside, which only masking tells for certain.
fn may_hold(user: &User) -> bool {
    let token = |word: &str| word.split('=').any(looks_like_token);
    user.exec().is_none_or(|exec| {
        exec.args.iter().any(|word| is_secret_flag(word) || token(word))
            || exec.env.iter().any(|one| is_secret_name(&one.name) || looks_like_token(&one.value))
    })
}

fn holds(user: &User) -> bool {
    let mut masked = user.clone();
    hide_in(&mut masked);
    masked != *user
}

impl Kubeconfig {
    /// The document with every secret masked: what may be shown before somebody asks for more.
    #[must_use]
    pub fn masked(&self) -> Self {
        let mut file = self.clone();
        for proxy in file.clusters.iter_mut().filter_map(|one| one.value.proxy_url.as_mut()) {
            *proxy = without_password(proxy, MASK);
        }
        file.users.iter_mut().for_each(|user| hide_in(&mut user.value));
        file
    }

    /// Whether a secret is inside.
    #[must_use]
    pub fn holds_secret(&self) -> bool {
        let mut proxies = self.clusters.iter().filter_map(|one| one.value.proxy_url.as_ref());
        proxies.any(|proxy| without_password(proxy, MASK) != *proxy)
            || self.users.iter().any(|user| may_hold(&user.value) && holds(&user.value))
    }
}
