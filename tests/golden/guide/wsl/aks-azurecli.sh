# WSL, Linux inside Windows, bash or zsh, aks by azurecli

# Install kubectl. Leave this out if you have it.
# Note: The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together.
# -- apt (Debian, Ubuntu)
sudo mkdir -p -m 755 /etc/apt/keyrings
curl -fsSL https://pkgs.k8s.io/core:/stable:/v1.35/deb/Release.key | sudo gpg --dearmor -o /etc/apt/keyrings/kubernetes.gpg
echo 'deb [signed-by=/etc/apt/keyrings/kubernetes.gpg] https://pkgs.k8s.io/core:/stable:/v1.35/deb/ /' | sudo tee /etc/apt/sources.list.d/kubernetes.list
sudo apt-get update && sudo apt-get install -y kubectl
# -- dnf (Fedora, Red Hat)
printf '%s\n' '[kubernetes]' 'name=Kubernetes' 'baseurl=https://pkgs.k8s.io/core:/stable:/v1.35/rpm/' 'enabled=1' 'gpgcheck=1' 'gpgkey=https://pkgs.k8s.io/core:/stable:/v1.35/rpm/repodata/repomd.xml.key' | sudo tee /etc/yum.repos.d/kubernetes.repo
sudo dnf install -y kubectl
# -- Homebrew
brew install kubernetes-cli
# -- Download
curl -fLO "https://dl.k8s.io/release/$(curl -fLs https://dl.k8s.io/release/stable.txt)/bin/linux/$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')/kubectl"
sudo install -m 0755 kubectl /usr/local/bin/kubectl && rm kubectl
# -- Azure CLI
sudo az aks install-cli

# Install the Azure CLI. The sign-in helper uses its sign-in.
# -- apt (Debian, Ubuntu)
curl -sL https://aka.ms/InstallAzureCLIDeb | sudo bash
# -- dnf (Fedora, Red Hat)
sudo dnf install -y azure-cli
# -- Homebrew
brew install azure-cli

# Install the sign-in helper, Azure's kubelogin. kubectl calls it to sign you in.
# Note: Another tool has the same name. The package called just kubelogin in Homebrew and Chocolatey is the other one.
# Note: The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together.
# -- Azure CLI
sudo az aks install-cli
# -- Download
arch=$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
curl -fLO "https://github.com/Azure/kubelogin/releases/latest/download/kubelogin-linux-$arch.zip"
unzip -o kubelogin-linux-$arch.zip && sudo install -m 0755 bin/linux_$arch/kubelogin /usr/local/bin/kubelogin
# -- Homebrew
brew install Azure/kubelogin/kubelogin

# See that kubectl is there. It prints its version: 1.28 or newer.
kubectl version --client

# See that it is the right kubelogin. Azure's prints a help text. The other one says: unknown command.
kubelogin convert-kubeconfig --help

# Sign in with the Azure CLI. kubectl will use this sign-in.
# Note: This works without an Azure subscription as well.
az login --tenant 8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e --allow-no-subscriptions

# Put the file into its place. An older file of that name is kept beside it, and only you can read the new one.
# Note: If you downloaded it more than once, your browser added a number to the name. The lines take the newest.
# Note: If your browser saves elsewhere, put that folder in.
file=$(find "$(wslpath "$(powershell.exe -NoProfile -Command '[Environment]::GetFolderPath("UserProfile")' | tr -d '\r')")/Downloads" -maxdepth 1 -type f \( -name kubeconfig-prod-weu.yaml -o -name 'kubeconfig-prod-weu (*).yaml' -o -name 'kubeconfig-prod-weu(*).yaml' \) -exec ls -t '{}' + | head -n 1)
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

# Say hello. Nothing opens: the sign-in from before is used. The cluster answers with the name it knows you by.
kubectl auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: This signs that program out of everything.
az logout
unset KUBECONFIG

# Only if you restrict which programs kubectl may start: allow the helper. kubectl 1.35 and newer read this from ~/.kube/kuberc.
# Note: If you have a list already, add the helper to it instead: these lines write a new one.
# -- kubectl 1.36 or newer
kubectl kuberc set --section credentialplugin --policy Allowlist --allowlist-entry command=kubelogin
# -- kubectl 1.35
printf '%s\n' 'apiVersion: kubectl.config.k8s.io/v1beta1' 'kind: Preference' 'credentialPluginPolicy: Allowlist' 'credentialPluginAllowlist:' '- name: kubelogin' >> ~/.kube/kuberc
