# Lens or another window, bash or zsh, aks by devicecode

# Install kubectl. Leave this out if you have it.
# Note: The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together.
# -- Homebrew
brew install kubernetes-cli
# -- Azure CLI
sudo az aks install-cli

# Install the sign-in helper, Azure's kubelogin. kubectl calls it to sign you in.
# Note: Another tool has the same name. The package called just kubelogin in Homebrew and Chocolatey is the other one.
# Note: The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together.
# -- Homebrew
brew install Azure/kubelogin/kubelogin
# -- Azure CLI
sudo az aks install-cli

# See that it is the right kubelogin. Azure's prints a help text. The other one says: unknown command.
# Note: The program must find the sign-in helper. On macOS, programs started from the Dock do not have the path of your terminal: start it from there once to see.
kubelogin convert-kubeconfig --help

# Put the file into its place. An older file of that name is kept beside it, and only you can read the new one.
# Note: If you downloaded it more than once, your browser added a number to the name. The lines take the newest.
# Note: If your browser saves elsewhere, put that folder in.
file=$(find ~/Downloads -maxdepth 1 -type f \( -name kubeconfig-prod-weu.yaml -o -name 'kubeconfig-prod-weu (*).yaml' -o -name 'kubeconfig-prod-weu(*).yaml' \) -exec ls -t '{}' + | head -n 1)
if [ -n "$file" ]; then
  mkdir -p -m 700 ~/.kube
  test ! -e ~/.kube/kubeconfig-prod-weu.yaml || mv ~/.kube/kubeconfig-prod-weu.yaml ~/.kube/kubeconfig-prod-weu.yaml.$(date +%Y%m%d-%H%M%S).bak
  mv "$file" ~/.kube/kubeconfig-prod-weu.yaml
  chmod 600 ~/.kube/kubeconfig-prod-weu.yaml
else echo 'not found: kubeconfig-prod-weu.yaml' >&2; fi

# Add the file in the program. In Lens: File, then Add Cluster or Sync kubeconfig. Other programs read ~/.kube or ask for the file.
# Note: The program must find the sign-in helper. On macOS, programs started from the Dock do not have the path of your terminal: start it from there once to see.

# Say hello. The first time, you see an address and a code. Open the address, type the code and sign in. Then the cluster answers.
# Note: Any device will do for the address, your phone too.
kubectl --kubeconfig ~/.kube/kubeconfig-prod-weu.yaml auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl --kubeconfig ~/.kube/kubeconfig-prod-weu.yaml get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: Versions before 0.2 call it: kubelogin remove-tokens.
kubelogin remove-cache-dir

# Only if you restrict which programs kubectl may start: allow the helper. kubectl 1.35 and newer read this from ~/.kube/kuberc.
# Note: If you have a list already, add the helper to it instead: these lines write a new one.
# -- kubectl 1.36 or newer
kubectl kuberc set --section credentialplugin --policy Allowlist --allowlist-entry command=kubelogin
# -- kubectl 1.35
printf '%s\n' 'apiVersion: kubectl.config.k8s.io/v1beta1' 'kind: Preference' 'credentialPluginPolicy: Allowlist' 'credentialPluginAllowlist:' '- name: kubelogin' >> ~/.kube/kuberc
