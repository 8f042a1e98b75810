# Azure Cloud Shell, bash or zsh, aks by interactive

# There is nothing to install. Cloud Shell has kubectl, Azure's kubelogin and the Azure CLI.

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

# Say hello. The first time, your browser opens for the sign-in. Then the cluster answers with the name it knows you by.
kubectl auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: Versions before 0.2 call it: kubelogin remove-tokens.
kubelogin remove-cache-dir
unset KUBECONFIG

# Only if you restrict which programs kubectl may start: allow the helper. kubectl 1.35 and newer read this from ~/.kube/kuberc.
# Note: If you have a list already, add the helper to it instead: these lines write a new one.
# -- kubectl 1.36 or newer
kubectl kuberc set --section credentialplugin --policy Allowlist --allowlist-entry command=kubelogin
# -- kubectl 1.35
printf '%s\n' 'apiVersion: kubectl.config.k8s.io/v1beta1' 'kind: Preference' 'credentialPluginPolicy: Allowlist' 'credentialPluginAllowlist:' '- name: kubelogin' >> ~/.kube/kuberc
