# Another machine, over SSH, bash or zsh, oidc by browser

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

# Install the sign-in helper, int128's kubelogin. kubectl calls it, as the plugin oidc-login, to sign you in.
# Note: Azure has another tool of the same name, which does not fit here.
# Note: Krew is kubectl's manager of plugins, and has to be installed first: krew.sigs.k8s.io.
# -- Krew
kubectl krew install oidc-login
# -- Homebrew
brew install kubelogin
# -- Download
arch=$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
curl -fLO "https://github.com/int128/kubelogin/releases/latest/download/kubelogin_linux_$arch.zip"
unzip -o kubelogin_linux_$arch.zip kubelogin && mkdir -p ~/.local/bin && install -m 0755 kubelogin ~/.local/bin/kubectl-oidc_login
export PATH="$PATH:$HOME/.local/bin"

# See that kubectl is there. It prints its version: 1.28 or newer.
kubectl version --client

# See that the plugin is there. It prints a help text. Otherwise kubectl says: unknown command.
kubectl oidc-login setup --help

# Put the file into its place. An older file of that name is kept beside it, and only you can read the new one.
# Note: Paste these on the computer that has the file. Put your own name and machine in for you@server.
# Note: If you downloaded it more than once, your browser added a number to the name. The lines take the newest.
file=$(find ~/Downloads -maxdepth 1 -type f \( -name kubeconfig-prod-weu.yaml -o -name 'kubeconfig-prod-weu (*).yaml' -o -name 'kubeconfig-prod-weu(*).yaml' \) -exec ls -t '{}' + | head -n 1)
ssh you@server mkdir -p -m 700 .kube
scp -p "$file" you@server:.kube/kubeconfig-prod-weu.yaml
ssh you@server 'chmod 600 .kube/kubeconfig-prod-weu.yaml'

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
