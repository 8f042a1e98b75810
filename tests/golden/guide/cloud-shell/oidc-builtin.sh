# Azure Cloud Shell, bash or zsh, oidc by builtin

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

# Say hello. Nothing opens: the file holds a token. When the token has ended, take a new file.
kubectl auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: The token in the file works until it ends. Delete the file when you no longer need it.
unset KUBECONFIG
