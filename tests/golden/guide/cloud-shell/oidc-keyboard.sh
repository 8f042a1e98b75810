# Azure Cloud Shell, bash or zsh, oidc by keyboard

# Install the sign-in helper, int128's kubelogin. kubectl calls it, as the plugin oidc-login, to sign you in.
# Note: Azure has another tool of the same name, which does not fit here.
# -- Download
arch=$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
curl -fLO "https://github.com/int128/kubelogin/releases/latest/download/kubelogin_linux_$arch.zip"
unzip -o kubelogin_linux_$arch.zip kubelogin && mkdir -p ~/.local/bin && install -m 0755 kubelogin ~/.local/bin/kubectl-oidc_login
export PATH="$PATH:$HOME/.local/bin"

# See that the plugin is there. It prints a help text. Otherwise kubectl says: unknown command.
kubectl oidc-login setup --help

# Put the file into its place. An older file of that name is kept beside it, and only you can read the new one.
# Note: First upload the file: in Cloud Shell, Manage files, then Upload.
# Note: If you downloaded it more than once, your browser added a number to the name. The lines take the newest.
file=$(find ~ -maxdepth 1 -type f \( -name kubeconfig-prod-weu.yaml -o -name 'kubeconfig-prod-weu (*).yaml' -o -name 'kubeconfig-prod-weu(*).yaml' \) -exec ls -t '{}' + | head -n 1)
if [ -n "$file" ]; then
  mkdir -p -m 700 ~/.kube
  test ! -e ~/.kube/kubeconfig-prod-weu.yaml || mv ~/.kube/kubeconfig-prod-weu.yaml ~/.kube/kubeconfig-prod-weu.yaml.$(date +%Y%m%d-%H%M%S).bak
  mv "$file" ~/.kube/kubeconfig-prod-weu.yaml
  chmod 600 ~/.kube/kubeconfig-prod-weu.yaml
else echo 'not found: kubeconfig-prod-weu.yaml' >&2; fi

# Use it in this window. It ends when you close the window.
# Note: The kubeconfigs that you use already stay in use beside it.
[[ ":$KUBECONFIG:" == *":$HOME/.kube/"kubeconfig-prod-weu.yaml":"* ]] || export KUBECONFIG=~/.kube/kubeconfig-prod-weu.yaml:${KUBECONFIG:-$HOME/.kube/config}

# Use it in every new window. Leave this out if you switch files often.
# Note: zsh reads ~/.zshrc, bash reads ~/.bashrc: use the one of your shell.
printf '%s\n' '[[ ":$KUBECONFIG:" == *":$HOME/.kube/"kubeconfig-prod-weu.yaml":"* ]] || export KUBECONFIG=~/.kube/kubeconfig-prod-weu.yaml:${KUBECONFIG:-$HOME/.kube/config}' >> ~/.bashrc

# Say hello. The first time, you see an address. Open it, sign in, and copy the code it shows back to this window. Then the cluster answers.
# Note: Any device will do for the address, your phone too.
kubectl auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: Versions before 1.29 do not know it: delete the folder .kube/cache/oidc-login in your home instead.
kubectl oidc-login clean
unset KUBECONFIG

# Only if you restrict which programs kubectl may start: allow the helper. kubectl 1.35 and newer read this from ~/.kube/kuberc.
# Note: If you have a list already, add the helper to it instead: these lines write a new one.
# Note: The file calls the plugin by way of kubectl, so kubectl is what the list names. That allows every plugin of kubectl.
# -- kubectl 1.36 or newer
kubectl kuberc set --section credentialplugin --policy Allowlist --allowlist-entry command=kubectl
# -- kubectl 1.35
printf '%s\n' 'apiVersion: kubectl.config.k8s.io/v1beta1' 'kind: Preference' 'credentialPluginPolicy: Allowlist' 'credentialPluginAllowlist:' '- name: kubectl' >> ~/.kube/kuberc
